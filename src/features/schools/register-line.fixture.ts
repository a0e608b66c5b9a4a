// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The header of the official register, without the semicolon at its end. */
export const registerColumns =
  'Schulnummer;Schulform;Schulbezeichnung_1;Schulbezeichnung_2;Schulbezeichnung_3;Kurzbezeichnung;PLZ;Ort;Strasse;' +
  'Telefonvorwahl;Telefon;Faxvorwahl;Fax;E-Mail;Homepage;Rechtsform;Traegernummer;Gemeindeschluessel;' +
  'Schulbetriebsschluessel;Schulbetriebsdatum;EPSG;UTMRechtswert;UTMHochwert';

const GOOD: Record<string, string> = {
  Schulnummer: '199001',
  Schulform: '02',
  Schulbezeichnung_1: 'Apfelbaumschule',
  Schulbezeichnung_2: 'Städt. Gem. Grundschule',
  Schulbezeichnung_3: '- Primarstufe -',
  Kurzbezeichnung: 'Musterstadt, GG Apfelbaumschule',
  PLZ: '52399',
  Ort: 'Musterstadt',
  Strasse: 'Hauptstr. 1; Hof',
  Telefonvorwahl: '02421',
  Telefon: '123',
  Faxvorwahl: '',
  Fax: '',
  'E-Mail': '199001@schule.example',
  Homepage: '',
  Rechtsform: '1',
  Traegernummer: '10100',
  Gemeindeschluessel: '05358008',
  Schulbetriebsschluessel: '1',
  Schulbetriebsdatum: '01.08.1974',
  EPSG: 'EPSG:25832',
  UTMRechtswert: '323000',
  UTMHochwert: '5631000',
};

/** A row of the register as the ministry writes it, quoted: an invented school, changed by `changes`. */
export function registerLine(changes: Record<string, string> = {}, columns = registerColumns): string {
  const values = { ...GOOD, ...changes };
  return columns
    .split(';')
    .map((column) => `"${(values[column] ?? '').replaceAll('"', '""')}"`)
    .join(';');
}

/** Lines of text as the bytes of a file in UTF-8. */
export function textBytes(...lines: string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
