// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What the first counselling talked about (nds-zeitschrift 1-2016, topics of the first talk at a KI). */
export const topicLabels = {
  expectations: 'Erwartungen der Familie',
  biography: 'bisheriger Bildungsweg',
  potentials: 'Stärken und Interessen',
  school_system: 'Schulsystem in NRW',
  multilingual_material: 'mehrsprachiges Material',
  languages: 'Sprachen lernen',
} as const;

/** Scripts a child reads and writes. */
export const scriptLabels = {
  latin: 'lateinische Schrift',
  arabic: 'arabische Schrift',
  cyrillic: 'kyrillische Schrift',
  other: 'andere Schrift',
} as const;

/** How well a language is spoken, as the family says. */
export const spokenLabels = { words: 'einzelne Wörter', simple: 'einfache Sätze', fluent: 'fließend' } as const;

export const certificateLabels = {
  none: 'kein Zeugnis',
  seen: 'Zeugnis gesehen, nicht übersetzt',
  translated: 'Zeugnis mit Übersetzung gesehen',
} as const;

export const leavingLabels = {
  none: 'kein Abschluss',
  elementary: 'Grundschule abgeschlossen',
  intermediate: 'Abschluss nach Klasse 9 oder 10',
  university_entrance: 'Abschluss, mit dem man studieren kann',
} as const;

export const mathsLabels = {
  basics_missing: 'Grundrechenarten fehlen noch',
  below_age: 'weniger als in diesem Alter üblich',
  at_age: 'wie in diesem Alter üblich',
} as const;

export const wishLabels = {
  short_way: 'kurzer Weg',
  all_day: 'Ganztag (OGS)',
  friends: 'Schule von Freunden',
  heritage_language: 'Unterricht in der Herkunftssprache',
} as const;

/** Who would pay for education and participation (Bildung und Teilhabe). */
export const benefitLabels = { none: 'keine Leistungen', job_centre: 'Jobcenter', social_office: 'Sozialamt' } as const;

export const schoolKindLabels = {
  preschool: 'Vorschule',
  elementary: 'Grundschule',
  middle: 'Mittelschule (Klasse 5 bis 10)',
  upper: 'Oberschule (ab Klasse 10)',
  other: 'andere Schule',
} as const;

/** How the centre knows of a school. */
export const knownFromLabels = {
  certificate: 'Zeugnis gesehen',
  parents: 'Angabe der Familie',
  pre_form: 'Vorab-Bogen',
} as const;

/** Papers by their kind; what stands in them is not kept. */
export const paperLabels = {
  identity: 'Ausweis oder Pass',
  registration: 'Meldebescheinigung',
  birth: 'Geburtsurkunde',
  custody: 'Nachweis über das Sorgerecht',
} as const;

type Key<T> = Extract<keyof T, string>;
export type Topic = Key<typeof topicLabels>;
export type Script = Key<typeof scriptLabels>;
export type Spoken = Key<typeof spokenLabels>;
export type SchoolKind = Key<typeof schoolKindLabels>;
export type KnownFrom = Key<typeof knownFromLabels>;
export type PaperKind = Key<typeof paperLabels>;

/** The keys of some labels, for schemas: at least one. */
export const keysOf = <T extends Readonly<Record<string, string>>>(labels: T): [Key<T>, ...Key<T>[]] =>
  Object.keys(labels) as [Key<T>, ...Key<T>[]];
