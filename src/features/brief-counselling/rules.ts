// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Who was counselled. */
export const audiences = { family: 'Familie', adult: 'erwachsene Person' } as const;
export type Audience = keyof typeof audiences;

/** What the talk was about. Residence and health are no topics: who asks about them is pointed to others. */
export const topics = {
  school_questions: 'Fragen zu Schule und Abschlüssen',
  learning_german: 'Deutsch lernen',
  recognition: 'Anerkennung von Abschlüssen',
  work_training: 'Ausbildung und Arbeit',
  day_care: 'Kita und Betreuung',
  benefits: 'Bildung und Teilhabe, Leistungen',
  housing: 'Wohnen',
  leisure: 'Verein, Freizeit, Ehrenamt',
  everyday: 'Alltag und Ämter',
} as const;
export type Topic = keyof typeof topics;

/** Where somebody is pointed to. */
export const destinations = {
  migration_advice: 'Migrationsberatung für Erwachsene (MBE)',
  youth_migration: 'Jugendmigrationsdienst (JMD)',
  language_course: 'Träger von Sprachkursen',
  recognition: 'Anerkennungsberatung',
  job_centre: 'Jobcenter oder Agentur für Arbeit',
  youth_office: 'Jugendamt',
  social_office: 'Sozialamt',
  school: 'Schule',
  other: 'andere Stelle',
} as const;
export type Destination = keyof typeof destinations;

/** Whether somebody got there. */
export const arrivals = { yes: 'angekommen', no: 'nicht angekommen', unknown: 'noch nicht bekannt' } as const;
export type Arrival = keyof typeof arrivals;

/** Days after the talk on which somebody asks whether the person got there. Own choice. */
export const askAfterDays = 14;

const source = 'Art. 5 (1) e DSGVO: no longer than needed; no statute names a period for counselling without a file';
/** How long name and contact are kept at most: they go as soon as it is known whether somebody got there. */
export const contactMonths = { value: 3, source, validFrom: '2026-11-30', verified: false } as const;
/** How long the talk itself is kept, for the numbers of a year. */
export const keptMonths = { value: 12, source, validFrom: '2026-11-30', verified: false } as const;
