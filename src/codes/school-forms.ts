// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export * from './pupil-keys.ts';

/** School stage (Schulstufe): Primarstufe, Sekundarstufe I, Sekundarstufe II. */
export type Stage = 'primary' | 'sek1' | 'sek2';

export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  primary: 'Primarstufe',
  sek1: 'Sekundarstufe I',
  sek2: 'Sekundarstufe II',
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
  ...numbered(5, 10, 'sek1'),
  { key: 'EF', label: 'Einführungsphase (EF)', stage: 'sek2' },
  { key: 'Q1', label: 'Qualifikationsphase, 1. Jahr (Q1)', stage: 'sek2' },
  { key: 'Q2', label: 'Qualifikationsphase, 2. Jahr (Q2)', stage: 'sek2' },
  ...numbered(11, 13, 'sek2'),
];

const gradeByKey = new Map(GRADES.map((grade) => [grade.key, grade]));

/** The grade with this key ("05", "E1", "EF"), or undefined. */
export function findGrade(key: string): Grade | undefined {
  return gradeByKey.get(key);
}

/** The stage a grade belongs to, or undefined for a key that is no grade. */
export function stageOfGrade(grade: string): Stage | undefined {
  return gradeByKey.get(grade)?.stage;
}

/**
 * The stage in which a newcomer of this age (completed years) is usually placed, as a starting value for counselling: under
 * 10 primary, 10–15 Sekundarstufe I, from 16 Sekundarstufe II (the Internationale Förderklasse takes pupils from 16).
 * Undefined under 5: no child of that age starts school. The Schulamt decides, not the age alone.
 */
export function stageForAge(age: number): Stage | undefined {
  if (!(age >= 5)) return undefined;
  if (age < 10) return 'primary';
  return age < 16 ? 'sek1' : 'sek2';
}

/** A school form (Schulform) of the official NRW key table. */
export type SchoolForm = {
  /** Two-digit key of the school register (Schuldatei): "02". */
  readonly key: string;
  /** Official short form: "G". Unique, and what exports use. "SL" is ours: the register gives 81 none. */
  readonly short: string;
  readonly name: string;
  readonly stages: readonly Stage[];
  /** Keys of the grades the form offers; empty where classes are no grades (Weiterbildungskolleg, Lernort). */
  readonly grades: readonly string[];
  /** Last year of validity, when the form has ended. */
  readonly endedIn?: number;
};

const keys = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(2, '0'));
const OBERSTUFE = ['EF', 'Q1', 'Q2'];
const ENTRANCE = ['E1', 'E2', 'E3'];
const ALL_STAGES: readonly Stage[] = ['primary', 'sek1', 'sek2'];

/**
 * School forms and the grades they offer (key tables "Schulform" and "Jahrgänge" of the NRW school statistics). For a
 * Berufskolleg the statistics counts years of the course (01–06); here 11–13 stand for them, as in counselling.
 */
