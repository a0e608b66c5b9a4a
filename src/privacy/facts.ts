// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Role } from '../auth/permissions.ts';
import type { Database } from '../db/types.ts';
import type { Purpose } from './purposes.ts';

export type TableName = keyof Database;

/** Of whom data are: the letters and words of the record of processing. */
export const people = {
  child: 'children',
  family: 'families and persons with custody',
  volunteer: 'volunteers',
  staff: 'staff of all bodies',
} as const;
export type Person = keyof typeof people;

/** What a column holds, in the words of the record of processing (Art. 30 (1) c GDPR). `key` and `setting` are nobody's data. */
export const dataKinds = {
  name: 'names',
  birth: 'birth and gender',
  contact: 'phone, mail, language of contact',
  address: 'address and position',
  origin: 'nationality, languages, coming to Germany',
  custody: 'how the parents live and who has custody',
  belief: 'wish for a denomination (Art. 9 GDPR)',
  schooling: 'schools, grades, levels',
  course: 'dates and states of the procedure',
  money: 'bank account, amounts paid',
  text: 'free text',
  actor: 'who did it and when',
  secret: 'passwords, tokens, keys, as hashes or encrypted',
  trace: 'network address, browser, times of use',
  key: 'ids',
  setting: 'settings and reference data',
} as const;
export type DataKind = keyof typeof dataKinds;

/** Who is given the data outside the centre. */
export const recipients = {
  authority: 'deciding authority (Schulamt, Bezirksregierung)',
  asked_school: 'school that is asked',
  allocated_school: 'school that is allocated',
  family: 'the family itself',
  municipality: 'municipality that reported',
  health_office: 'health office (Gesundheitsamt), where the centre has switched it on',
  payment_office: 'payment office of the municipality (Kasse) and its bank',
} as const;
export type Recipient = keyof typeof recipients;

/** When rows go: with the row they belong to, some time after an event, or never. `runs`: the program does it by itself today. */
export type Deletion =
  | { with: TableName }
  | { after: string; period: string; runs?: true; reason?: string }
  | { never: string };

/** What a table is for the protection of data. The feature that writes the table says it, column by column. */
export interface TableFacts<T extends TableName = TableName> {
  /** Empty: no personal data. */
  of: readonly Person[];
  purpose: Purpose;
  deletion: Deletion;
  /** Roles that read it on pages; none where only the program reads it. */
  readers: readonly Role[];
  recipients?: readonly Recipient[];
  columns: Readonly<Record<Exclude<keyof Database[T], 'centre_id'>, DataKind>>;
}

/** Facts about some tables, by name. */
export type Tables = { readonly [T in TableName]?: TableFacts<T> };

/** Tables with their facts: a column that is missing, or there no more, does not compile. */
export const tables = <const Named extends TableName>(facts: { [T in Named]: TableFacts<T> }): typeof facts => facts;
