// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { centreForMunicipality } from '../codes/centres.ts';
import { overLimit, type TableLimits } from '../files/limits.ts';
import { type AddressProblem, type BuildingPosition, readAddresses } from './address-file.ts';

/** More than the buildings of North Rhine-Westphalia: gebref.txt comes as one file for the whole state. */
const addressLimits: TableLimits = { rows: 6_000_000, rowBytes: 8_000 };
/** So many rows go into one statement: the embedded database works on the event loop. */
const BATCH = 1_000;
/** So many rows are read for one answer, which has to come in time. */
const STEP = 100_000;
const LISTED = 50;

/** What is wrong with the rows read so far (at most 50 listed), and how many were passed over. */
export interface AddressCheck {
  errors: AddressProblem[];
  errorCount: number;
  passed: number;
  done: boolean;
}

function limitProblem(bytes: Uint8Array): AddressProblem | undefined {
  const over = overLimit(bytes, addressLimits);
  if (!over) return undefined;
  const message =
    over.limit === 'rows'
      ? 'Die Datei hat mehr als 6.000.000 Zeilen. Bitte teilen Sie sie.'
      : 'Die Zeile ist länger als 8.000 Zeichen. Das ist keine Datei mit Hauskoordinaten.';
  return { line: over.line, message };
}

const keyOf = ({ ags, postcode, streetKey, houseNumber, streetNumber }: BuildingPosition): string =>
  [ags, postcode, streetKey, houseNumber, streetNumber].join('|');

/** One file of building positions in hand, in the process that reads files. Nothing of it is kept but its bytes. */
export function addressTask(bytes: Uint8Array) {
  const found: AddressCheck = { errors: [], errorCount: 0, passed: 0, done: false };
  let checking: Iterator<BuildingPosition | AddressProblem | null> | undefined;
  let reading: typeof checking;
  const note = (problem: AddressProblem): void => {
    found.errorCount += 1;
    if (found.errors.length < LISTED) found.errors.push(problem);
  };
  return {
    /** Reads on: to be asked until `done`. */
    check: (): AddressCheck => {
      const limit = checking ? undefined : limitProblem(bytes);
      if (limit) {
        note(limit);
        return { ...found, done: true };
      }
      checking ??= readAddresses(bytes);
      for (let row = 0; row < STEP; row += 1) {
        const { value, done } = checking.next();
        if (done) return { ...found, done: true };
        if (value === null) found.passed += 1;
        else if ('message' in value) note(value);
      }
      return found;
    },
    /**
     * The next buildings as a JSON array, each once (the later row wins); null when there are no more.
     * @param centres keys of the centres in whose areas buildings are kept, where the file names the municipality
     */
    next: (centres: readonly string[]): { json: string; count: number; passed: number } | null => {
      reading ??= readAddresses(bytes);
      const batch = new Map<string, BuildingPosition>();
      let passed = 0;
      for (let row = 0; row < STEP && batch.size < BATCH; row += 1) {
        const { value, done } = reading.next();
        if (done && row === 0) return null;
        if (done) break;
        if (value === null || 'message' in value) continue;
        const { ags } = value;
        if (ags === '' || centres.length === 0 || centres.includes(centreForMunicipality(ags) ?? ''))
          batch.set(keyOf(value), value);
        else passed += 1;
      }
      return { json: JSON.stringify([...batch.values()]), count: batch.size, passed };
    },
  };
}
