// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { registerBytes } from './register.fixture.ts';
import { readRegister, registerLimits } from './register-limits.ts';

const school = { number: '199001' };
const right = new TextDecoder().decode(registerBytes([school]));
const read = (text: string) => readRegister(new TextEncoder().encode(text));

describe('a register beyond its limits', () => {
  it.each([
    ['too many rows', right + 'a;b\n'.repeat(registerLimits.rows), 20_001, 'mehr als 20.000 Zeilen'],
    ['a row without end', `${right}${'x'.repeat(9000)}\n`, 4, 'länger als 8.000 Zeichen'],
    ['a wrong heading over many rows', 'a;b\n'.repeat(30_000), 1, 'Das ist nicht das Schulverzeichnis'],
    ['one line alone', 'x'.repeat(50_000), 1, 'Das ist nicht das Schulverzeichnis'],
    ['another kind of file', `%PDF-1.7${'x'.repeat(50_000)}`, 1, 'Das ist eine PDF-Datei'],
  ])('%s is one error', (_, text, line, message) => {
    const { errors, errorCount, rows } = read(text);
    expect(errors).toEqual([{ line, message: expect.stringContaining(message) }]);
    expect([errorCount, rows]).toEqual([1, []]);
  });

  it('names the line and column of an entry that is too long', () => {
    const { errors } = readRegister(registerBytes([{ ...school, name: 'x'.repeat(301) }]));
    expect(errors).toEqual([
      { line: 3, column: 'Schulbezeichnung_1', message: 'Die Angabe ist länger als 300 Zeichen.' },
    ]);
  });

  it('is none while it keeps them', () => {
    expect(read(right)).toMatchObject({ errorCount: 0, rows: [school] });
  });
});
