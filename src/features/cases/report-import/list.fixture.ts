// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A row of a list of reports with invented people, by the names of its columns. */
export const listedChild = (changes: Record<string, string> = {}): Record<string, string> => ({
  'Familie Nr.': '',
  Familienname: 'Al-Liste',
  Vornamen: 'Rima',
  Geburtsdatum: '12.04.2015',
  Geschlecht: 'w',
  'Erste Sprache': 'Arabisch',
  Staatsangehörigkeit: 'Syrien',
  'Einreise nach Deutschland': '',
  Einzugsdatum: '02.11.2026',
  Straße: 'Listenweg',
  Hausnummer: '4',
  PLZ: '52349',
  Ort: 'Düren',
  'E-Mail': '',
  Kontaktweg: '',
  ...changes,
});

/** Rows as a CSV file. @param encode into the bytes of its character set */
export function listFile(
  rows: readonly Record<string, string>[],
  encode: (text: string) => Uint8Array<ArrayBuffer> = (text) => new TextEncoder().encode(text),
): File {
  const headings = Object.keys(rows[0] ?? listedChild());
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
  return new File([encode(`${lines.map((line) => line.join(';')).join('\r\n')}\r\n`)], 'liste.csv');
}
