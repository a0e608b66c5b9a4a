// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Figure } from './definition.ts';
import {
  endingWeeks,
  filledShare,
  interpreters,
  interpretingLeads,
  interpretingSpending,
  interpretingTalks,
  isFilled,
  isUnfilled,
} from './interpreting-sources.ts';
import type { LeadPart } from './lead-words.ts';

const everyRow = () => sql<boolean>`true`;
/** Behind a request stands one family, behind a rare language often a known one. */
const minimumGroup = 5;
const ofService = {
  line: 'cross_cutting',
  minimumGroup,
  history: [{ since: '2026-11-30', change: 'Erste Fassung.' }],
} as const satisfies Partial<Figure>;
const ofTalks = {
  ...ofService,
  time: 'period',
  source: interpretingTalks,
  splits: ['language', 'field', 'institution_kind', 'mode', 'month'],
} as const satisfies Partial<Figure>;

/** Requests and what became of them, all by the day of the talk: the parts add up. */
export const talkFigures = [
  {
    ...ofTalks,
    id: 'interpreting_requests',
    name: 'Dolmetschanfragen',
    unit: 'Anfragen',
    counted: 'Anfragen für Gespräche, deren Tag im Zeitraum liegt, was auch aus ihnen wurde.',
    notCounted: 'Anfragen, die das Formular schon abgewiesen hat, weil der Dienst bei dem Anlass nicht hilft.',
    where: everyRow,
  },
  {
    ...ofTalks,
    id: 'interpreting_filled',
    name: 'Besetzte Gespräche',
    unit: 'Gespräche',
    counted: 'Gespräche bis gestern, für die jemand eingeplant war; auch wenn die Familie nicht kam.',
    notCounted: 'Abgesagte Gespräche und solche, zu denen die dolmetschende Person nicht kam.',
    where: isFilled,
  },
  {
    ...ofTalks,
    id: 'interpreting_unfilled',
    name: 'Nicht besetzte Gespräche',
    unit: 'Gespräche',
    counted: 'Gespräche bis gestern, für die niemand gefunden wurde oder zu denen die dolmetschende Person nicht kam.',
    notCounted: 'Abgesagte Gespräche und Anfragen, die der Dienst nicht angenommen hat.',
    splits: [...ofTalks.splits, 'reason'],
    where: isUnfilled,
  },
  {
    ...ofTalks,
    id: 'interpreting_held',
    name: 'Gedolmetschte Gespräche',
    unit: 'Gespräche',
    counted:
      'Gespräche mit Tag im Zeitraum, die stattgefunden haben, auch wenn eine Seite sie noch nicht bestätigt hat.',
    notCounted: 'Gespräche, zu denen jemand nicht gekommen ist, und solche, die noch niemand gemeldet hat.',
    where: () => sql`outcome = 'held'`,
  },
  {
    ...ofTalks,
    id: 'interpreting_hours_planned',
    name: 'Geplante Stunden gedolmetschter Gespräche',
    unit: 'Stunden',
    counted: 'Dauer laut Anfrage der Gespräche, die im Zeitraum stattgefunden haben.',
    notCounted: 'Wege und Gespräche, die nicht stattgefunden haben.',
    sum: 'planned_hours',
    where: () => sql`outcome = 'held'`,
  },
  {
    ...ofTalks,
    id: 'interpreting_hours',
    name: 'Gedolmetschte Stunden',
    unit: 'Stunden',
    counted: 'Dauer laut Nachweis; sagt nur eine Seite etwas, zählt diese, sagt noch niemand etwas, die geplante.',
    notCounted: 'Wege und Gespräche, die nicht stattgefunden haben.',
    sum: 'actual_hours',
    where: () => sql`outcome = 'held'`,
  },
  {
    ...ofTalks,
    id: 'interpreting_cancelled',
    name: 'Abgesagte Gespräche',
    unit: 'Gespräche',
    counted: 'Gespräche mit Tag im Zeitraum, die Einrichtung oder Zentrum abgesagt haben, rechtzeitig oder spät.',
    notCounted: 'Gespräche, zu denen ohne Absage jemand nicht kam.',
    splits: ['reason'],
    where: () => sql`outcome in ('cancelled_in_time', 'cancelled_late')`,
  },
  {
    ...ofTalks,
    id: 'interpreting_declined',
    name: 'Nicht angenommene Dolmetschanfragen',
    unit: 'Anfragen',
    counted: 'Anfragen für Gespräche mit Tag im Zeitraum, die die Koordination nicht angenommen hat, nach Grund.',
    notCounted: 'Anfragen, für die niemand gefunden wurde.',
    splits: ['reason'],
    where: () => sql`outcome = 'declined'`,
  },
] as const satisfies readonly Figure[];
export type TalkFigureId = (typeof talkFigures)[number]['id'];

