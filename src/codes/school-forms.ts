// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PlaceKind } from './pupil-keys.ts';

export * from './pupil-keys.ts';

/** School stage (Schulstufe, § 10 SchulG NRW): Primarstufe, Sekundarstufe I, Sekundarstufe II. */
export type Stage = 'primary' | 'secondary1' | 'secondary2';

export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  primary: 'Primarstufe',
  secondary1: 'Sekundarstufe I',
  secondary2: 'Sekundarstufe II',
};

/** A grade (Jahrgang) with its key in the NRW school statistics. */
export type Grade = { readonly key: string; readonly label: string; readonly stage: Stage };

const numbered = (from: number, to: number, stage: Stage): Grade[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    key: String(from + i).padStart(2, '0'),
    label: `Jahrgang ${from + i}`,
    stage,
  }));

/**
 * All grades in school order. E1–E3 are the years a child may spend in the Schuleingangsphase (grades 1 and 2); the
 * gymnasiale Oberstufe counts EF, Q1, Q2 since 2013, and 11–13 remain for Waldorf schools and the Berufskolleg.
 */
export const GRADES: readonly Grade[] = [
  { key: 'E1', label: 'Eingangsphase, 1. Jahr', stage: 'primary' },
  { key: 'E2', label: 'Eingangsphase, 2. Jahr', stage: 'primary' },
  { key: 'E3', label: 'Eingangsphase, 3. Jahr', stage: 'primary' },
  ...numbered(1, 4, 'primary'),
  ...numbered(5, 10, 'secondary1'),
  { key: 'EF', label: 'Einführungsphase (EF)', stage: 'secondary2' },
  { key: 'Q1', label: 'Qualifikationsphase, 1. Jahr (Q1)', stage: 'secondary2' },
  { key: 'Q2', label: 'Qualifikationsphase, 2. Jahr (Q2)', stage: 'secondary2' },
  ...numbered(11, 13, 'secondary2'),
];

const gradeByKey = new Map(GRADES.map((grade) => [grade.key, grade]));

/** Keys of all grades, in school order. */
export const gradeKeys = GRADES.map(({ key }) => key) as [string, ...string[]];

/** The grade with this key ("05", "E1", "EF"), or undefined. */
export function findGrade(key: string): Grade | undefined {
  return gradeByKey.get(key);
}

/** What people call a grade; a key that is no grade stays as it is. */
export const gradeLabel = (key: string): string => findGrade(key)?.label ?? key;

/** The stage a grade belongs to, or undefined for a key that is no grade. */
export function stageOfGrade(grade: string): Stage | undefined {
  return gradeByKey.get(grade)?.stage;
}

/**
 * The stage of a grade that is known to be one.
 * @throws RangeError for a key that is no grade
 */
export function getStage(grade: string): Stage {
  const stage = stageOfGrade(grade);
  if (stage === undefined) throw new RangeError(`not a grade: ${grade}`);
  return stage;
}

/**
 * The stage in which a newcomer of this age (completed years) is usually placed, as a starting value for counselling: under
 * 10 primary, 10–15 Sekundarstufe I, from 16 Sekundarstufe II (the Internationale Förderklasse takes pupils from 16).
 * Undefined under 5: no child of that age starts school. The Schulamt decides, not the age alone.
 */
export function stageForAge(age: number): Stage | undefined {
  if (!(age >= 5)) return undefined;
  if (age < 10) return 'primary';
  return age < 16 ? 'secondary1' : 'secondary2';
}

/** A school form (Schulform) of the official NRW key table. */
export type SchoolForm = {
  /** Two-digit key of the school register (Schuldatei): "02". */
  readonly key: string;
  /** Official short form: "G". Unique, and what exports use. "SL" is ours: the register gives 81 none. */
  readonly short: string;
  readonly name: string;
  readonly stages: readonly Stage[];
  /** Keys of the grades the form leads; empty where classes are no grades (Weiterbildungskolleg, Lernort). */
  readonly grades: readonly string[];
  /** Kinds of class the statistics knows at the form (key table "Klassenart" since 2024). */
  readonly classKinds: readonly ClassKind[];
  /** A Förderschule: open only to children with established special needs (§ 20 SchulG NRW, procedure of the AO-SF). */
  readonly special: boolean;
  /** Berufskolleg and its Förderschule: have Schulgliederungen (A17, A18) in place of kinds of class. */
  readonly vocational: boolean;
  /** May be a school of one confession (§ 26 SchulG NRW). */
  readonly denominational: boolean;
  /** Whether a child can be given a place here at all. */
  readonly placementTarget: boolean;
  /** Last year of validity, when the form has ended. */
  readonly endedIn?: number;
};

