// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { STATE_AREA } from '../codes/state-area.ts';
import { houseKey, streetKeys } from '../features/families/street-rules.ts';
import { parseMetres } from '../features/schools/register-resaved.ts';
import {
  type Delimiter,
  decodeParts,
  delimiterOf,
  encodingOf,
  foreignKind,
  isEmptyRow,
  SEPARATOR_HINT,
  splitFields,
} from '../features/schools/register-text.ts';
import { type Column, columnLabels, findLayout, type Layout } from './address-layouts.ts';

/** Position of one building, metres in EPSG:25832. What the file does not name is ''; postcode or AGS stands always. */
export interface BuildingPosition {
  /** 8 digits. */
  ags: string;
  postcode: string;
  streetKey: string;
  /** Official key of the street within its municipality. */
  streetNumber: string;
  houseNumber: string;
  x: number;
  y: number;
}

export interface AddressProblem {
  line: number;
  column?: string;
  message: string;
}

/** Some files lead the zone (32) in front of the east value. */
const ZONE = 32_000_000;

function* linesOf(parts: Iterable<string>): Generator<string> {
  let rest = '';
  for (const part of parts) {
    const lines = (rest + part).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest.replace(/\r$/, '');
}

/** Search form of a street; a state has a million buildings in some ten thousand streets. */
function streetReader(): (street: string) => string | undefined {
  const keys = new Map<string, string | undefined>();
  return (street) => {
    if (!keys.has(street)) keys.set(street, streetKeys(street)[0]);
    return keys.get(street);
  };
}

type Read = BuildingPosition | { column: Column; message: string } | null;

function agsOf(text: (column: Column) => string): string {
  const parts = [text('state').padStart(2, '0'), text('region') || '0', text('district').padStart(2, '0')];
  const whole = text('ags').padStart(8, '0');
  const ags = /[1-9]/.test(whole) ? whole : [...parts, text('municipality').padStart(3, '0')].join('');
  return /^\d{2}[0-9]{6}$/.test(ags) && /[1-9]/.test(ags) ? ags : '';
}

/** @returns null for what is no building in North Rhine-Westphalia with an official house number, or was torn down */
function readRow(fields: readonly string[], layout: Layout, streetKeyOf: (street: string) => string | undefined): Read {
  const text = (column: Column) => fields[layout[column] ?? -1]?.trim() ?? '';
  const wrong = (column: Column, message: string) => ({ column, message });
  const ags = agsOf(text);
  if (ags !== '' && !ags.startsWith('05')) return null;
  const number = text('houseNumber');
  const official = layout.quality !== undefined;
  if (official && (text('change') === 'L' || text('quality') === 'C' || !/^\d{1,4}$/.test(number))) return null;
  const streetKey = streetKeyOf(text('street'));
  if (!streetKey) return wrong('street', 'Der Straßenname fehlt.');
  if (!/^\d{1,4}$/.test(number)) return wrong('houseNumber', `„${number}“ ist keine Hausnummer.`);
  const postcode = text('postcode');
  if (!/^\d{5}$/.test(postcode) && !(postcode === '' && ags !== ''))
    return wrong('postcode', `„${postcode}“ ist keine Postleitzahl.`);
  const east = parseMetres(text('east'));
  const x = east > ZONE ? east - ZONE : east;
  const y = parseMetres(text('north'));
  if (!(x >= STATE_AREA.west && x <= STATE_AREA.east))
    return wrong('east', `Der Ostwert „${text('east')}“ liegt nicht in Nordrhein-Westfalen (EPSG:25832).`);
  if (!(y >= STATE_AREA.south && y <= STATE_AREA.north))
    return wrong('north', `Der Nordwert „${text('north')}“ liegt nicht in Nordrhein-Westfalen (EPSG:25832).`);
  const houseNumber = houseKey(`${Number(number)}${text('suffix')}`);
  return { ags, postcode, streetKey, streetNumber: text('streetNumber'), houseNumber, x, y };
}

/**
 * Reads official building coordinates row by row, so that the file of a whole state does not have to fit into memory:
 * Hauskoordinaten (HK-DE) with or without header, gebref.txt of OpenGeodata.NRW, and tables with named columns, as they are
 * or saved again by a spreadsheet program (`decodeLines` for encodings and delimiters); positions in EPSG:25832.
 * @returns for every row its building, what is wrong with it, or null when it is passed over (another Land, torn down, no
 * official house number); lines without content and comments give nothing
 */
export function* readAddresses(bytes: Uint8Array): Generator<BuildingPosition | AddressProblem | null> {
  const encoding = encodingOf(bytes);
  const kind =
    foreignKind(bytes) ??
    (encoding ? undefined : 'Die Umlaute sind nicht lesbar. Speichern Sie die Datei als „CSV UTF-8“.');
  if (kind !== undefined || !encoding) {
    yield { line: 1, message: kind ?? '' };
    return;
  }
  const streetKeyOf = streetReader();
  let format: { layout: Layout; delimiter: Delimiter } | undefined;
  let line = 0;
  for (const row of linesOf(decodeParts(bytes, encoding))) {
    line += 1;
    if (isEmptyRow(row) || row.startsWith('#')) continue;
    if (!format) {
      if (SEPARATOR_HINT.test(row.trim())) continue;
      const delimiter = delimiterOf(row);
      const found = findLayout(splitFields(row, delimiter) ?? []);
      if ('problem' in found) {
        yield { line, message: found.problem };
        return;
      }
      format = { layout: found.layout, delimiter };
      if (found.headed) continue;
    }
    const fields = splitFields(row, format.delimiter);
    const read = fields ? readRow(fields, format.layout, streetKeyOf) : undefined;
    if (read === undefined) yield { line, message: 'Ein Anführungszeichen fehlt oder steht an der falschen Stelle.' };
    else if (read && 'message' in read)
      yield { line, column: columnLabels[read.column] ?? read.column, message: read.message };
    else yield read;
  }
  if (!format) yield { line: 1, message: 'Die Datei ist leer.' };
}
