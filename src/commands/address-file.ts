// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { houseKey, streetKeys } from '../features/families/position.ts';
import { decodeLines, splitFields } from '../features/schools/register-text.ts';

/** Position of one building, metres in EPSG:25832. */
export interface BuildingPosition {
  postcode: string;
  streetKey: string;
  houseNumber: string;
  x: number;
  y: number;
}

export interface AddressProblem {
  line: number;
  column?: string;
  message: string;
}

/** Names of the columns as the files of the Länder and of Geobasis NRW head them; upper and lower case alike. */
export const addressColumns = {
  street: ['strassenname', 'straßenname', 'strasse', 'straße', 'stn', 'str_name', 'strname'],
  houseNumber: ['hausnummer', 'hausnr', 'hnr', 'hn'],
  suffix: ['adressierungszusatz', 'hausnummernzusatz', 'hausnrzusatz', 'hnrzusatz', 'adz', 'zusatz'],
  postcode: ['postleitzahl', 'plz', 'pst'],
  east: ['ostwert', 'east', 'rechtswert', 'e', 'x', 'utm_ost', 'koordinate_ost'],
  north: ['nordwert', 'north', 'hochwert', 'n', 'y', 'utm_nord', 'koordinate_nord'],
} as const;
type Column = keyof typeof addressColumns;

const labels: Record<Column, string> = {
  street: 'Straßenname',
  houseNumber: 'Hausnummer',
  suffix: 'Adressierungszusatz',
  postcode: 'Postleitzahl',
  east: 'Ostwert',
  north: 'Nordwert',
};

// NRW in EPSG:25832, rounded outward. Some files lead the zone (32) in front of the east value.
const area = { west: 275_000, east: 535_000, south: 5_575_000, north: 5_825_000 };
const LISTED = 50;

function metres(text: string): number {
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

function eastOf(text: string): number {
  const value = metres(text);
  return value > 32_000_000 && value < 33_000_000 ? value - 32_000_000 : value;
}

function findColumns(line: string): { at: Map<Column, number>; missing: string[] } {
  const names = (splitFields(line) ?? []).map((name) => name.trim().toLowerCase());
  const at = new Map<Column, number>();
  for (const [column, accepted] of Object.entries(addressColumns) as [Column, readonly string[]][]) {
    const index = names.findIndex((name) => accepted.includes(name));
    if (index >= 0) at.set(column, index);
  }
  const needed: Column[] = ['street', 'houseNumber', 'postcode', 'east', 'north'];
  return { at, missing: needed.filter((column) => !at.has(column)).map((column) => labels[column]) };
}

function readLine(
  fields: readonly string[],
  at: Map<Column, number>,
): BuildingPosition | { column: Column; message: string } {
  const text = (column: Column) => fields[at.get(column) ?? -1]?.trim() ?? '';
  const wrong = (column: Column, message: string) => ({ column, message });
  const [streetKey] = streetKeys(text('street'));
  if (!streetKey) return wrong('street', 'Der Straßenname fehlt.');
  if (!/^\d{1,4}$/.test(text('houseNumber')))
    return wrong('houseNumber', `„${text('houseNumber')}“ ist keine Hausnummer.`);
  if (!/^\d{5}$/.test(text('postcode'))) return wrong('postcode', `„${text('postcode')}“ ist keine Postleitzahl.`);
  const x = eastOf(text('east'));
  const y = metres(text('north'));
  if (!(x >= area.west && x <= area.east))
    return wrong('east', `Der Ostwert „${text('east')}“ liegt nicht in Nordrhein-Westfalen (EPSG:25832).`);
  if (!(y >= area.south && y <= area.north))
    return wrong('north', `Der Nordwert „${text('north')}“ liegt nicht in Nordrhein-Westfalen (EPSG:25832).`);
  const houseNumber = houseKey(`${Number(text('houseNumber'))}${text('suffix')}`);
  return { postcode: text('postcode'), streetKey, houseNumber, x, y };
}

/**
 * Reads official building coordinates (Hauskoordinaten): UTF-8, semicolons, first line with the names of the columns, one
 * building a line, positions in EPSG:25832. A building that stands twice counts once, the later line wins.
 * @returns all positions, or what is wrong with which line (the first 50; `errorCount` counts all)
 */
export function parseAddresses(bytes: Uint8Array): {
  rows: BuildingPosition[];
  errors: AddressProblem[];
  errorCount: number;
} {
  const decoded = decodeLines(bytes);
  if ('problem' in decoded) return { rows: [], errors: [decoded.problem], errorCount: 1 };
  const head = decoded.lines[0]?.trim().toLowerCase().startsWith('sep=') ? 1 : 0;
  const { at, missing } = findColumns(decoded.lines[head] ?? '');
  if (missing.length > 0) {
    const message = `In der Kopfzeile fehlen diese Spalten: ${missing.join(', ')}.`;
    return { rows: [], errors: [{ line: head + 1, message }], errorCount: 1 };
  }
  const rows = new Map<string, BuildingPosition>();
  const errors: AddressProblem[] = [];
  let errorCount = 0;
  for (let index = head + 1; index < decoded.lines.length; index += 1) {
    const line = decoded.lines[index] ?? '';
    if (line.trim() === '') continue;
    const fields = splitFields(line);
    const read = fields
      ? readLine(fields, at)
      : { message: 'Ein Anführungszeichen fehlt oder steht an der falschen Stelle.', column: undefined };
    if ('message' in read) {
      errorCount += 1;
      const column = read.column ? { column: labels[read.column] } : {};
      if (errors.length < LISTED) errors.push({ line: index + 1, ...column, message: read.message });
    } else rows.set(`${read.postcode}|${read.streetKey}|${read.houseNumber}`, read);
  }
  return { rows: [...rows.values()], errors, errorCount };
}
