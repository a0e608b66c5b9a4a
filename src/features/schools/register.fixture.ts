// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

const header =
  'Schulnummer;Schulform;Schulbezeichnung_1;Schulbezeichnung_2;Schulbezeichnung_3;Kurzbezeichnung;PLZ;Ort;Strasse;' +
  'Telefonvorwahl;Telefon;Faxvorwahl;Fax;E-Mail;Homepage;Rechtsform;Traegernummer;Gemeindeschluessel;' +
  'Schulbetriebsschluessel;Schulbetriebsdatum;EPSG;UTMRechtswert;UTMHochwert';

export interface RegisterSchool {
  number: string;
  name?: string;
  phone?: string;
  key?: string;
  ags?: string;
  form?: string;
}

function line({ number, name, phone, key, ags, form }: RegisterSchool): string {
  return [
    ...[number, form ?? '02', name ?? `Schule ${number}`, '', '', `Musterstadt, ${number}`, '52399', 'Musterstadt'],
    ...['Hauptstr. 1', '02421', phone ?? '1', '', '', `${number}@example.org`, '', '1', '10100', ags ?? '05358008'],
    ...[key ?? '1', '01.08.1974', 'EPSG:25832', '323000', '5631000'],
  ]
    .map((field) => `"${field}"`)
    .join(';');
}

/** A register file of invented schools, for tests. */
export const registerBytes = (schools: readonly RegisterSchool[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`sep=;\n${header};\n${schools.map(line).join('\n')}\n`);

/** The schools every test starts with, as rows of a register. */
export const standing = ['199001', '199002', '199003', '199004', '199005', '199006', '199007', '199101', '199102'];
