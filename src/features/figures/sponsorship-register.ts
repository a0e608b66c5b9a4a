// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Figure } from './definition.ts';
import {
  endedSponsorships,
  longSponsorships,
  pupilWaits,
  servingSponsors,
  sponsoredPupils,
  sponsorLessons,
  waitingPupils,
} from './sponsorship-sources.ts';

const everyRow = () => sql<boolean>`true`;
const ofSmile = {
  line: 'education',
  minimumGroup: 5,
  history: [{ since: '2026-11-30', change: 'Erste Fassung.' }],
} as const satisfies Partial<Figure>;

const ofLessons = {
  ...ofSmile,
  time: 'period',
  source: sponsorLessons,
  splits: ['month', 'municipality'],
} as const satisfies Partial<Figure>;

/** Lessons as their sponsors entered them. */
export const lessonFigures = [
  {
    ...ofLessons,
    id: 'sponsorship_lessons',
    name: 'Gehaltene Stunden einer Sprachpatenschaft',
    unit: 'Treffen',
    counted: 'Treffen im Zeitraum, von denen die Patin oder der Pate eingetragen hat, dass sie stattfanden.',
    notCounted: 'Geplante Stunden, Stunden ohne Eintrag und solche, die ausgefallen sind.',
    where: () => sql`held`,
  },
  {
    ...ofLessons,
    id: 'sponsorship_hours',
    name: 'Zeit in Sprachpatenschaften',
    unit: 'Stunden',
    counted: 'Eingetragene Minuten der gehaltenen Treffen im Zeitraum, in Stunden zu 60 Minuten.',
    notCounted: 'Wege, Vorbereitung und Treffen, die ausgefallen sind.',
    sum: 'hours',
    where: () => sql`held`,
  },
  {
    ...ofLessons,
    id: 'sponsorship_lessons_missed',
    name: 'Ausgefallene Stunden einer Sprachpatenschaft',
    unit: 'Treffen',
    counted: 'Treffen im Zeitraum, von denen eingetragen ist, dass und warum sie nicht stattfanden.',
    notCounted: 'Schulferien und Stunden, von denen niemand etwas eingetragen hat.',
    splits: ['month', 'municipality', 'why_not'],
    where: () => sql`not held`,
  },
] as const satisfies readonly Figure[];
export type LessonFigureId = (typeof lessonFigures)[number]['id'];

export const pupilFigure = {
  ...ofSmile,
  id: 'sponsorship_pupils',
  name: 'Kinder mit Sprachpatenschaft',
  unit: 'Personen',
  counted: 'Kinder, deren Patenschaft an einem Tag im Zeitraum lief, jedes einmal, auch wenn sie pausierte.',
  notCounted: 'Kinder, die warten oder jemanden erst kennenlernen.',
  time: 'period',
  splits: ['language'],
  source: sponsoredPupils,
  where: everyRow,
} as const satisfies Figure;

export const sponsorFigure = {
  ...ofSmile,
  id: 'sponsorship_sponsors',
  name: 'Ehrenamtliche mit Sprachpatenschaft',
  unit: 'Personen',
  counted: 'Ehrenamtliche, deren Patenschaft an einem Tag im Zeitraum lief, jede und jeder einmal.',
  notCounted: 'Ehrenamtliche, die bereitstehen und niemanden treffen.',
  time: 'period',
  splits: [],
  source: servingSponsors,
  where: everyRow,
} as const satisfies Figure;

export const endingFigure = {
  ...ofSmile,
  id: 'sponsorship_endings',
  name: 'Beendete Sprachpatenschaften',
  unit: 'Patenschaften',
  counted: 'Patenschaften, die im Zeitraum endeten, nach dem Grund.',
  notCounted: 'Vorschläge, aus denen keine Patenschaft wurde.',
  time: 'period',
  splits: ['ending'],
  source: endedSponsorships,
  where: everyRow,
} as const satisfies Figure;

export const waitingFigure = {
  ...ofSmile,
  id: 'sponsorship_waiting',
  name: 'Kinder, die auf eine Sprachpatenschaft warten',
  unit: 'Personen',
  counted: 'Kinder, die heute mit Einwilligung der Eltern warten, nach Tagen seit der Einwilligung.',
  notCounted: 'Gemeldete Kinder, deren Eltern noch nicht eingewilligt haben.',
  time: 'today',
  splits: ['span'],
  source: waitingPupils,
  where: everyRow,
} as const satisfies Figure;

export const waitFigure = {
  ...ofSmile,
  id: 'sponsorship_waits',
  name: 'Von der Meldung bis zum ersten Treffen',
  unit: 'Personen',
  counted: 'Kinder, deren erste Patenschaft im Zeitraum begann, nach Tagen seit der Meldung der Schule.',
  notCounted: 'Kinder, die noch warten, und weitere Patenschaften desselben Kindes.',
  time: 'period',
  splits: ['span'],
  source: pupilWaits,
  where: everyRow,
} as const satisfies Figure;

const longFigure = {
  ...ofSmile,
  id: 'sponsorship_long_share',
  name: 'Anteil der Sprachpatenschaften, die länger als ein halbes Jahr dauern',
  unit: 'Prozent',
  counted:
    'Schätzung aus allen Patenschaften bis zum letzten Tag; laufende zählen mit den Tagen, die sie schon dauern (Kaplan und Meier).',
  notCounted: 'Vorschläge, aus denen keine Patenschaft wurde.',
  time: 'reporting_date',
  splits: [],
  source: longSponsorships,
  where: everyRow,
} as const satisfies Figure;

/** Everything that is counted of language sponsorships. */
export const sponsorshipFigures: readonly Figure[] = [
  pupilFigure,
  sponsorFigure,
  ...lessonFigures,
  endingFigure,
  waitingFigure,
  waitFigure,
  longFigure,
];