type ClassKind = NonNullable<PlaceKind['classKind']>;

const keys = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(2, '0'));
const UPPER = ['EF', 'Q1', 'Q2'];
const ENTRANCE = ['E1', 'E2', 'E3'];
const PRIMARY: readonly Stage[] = ['primary'];
const SECONDARY_1: readonly Stage[] = ['secondary1'];
const SECONDARY_2: readonly Stage[] = ['secondary2'];
const REGULAR_ONLY: readonly ClassKind[] = ['RK'];

type FormFacts = Pick<SchoolForm, 'key' | 'short' | 'name' | 'stages' | 'grades'> & Partial<SchoolForm>;

const form = (facts: FormFacts): SchoolForm => ({
  classKinds: ['RK', 'DF'],
  special: false,
  vocational: false,
  denominational: false,
  placementTarget: true,
  ...facts,
});

/**
 * School forms and the grades they lead (key tables "Schulform", "Jahrgänge" and "Klassenart" of the NRW school statistics,
 * 2025-09). For a Berufskolleg the statistics counts years of the course (01–06); here 11–13 stand for them, as in
 * counselling. Children come to a Klinikschule with their stay in hospital and to a Lernort by its own agreement. Which
 * places a form gives is more than its grades: see `placeOffer`.
 */
export const SCHOOL_FORMS: readonly SchoolForm[] = [
  form({
    ...{ key: '02', short: 'G', name: 'Grundschule', denominational: true },
    ...{ stages: PRIMARY, grades: [...ENTRANCE, ...keys(1, 4)] },
  }),
  form({
    ...{ key: '04', short: 'H', name: 'Hauptschule', denominational: true },
    ...{ stages: SECONDARY_1, grades: keys(5, 10) },
  }),
  form({
    ...{ key: '06', short: 'V', name: 'Volksschule' },
    ...{ stages: [...PRIMARY, ...SECONDARY_1], grades: keys(1, 10) },
  }),
  form({
    ...{ key: '08', short: 'S', name: 'Förderschule (Grund- und Hauptschule)', special: true },
    ...{ stages: [...PRIMARY, ...SECONDARY_1], grades: [...ENTRANCE, ...keys(1, 10)] },
  }),
  form({ key: '10', short: 'R', name: 'Realschule', stages: SECONDARY_1, grades: keys(5, 10) }),
  form({
    ...{ key: '13', short: 'PS', name: 'PRIMUS-Schule' },
    ...{ stages: [...PRIMARY, ...SECONDARY_1], grades: [...ENTRANCE, ...keys(1, 10)] },
  }),
  form({ key: '14', short: 'SK', name: 'Sekundarschule', stages: SECONDARY_1, grades: keys(5, 10) }),
  form({
    ...{ key: '15', short: 'GE', name: 'Gesamtschule' },
    ...{ stages: [...SECONDARY_1, ...SECONDARY_2], grades: [...keys(5, 10), ...UPPER] },
  }),
  form({
    ...{ key: '16', short: 'GM', name: 'Gemeinschaftsschule', endedIn: 2022 },
    ...{ stages: [...SECONDARY_1, ...SECONDARY_2], grades: [...keys(5, 10), ...UPPER] },
  }),
  form({
    ...{ key: '17', short: 'FW', name: 'Freie Waldorfschule', classKinds: REGULAR_ONLY },
    ...{ stages: [...PRIMARY, ...SECONDARY_1, ...SECONDARY_2], grades: keys(1, 13) },
  }),
  form({
    ...{ key: '18', short: 'HI', name: 'Hiberniaschule', classKinds: REGULAR_ONLY },
    ...{ stages: [...PRIMARY, ...SECONDARY_1, ...SECONDARY_2], grades: keys(1, 12) },
  }),
  form({
    ...{ key: '19', short: 'WF', name: 'Freie Waldorf-Förderschule', classKinds: REGULAR_ONLY, special: true },
    ...{ stages: [...PRIMARY, ...SECONDARY_1, ...SECONDARY_2], grades: keys(1, 13) },
  }),
  form({
    ...{ key: '20', short: 'GY', name: 'Gymnasium' },
    ...{ stages: [...SECONDARY_1, ...SECONDARY_2], grades: [...keys(5, 10), ...UPPER] },
  }),
  form({
    ...{ key: '25', short: 'WB', name: 'Weiterbildungskolleg' },
    ...{ stages: [...SECONDARY_1, ...SECONDARY_2], grades: [] },
  }),
  form({
    ...{ key: '30', short: 'BK', name: 'Berufskolleg', classKinds: [], vocational: true },
    ...{ stages: SECONDARY_2, grades: keys(11, 13) },
  }),
  form({
    ...{ key: '81', short: 'SL', name: 'Schulischer Lernort', classKinds: [], placementTarget: false },
    ...{ stages: [...PRIMARY, ...SECONDARY_1], grades: [] },
  }),
  form({
    ...{ key: '83', short: 'KS', name: 'Klinikschule', placementTarget: false },
    ...{ stages: [...PRIMARY, ...SECONDARY_1], grades: [...ENTRANCE, ...keys(1, 10)] },
  }),
  form({
    ...{ key: '85', short: 'SR', name: 'Förderschule (Realschule)', special: true },
    ...{ stages: SECONDARY_1, grades: keys(5, 10) },
  }),
  form({
    ...{ key: '87', short: 'SG', name: 'Förderschule (Gymnasium)', special: true },
    ...{ stages: [...SECONDARY_1, ...SECONDARY_2], grades: [...keys(5, 10), ...UPPER] },
  }),
  form({
    ...{ key: '88', short: 'SB', name: 'Förderschule (Berufskolleg)', classKinds: [], special: true, vocational: true },
    ...{ stages: SECONDARY_2, grades: keys(11, 13) },
  }),
];

