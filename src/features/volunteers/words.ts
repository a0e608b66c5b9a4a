// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';
import type { CareKind } from './rows.ts';
import type { CheckKind, CheckState, HelpService, VolunteerState } from './rules.ts';

export const stateWords: Readonly<Record<VolunteerState, string>> = {
  interested: 'Interesse',
  talk: 'Gespräch geführt',
  training: 'in Schulung',
  active: 'aktiv',
  paused: 'Pause',
  left: 'ausgeschieden',
};

/** The deed that leads into a state. */
export const stateDeeds: Readonly<Record<VolunteerState, string>> = {
  interested: 'Wieder aufnehmen',
  talk: 'Gespräch eintragen',
  training: 'Schulung beginnt',
  active: 'Aktiv setzen',
  paused: 'Pause eintragen',
  left: 'Ausscheiden eintragen',
};

export const serviceWords: Readonly<Record<HelpService, string>> = {
  interpreting: 'Dolmetschen',
  sponsorship: 'Sprachpatenschaft',
};

export const checkWords: Readonly<Record<CheckKind, string>> = {
  conduct: 'Führungszeugnis',
  confidentiality: 'Verpflichtung zur Verschwiegenheit',
  data_protection: 'Verpflichtung auf den Datenschutz',
  training: 'Grundschulung',
};

export const conductWords = { simple: 'einfaches', extended: 'erweitertes' } as const;
export const conductNeedWords = { none: 'keines', ...conductWords } as const;

export const checkStateWords: Readonly<Record<CheckState['state'], string>> = {
  valid: 'liegt vor',
  expired: 'abgelaufen',
  missing: 'fehlt',
  too_little: 'einfaches liegt vor, ein erweitertes wird gebraucht',
};

type Language = Row<'volunteer_language'>;
export const levelWords: Readonly<Record<Language['level'], string>> = {
  native: 'Erstsprache',
  fluent: 'verhandlungssicher',
  good: 'gut',
};
export const directionWords: Readonly<Record<Language['direction'], string>> = {
  both: 'beide Richtungen',
  to_german: 'nur ins Deutsche',
  from_german: 'nur aus dem Deutschen',
};

/** What somebody says of two entries that look like one person, and what they have in common. */
export const pairDeeds = { same: 'Ist dieselbe Person', two: 'Sind zwei Personen' } as const;
export const samenessWords = {
  mail: 'dieselbe E-Mail-Adresse',
  phone: 'dieselbe Telefonnummer',
  name: 'denselben Namen und dasselbe Geburtsdatum',
} as const;

/** What becomes of a language a volunteer has proposed, as deed and as said afterwards. */
export const wishDeeds = { taken: 'Sprache aufnehmen', declined: 'Nicht aufnehmen' } as const;
export const wishWords = { taken: 'aufgenommen', declined: 'nicht aufgenommen' } as const;

export const modeWords = { on_site: 'vor Ort', phone: 'am Telefon', video: 'per Video' } as const;
export type Mode = keyof typeof modeWords;

/** What people are trained for, and what a talk is about. */
export const topicWords = {
  school: 'Schule',
  childcare: 'Kita',
  counselling: 'Beratung',
  authority: 'Behörde',
  health: 'Gesundheit (ohne Diagnosen)',
  family: 'Familie und Erziehung',
  work: 'Arbeit und Ausbildung',
  housing: 'Wohnen',
} as const;
export type Topic = keyof typeof topicWords;

export const channelWords = { mail: 'E-Mail', phone: 'nur Anruf' } as const;
export const genderWords = { female: 'weiblich', male: 'männlich', diverse: 'divers' } as const;

/** What happened, for the history. */
export const eventWords: Readonly<Record<Row<'volunteer_event'>['kind'], string>> = {
  applied: 'hat sich gemeldet',
  entered: 'eingetragen',
  talk: 'Gespräch geführt',
  training: 'Schulung begonnen',
  active: 'aktiv',
  paused: 'Pause begonnen',
  left: 'ausgeschieden',
  changed: 'Angaben geändert',
  check_seen: 'Nachweis gesehen',
  check_withdrawn: 'Nachweis zurückgenommen',
  absence: 'Abwesenheit eingetragen oder gelöscht',
  letter: 'Bescheinigung für das Führungszeugnis ausgegeben',
  shared: 'mit einem anderen Zentrum verbunden',
};

export const careWords: Readonly<Record<CareKind, string>> = {
  supervision: 'Supervision',
  training: 'Fortbildung',
  talk: 'Gespräch',
};
export const attendedWords = { yes: 'war da', no: 'war nicht da' } as const;
/** What is said of a day of care afterwards. */
export const careAnswers = { attended: 'War da', missed: 'War nicht da', gone: 'Löschen' } as const;