const shareFigure = {
  ...ofService,
  id: 'interpreting_filled_share',
  name: 'Anteil besetzter Gespräche',
  unit: 'Prozent',
  counted:
    'Zähler: besetzte Gespräche. Nenner: besetzte und nicht besetzte Gespräche mit Tag im Zeitraum, bis gestern.',
  notCounted: 'Abgesagte Gespräche und nicht angenommene Anfragen, in Zähler und Nenner.',
  time: 'period',
  splits: [],
  source: filledShare,
  where: everyRow,
} as const satisfies Figure;

const leadFigure = (part: LeadPart, id: string, name: string, counted: string, notCounted: string) =>
  ({
    ...ofService,
    id,
    name,
    unit: 'Anfragen',
    counted,
    notCounted,
    time: 'period',
    splits: ['lead'],
    source: interpretingLeads,
    where: () => sql<boolean>`part = ${part}`,
  }) as const satisfies Figure;

/** How long it takes, of requests whose talk is in the period. */
const leadFigures = [
  leadFigure(
    'offer',
    'interpreting_lead_offer',
    'Von der Anfrage bis zum ersten Angebot',
    'Anfragen für Gespräche im Zeitraum, zu denen jemand gefragt wurde, nach der Zeit bis dahin.',
    'Anfragen, zu denen niemand gefragt wurde.',
  ),
  leadFigure(
    'accepted',
    'interpreting_lead_accepted',
    'Von der Anfrage bis zur ersten Zusage',
    'Anfragen für Gespräche im Zeitraum, zu denen jemand zugesagt hat, nach der Zeit bis zur ersten Zusage.',
    'Anfragen, zu denen niemand zugesagt hat.',
  ),
  leadFigure(
    'ahead',
    'interpreting_lead_ahead',
    'Von der Zusage bis zum Gespräch',
    'Anfragen für Gespräche im Zeitraum, zu denen jemand zugesagt hat, nach der Zeit von der letzten Zusage an.',
    'Anfragen, zu denen niemand zugesagt hat.',
  ),
  leadFigure(
    'notice',
    'interpreting_notice',
    'Von der Anfrage bis zum Gespräch',
    'Alle Anfragen für Gespräche im Zeitraum, nach der Zeit, die die Einrichtung gelassen hat.',
    'Spätere Änderungen des Termins zählen nicht neu.',
  ),
];

const people = { ...ofService, unit: 'Personen', time: 'today', splits: [], source: interpreters } as const;

export const poolFigures = [
  {
    ...people,
    id: 'interpreters_active',
    name: 'Aktive Dolmetschende',
    counted: 'Ehrenamtliche, die dolmetschen und heute aktiv sind.',
    notCounted: 'Wer Pause macht, noch geschult wird oder ausgeschieden ist.',
    where: () => sql`state = 'active'`,
  },
  {
    ...people,
    id: 'interpreters_trained',
    name: 'Aktive Dolmetschende mit Grundschulung',
    counted: 'Aktive Dolmetschende, deren Grundschulung vermerkt ist.',
    notCounted: 'Zurückgenommene Vermerke.',
    where: () => sql`state = 'active' and trained`,
  },
  {
    ...people,
    id: 'interpreters_expiring',
    name: 'Dolmetschende mit ablaufendem Nachweis',
    counted: `Aktive und pausierende Dolmetschende, bei denen ein Nachweis in ${endingWeeks} Wochen abläuft.`,
    notCounted: 'Nachweise, für die schon ein neuer vermerkt ist, und abgelaufene.',
    where: () => sql`ending`,
  },
] as const satisfies readonly Figure[];

export const costFigure = {
  ...ofService,
  id: 'interpreting_spending',
  name: 'Ausgaben für Dolmetschen aus Töpfen',
  unit: 'Euro',
  counted:
    'Was im Zeitraum für Dolmetschen als Ausgabe eines Topfs gebucht wurde, mit Korrekturen an ihrem eigenen Tag.',
  notCounted: 'Zusagen, die noch nicht abgerechnet sind, und Ausgaben für andere Dienste.',
  time: 'period',
  splits: ['fund'],
  source: interpretingSpending,
  where: ({ from, to }) => sql`occurred_on between ${from} and ${to}`,
} as const satisfies Figure;

/** Everything that is counted of the interpreter service. */
export const interpretingFigures: readonly Figure[] = [
  ...talkFigures,
  shareFigure,
  ...leadFigures,
  ...poolFigures,
  costFigure,
];