export const SCHOOL_FORMS: readonly SchoolForm[] = [
  { key: '02', short: 'G', name: 'Grundschule', stages: ['primary'], grades: [...ENTRANCE, ...keys(1, 4)] },
  { key: '04', short: 'H', name: 'Hauptschule', stages: ['sek1'], grades: keys(5, 10) },
  { key: '06', short: 'V', name: 'Volksschule', stages: ['primary', 'sek1'], grades: keys(1, 10) },
  {
    key: '08',
    short: 'S',
    name: 'Förderschule (Grund- und Hauptschule)',
    stages: ['primary', 'sek1'],
    grades: [...ENTRANCE, ...keys(1, 10)],
  },
  { key: '10', short: 'R', name: 'Realschule', stages: ['sek1'], grades: keys(5, 10) },
  {
    key: '13',
    short: 'PS',
    name: 'PRIMUS-Schule',
    stages: ['primary', 'sek1'],
    grades: [...ENTRANCE, ...keys(1, 10)],
  },
  { key: '14', short: 'SK', name: 'Sekundarschule', stages: ['sek1'], grades: keys(5, 10) },
  { key: '15', short: 'GE', name: 'Gesamtschule', stages: ['sek1', 'sek2'], grades: [...keys(5, 10), ...OBERSTUFE] },
  {
    key: '16',
    short: 'GM',
    name: 'Gemeinschaftsschule',
    stages: ['sek1', 'sek2'],
    grades: [...keys(5, 10), ...OBERSTUFE],
    endedIn: 2022,
  },
  { key: '17', short: 'FW', name: 'Freie Waldorfschule', stages: ALL_STAGES, grades: keys(1, 13) },
  { key: '18', short: 'HI', name: 'Hiberniaschule', stages: ALL_STAGES, grades: keys(1, 12) },
  { key: '19', short: 'WF', name: 'Freie Waldorf-Förderschule', stages: ALL_STAGES, grades: keys(1, 13) },
  { key: '20', short: 'GY', name: 'Gymnasium', stages: ['sek1', 'sek2'], grades: [...keys(5, 10), ...OBERSTUFE] },
  { key: '25', short: 'WB', name: 'Weiterbildungskolleg', stages: ['sek1', 'sek2'], grades: [] },
  { key: '30', short: 'BK', name: 'Berufskolleg', stages: ['sek2'], grades: keys(11, 13) },
  { key: '81', short: 'SL', name: 'Schulischer Lernort', stages: ['primary', 'sek1'], grades: [] },
  {
    key: '83',
    short: 'KS',
    name: 'Klinikschule',
    stages: ['primary', 'sek1'],
    grades: [...ENTRANCE, ...keys(1, 10)],
  },
  { key: '85', short: 'SR', name: 'Förderschule (Realschule)', stages: ['sek1'], grades: keys(5, 10) },
  {
    key: '87',
    short: 'SG',
    name: 'Förderschule (Gymnasium)',
    stages: ['sek1', 'sek2'],
    grades: [...keys(5, 10), ...OBERSTUFE],
  },
  { key: '88', short: 'SB', name: 'Förderschule (Berufskolleg)', stages: ['sek2'], grades: keys(11, 13) },
];

const formByKey = new Map(SCHOOL_FORMS.map((form) => [form.key, form]));
const formByShort = new Map(SCHOOL_FORMS.map((form) => [form.short, form]));

/** The school form with this register key ("02") or official short form ("G"), or undefined (school boards, owners, …). */
export function findSchoolForm(keyOrShort: string): SchoolForm | undefined {
  return formByKey.get(keyOrShort) ?? formByShort.get(keyOrShort);
}

/** The forms in force that offer this grade, in key order. */
export function formsWithGrade(grade: string): SchoolForm[] {
  return SCHOOL_FORMS.filter((form) => form.endedIn === undefined && form.grades.includes(grade));
}

/** How a school is run (Schulbetriebsschlüssel of the school register). */
export type OperatingKey = { readonly key: string; readonly label: string; readonly placementTarget: boolean };

/** A child can be placed only where lessons are held: in running schools and, until they close, in closing ones. */
export const OPERATING_KEYS: readonly OperatingKey[] = [
  { key: '0', label: 'schließt zum Ende des Schuljahres', placementTarget: true },
  { key: '1', label: 'in Betrieb', placementTarget: true },
  { key: '2', label: 'wird später geschlossen', placementTarget: true },
  { key: '3', label: 'nimmt den Betrieb später auf', placementTarget: false },
  { key: '4', label: 'Betrieb ruht', placementTarget: false },
  { key: '6', label: 'in Betrieb (ohne Amtliche Schuldaten)', placementTarget: true },
  { key: '9', label: 'aufgelöst', placementTarget: false },
];

/** True when a school with this operating key can take a child; false for unknown keys. */
export function isPlacementTarget(operatingKey: string): boolean {
  return OPERATING_KEYS.some((entry) => entry.key === operatingKey && entry.placementTarget);
}
