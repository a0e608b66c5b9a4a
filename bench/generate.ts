// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { jsonLines } from './matching/drawn.ts';
import { drawNrw } from './matching/nrw.ts';

/**
 * `node bench/generate.ts --children 500 --schools 50 [--tightness 1.02] [--seed 1] [--levels 3] [--layered]
 * [--families 50] --out IN.json` writes an NRW-like instance for `herzstueck match`, piece by piece.
 */
const { values } = parseArgs({
  options: {
    children: { type: 'string', default: '500' },
    schools: { type: 'string', default: '50' },
    tightness: { type: 'string', default: '1.02' },
    seed: { type: 'string', default: '1' },
    levels: { type: 'string', default: '1' },
    layered: { type: 'boolean', default: false },
    families: { type: 'string', default: '0' },
    out: { type: 'string' },
  },
});

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function number(name: 'children' | 'schools' | 'tightness' | 'seed' | 'families', least: number, whole = true): number {
  const value = Number(values[name]);
  if (!Number.isFinite(value) || value < least || (whole && !Number.isInteger(value)))
    fail(`--${name} must be ${whole ? 'a whole number' : 'a number'} from ${least} on, not ${values[name]}.`);
  return value;
}

if (values.levels !== '1' && values.levels !== '3') fail('--levels must be 1 or 3.');
const { out } = values;
if (out === undefined) fail('--out FILE is missing.');
const children = number('children', 1);
const families = number('families', 0);
if (2 * families > children) fail(`--families ${families} needs at least ${2 * families} children.`);

const drawn = drawNrw({
  children,
  families,
  pools: number('schools', 1),
  seatsPerChild: number('tightness', 0, false),
  seed: number('seed', 0),
  levels: values.levels === '3' ? 3 : 1,
  layered: values.layered,
});

const PIECE = 1 << 16;
const file = openSync(out, 'w');
let piece = '';
for (const line of jsonLines(drawn)) {
  piece += `${line}\n`;
  if (piece.length < PIECE) continue;
  writeFileSync(file, piece);
  piece = '';
}
writeFileSync(file, piece);
closeSync(file);