/** Keys of the register that are schools, as opposed to authorities and owners. */
export const schoolFormKeys: readonly string[] = SCHOOL_FORMS.map(({ key }) => key);

/**
 * All keys of the register ("Schulform" of the Schuldatei, 2025-09), with those of authorities, owners, offices and
 * Ergänzungsschulen, and with forms that have ended.
 */
export const REGISTER_FORM_KEYS: ReadonlySet<string> = new Set([
  ...schoolFormKeys,
  ...'00 0A 0B 0C 12 22 27 4C 50 51 52 53 56 58 5C 70 71 99 KG'.split(' '),
]);

const formByKey = new Map(SCHOOL_FORMS.map((form) => [form.key, form]));
const formByShort = new Map(SCHOOL_FORMS.map((form) => [form.short, form]));

/** The school form with this register key ("02") or official short form ("G"), or undefined (school boards, owners, …). */
export function findSchoolForm(keyOrShort: string): SchoolForm | undefined {
  return formByKey.get(keyOrShort) ?? formByShort.get(keyOrShort);
}

/** What people call a school form; a key without one says so. */
export const formLabel = (key: string): string => findSchoolForm(key)?.name ?? `Schulform ${key}`;

/** How a school is run (Schulbetriebsschlüssel of the school register). */
export type OperatingKey = {
  readonly key: string;
  readonly label: string;
  /** Lessons are held: a child can be placed here. */
  readonly running: boolean;
  /** Dissolved or at rest. */
  readonly closed: boolean;
};

/** A child can be placed only where lessons are held: in running schools and, until they close, in closing ones. */
export const OPERATING_KEYS: readonly OperatingKey[] = [
  { key: '0', label: 'schließt zum Ende des Schuljahres', running: true, closed: false },
  { key: '1', label: 'in Betrieb', running: true, closed: false },
  { key: '2', label: 'wird später geschlossen', running: true, closed: false },
  { key: '3', label: 'nimmt den Betrieb später auf', running: false, closed: false },
  { key: '4', label: 'Betrieb ruht', running: false, closed: true },
  { key: '5', label: 'gelöscht', running: false, closed: true },
  { key: '6', label: 'in Betrieb (ohne Amtliche Schuldaten)', running: true, closed: false },
  { key: '9', label: 'aufgelöst', running: false, closed: true },
];

const operatingKey = (key: string): OperatingKey | undefined => OPERATING_KEYS.find((entry) => entry.key === key);

/** Whether this is an operating key of the register. */
export const isOperatingKey = (key: string): boolean => operatingKey(key) !== undefined;

/** True when lessons are held at a school with this operating key; false for unknown keys. */
export const isRunningKey = (key: string): boolean => operatingKey(key)?.running ?? false;

/** Is a school with this operating key dissolved or at rest? False for unknown keys. */
export const isClosedKey = (key: string): boolean => operatingKey(key)?.closed ?? false;

/** Whether children can be placed here: a school form that gives places and has not ended, with lessons held. */
export function isPlacementTarget(school: { readonly form: string; readonly operatingKey: string }): boolean {
  const { placementTarget = false, endedIn } = formByKey.get(school.form) ?? {};
  return placementTarget && endedIn === undefined && isRunningKey(school.operatingKey);
}

/** A Förderschule by its form: open only to children with established special needs (§ 20 SchulG NRW, AO-SF). */
export const isSpecialSchool = (key: string): boolean => formByKey.get(key)?.special ?? false;
