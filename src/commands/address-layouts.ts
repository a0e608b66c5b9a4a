// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What is read of a building. `state` to `municipality` are the parts of the AGS where it does not stand in one column. */
export type Column = keyof typeof addressColumns;

/** Names of the columns as HK-DE 5.2 (AdV, "Hauskoordinaten Deutschland") and the files of the Länder head them; any case. */
export const addressColumns = {
  street: ['strassenname', 'straßenname', 'strasse', 'straße', 'stn', 'str', 'str_name', 'strname'],
  houseNumber: ['hausnummer', 'hausnr', 'hnr', 'hn'],
  suffix: ['adressierungszusatz', 'hausnummernzusatz', 'hausnrzusatz', 'hnrzusatz', 'adz', 'zusatz'],
  postcode: ['postleitzahl', 'plz', 'pst', 'postplz'],
  east: ['ostwert', 'east', 'rechtswert', 'e', 'x', 'utm_ost', 'koordinate_ost'],
  north: ['nordwert', 'north', 'hochwert', 'n', 'y', 'utm_nord', 'koordinate_nord'],
  ags: ['ags', 'gemeindeschluessel', 'gemeindeschlüssel'],
  state: ['landschl'],
  region: ['regbezschl'],
  district: ['kreisschl'],
  municipality: ['gmdschl'],
  streetNumber: ['strschl', 'strassenschluessel', 'straßenschlüssel'],
  change: ['nba'],
  quality: ['qua'],
} as const;

/** How the columns are called to people. */
export const columnLabels: Partial<Record<Column, string>> = {
  street: 'Straßenname',
  houseNumber: 'Hausnummer',
  postcode: 'Postleitzahl',
  ags: 'Gemeindeschlüssel',
  east: 'Ostwert',
  north: 'Nordwert',
};

/** Where each column stands in a row, from 0. */
export type Layout = Readonly<Partial<Record<Column, number>>>;

const keys = { change: 0, quality: 2 };
// nba;oid;qua;landschl;land;regbezschl;regbez;kreisschl;kreis;gmdschl;gmd;ottschl;ott;strschl;str;hnr;adz;zone;ostwert;nordwert
const named: Layout = {
  ...{ ...keys, state: 3, region: 5, district: 7, municipality: 9, streetNumber: 13 },
  ...{ street: 14, houseNumber: 15, suffix: 16, east: 18, north: 19 },
};
// NBA;OI;QUA;LAN;RBZ;KRS;GMD;OTT;SSS;HNR;ADZ;E;N;STN
const keyed: Layout = {
  ...{ ...keys, state: 3, region: 4, district: 5, municipality: 6, streetNumber: 8 },
  ...{ houseNumber: 9, suffix: 10, east: 11, north: 12, street: 13 },
};

/**
 * Official files without a header, by the number of their fields: gebref.txt of OpenGeodata.NRW as of today (date last) and
 * until 2019, HK-DE 5 (postal place last) and until 4.2. gebref knows no postcodes.
 */
const headerless: Readonly<Record<number, Layout>> = {
  14: keyed,
  15: keyed,
  18: { ...keyed, postcode: 14 },
  20: named,
  21: named,
  24: { ...named, postcode: 20 },
};

const needed = ['street', 'houseNumber', 'postcode', 'east', 'north'] as const;
const FORMATS =
  'Lesbar sind Hauskoordinaten (HK-DE), die Datei gebref.txt von OpenGeodata.NRW und Tabellen mit den Spalten Straßenname, ' +
  'Hausnummer, Postleitzahl, Ostwert und Nordwert.';

/** An official file without a header is told by its keys and numbers; empty columns at the end do not count. */
function headerlessLayout(fields: readonly string[]): Layout | undefined {
  const filled = fields.findLastIndex((field) => field.trim() !== '') + 1;
  for (let width = fields.length; width >= Math.min(filled, fields.length); width -= 1) {
    const layout = headerless[width];
    const text = (column: Column) => fields[layout?.[column] ?? -1]?.trim() ?? '';
    const isPosition = [text('east'), text('north')].every((value) => /^\d{6,8}([.,]\d+)?$/.test(value));
    if (layout && isPosition && /^\d{1,2}$/.test(text('state')) && /^(\d{5})?$/.test(text('postcode'))) return layout;
  }
  return undefined;
}

/**
 * Where the columns of a file stand, by its first row: by their names, or for the official files without a header by their
 * number.
 * @returns `headed`: whether the first row holds names, not a building; or a sentence why the file cannot be read
 */
export function findLayout(fields: readonly string[]): { layout: Layout; headed: boolean } | { problem: string } {
  const names = fields.map((name) => name.trim().toLowerCase());
  const entries = (Object.entries(addressColumns) as [Column, readonly string[]][])
    .map(([column, accepted]) => [column, names.findIndex((name) => accepted.includes(name))] as const)
    .filter(([, index]) => index >= 0);
  const layout: Layout = Object.fromEntries(entries);
  const hasAgs = layout.ags !== undefined || layout.municipality !== undefined;
  const missing = needed.filter((column) => layout[column] === undefined && !(column === 'postcode' && hasAgs));
  if (missing.length === 0) return { layout, headed: true };
  const without = headerlessLayout(fields);
  if (without) return { layout: without, headed: false };
  if (/^[LRKGS]$/.test(fields[0]?.trim() ?? '') && fields.length < 10)
    return { problem: `Das ist die Entschlüsselungsdatei, nicht die Datei mit den Gebäuden. ${FORMATS}` };
  const labels = missing.map((column) => columnLabels[column] ?? column);
  return missing.length < needed.length - 1
    ? { problem: `In der Kopfzeile fehlen diese Spalten: ${labels.join(', ')}.` }
    : { problem: `Dieses Format kennen wir nicht. ${FORMATS}` };
}
