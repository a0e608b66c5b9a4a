// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { firstLines, overLimit, type TableLimits } from '../../files/limits.ts';
import { findHeadingProblem, parseRegister, type RegisterFile } from './register.ts';

/** Some three times what the register of NRW holds: 5,500 rows of at most 700 bytes. */
export const registerLimits: TableLimits = { rows: 20_000, rowBytes: 8_000 };

const again = 'Bitte laden Sie das Verzeichnis noch einmal unverändert herunter.';
const sentences = {
  rows: `Die Datei hat mehr als 20.000 Zeilen, das Verzeichnis rund 5.500. ${again}`,
  rowBytes: `Die Zeile ist länger als 8.000 Zeichen. ${again}`,
};

/**
 * Reads the register of schools, heading and limits first: what cannot be the register is not taken apart. What it is
 * instead, a PDF or another table, is said before how long it is.
 */
export function readRegister(bytes: Uint8Array): RegisterFile {
  const over = overLimit(bytes, registerLimits);
  if (!over) return parseRegister(bytes);
  const error = findHeadingProblem(firstLines(bytes)) ?? { line: over.line, message: sentences[over.limit] };
  return { rows: [], errors: [error], errorCount: 1, warnings: [], warningCount: 0 };
}
