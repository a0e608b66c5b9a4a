// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Whether SchILD takes an empty column: never, until the school statistics needs it, or always. */
export type MayBeEmpty = 'no' | 'statistics' | 'yes';

export type SchildColumn = {
  /** Position in the line, from 1. */
  readonly position: number;
  /** Text of the header line. SchILD reads columns by position; the header only informs. */
  readonly header: string;
  readonly type: 'text' | 'date' | 'integer' | 'reserved';
  /** Most characters SchILD keeps. */
  readonly maxLength: number;
  readonly mayBeEmpty: MayBeEmpty;
};

/**
 * position | header | type | length | may be empty. SchuelerBasisdaten.dat as the SchILD-NRW help text "Schnittstelle SchILD"
 * describes it: 50 required columns and 8 optional ones, exact order.
 */
const ROWS = `
1|Nachname|text|50|no
2|Vorname|text|30|no
3|Geburtsdatum|date|10|no
4|Geschlecht|text|1|no
5|Status|integer|4|no
6|PLZ|text|10|statistics
7|Ort|text|50|statistics
8|Straße|text|50|yes
9|Aussiedler|text|1|yes
10|1. Staatsang.|text|3|statistics
11|Konfession|text|30|statistics
12|StatistikKrz Konfession|text|10|statistics
13|Aufnahmedatum|date|10|statistics
14|Abmeldedatum Religionsunterricht|date|10|yes
15|Anmeldedatum Religionsunterricht|date|10|yes
16|Schulpflicht erf.|text|1|no
17|Reform-Pädagogik|text|1|yes
18|Nr. Stammschule|text|6|statistics
19|Jahr|integer|4|statistics
20|Abschnitt|integer|4|statistics
21|Jahrgang|text|20|statistics
22|Klasse|text|6|statistics
23|Schulgliederung|text|3|statistics
24|OrgForm|text|1|statistics
25|Klassenart|text|2|statistics
26|Fachklasse|text|10|statistics
27|Noch frei|reserved|0|yes
28|Verpflichtung Sprachförderkurs|text|1|no
29|Teilnahme Sprachförderkurs|text|1|no
30|Einschulungsjahr|integer|4|statistics
31|Übergangsempf. JG5|text|10|statistics
32|Jahr Wechsel S1|integer|4|statistics
33|1. Schulform S1|text|10|statistics
34|Jahr Wechsel S2|integer|4|statistics
35|Förderschwerpunkt|text|2|yes
36|2. Förderschwerpunkt|text|2|yes
37|Schwerstbehinderung|text|1|no
38|Autist|text|1|no
39|LS Schulnr.|text|6|statistics
40|LS Schulform|text|2|statistics
41|Herkunft|text|3|statistics
42|LS Entlassdatum|date|10|statistics
43|LS Jahrgang|text|2|statistics
44|LS Versetzung|integer|4|statistics
45|LS Reformpädagogik|text|1|statistics
46|LS Gliederung|text|3|statistics
47|LS Fachklasse|text|10|statistics
48|LS Abschluss|text|2|statistics
49|Abschluss|text|2|statistics
50|Schulnr. neue Schule|text|6|statistics
51|Zuzugsjahr|integer|4|statistics
52|Geburtsland Schüler|text|3|statistics
53|Geburtsland Mutter|text|3|statistics
54|Geburtsland Vater|text|3|statistics
55|Verkehrssprache|text|2|statistics
56|Dauer Kindergartenbesuch|text|1|statistics
57|Migrationsinformation: Ende der Eingliederungsphase|date|10|statistics
58|Migrationsinformation: Ende Anschlussförderung|date|10|statistics
`;

function readRow(row: string): SchildColumn {
  const [position = '', header = '', type = '', length = '', mayBeEmpty = ''] = row.split('|');
  return {
    position: Number(position),
    header,
    type: type as SchildColumn['type'],
    maxLength: Number(length),
    mayBeEmpty: mayBeEmpty as MayBeEmpty,
  };
}

/** The 58 columns of SchuelerBasisdaten.dat in file order. */
export const BASISDATEN_COLUMNS: readonly SchildColumn[] = ROWS.trim().split('\n').map(readRow);

const byHeader = new Map(BASISDATEN_COLUMNS.map((column) => [column.header, column]));

/**
 * The column with this header text.
 *
 * @throws RangeError when SchuelerBasisdaten.dat has no such column.
 */
export function getColumn(header: string): SchildColumn {
  const column = byHeader.get(header);
  if (column === undefined) throw new RangeError(`no such column: ${header}`);
  return column;
}
