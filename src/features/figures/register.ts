// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Service } from '../../web/feature.ts';
import type { Figure, SplitField, Unit } from './definition.ts';
import { interpretingFigures } from './interpreting-register.ts';
import {
  activities,
  cases,
  counsellingSpans,
  deviations,
  familyCodes,
  fundSpending,
  offeredAppointments,
  openCases,
  placedCases,
  reportSpans,
  ruleProposals,
  statusOpenings,
} from './sources.ts';
import { sponsorshipFigures } from './sponsorship-register.ts';

/** Counts below it could point at a family; 5 is what state and federal statistics round to. */
const MINIMUM_GROUP = 5;

const everyRow = () => sql<boolean>`true`;
const first = [{ since: '2026-11-29', change: 'Erste Fassung.' }] as const;
const ofCases = {
  unit: 'Fälle',
  line: 'education',
  minimumGroup: MINIMUM_GROUP,
  history: first,
} satisfies Partial<Figure>;
const now = { ...ofCases, time: 'today', splits: [], source: openCases } as const satisfies Partial<Figure>;

/** Figures of cases. */
export const caseFigures = [
  {
    ...ofCases,
    id: 'reported',
    name: 'Gemeldete Fälle',
    counted: 'Fälle mit Meldedatum im Zeitraum, auch wenn sie inzwischen geschlossen sind.',
    notCounted: 'Spätere Meldungen desselben Kindes, solange sein Fall offen ist.',
    time: 'period',
    splits: ['municipality', 'kind'],
    source: cases,
    where: ({ from, to }) => sql`opened_on between ${from} and ${to}`,
  },
  {
    ...ofCases,
    id: 'placed',
    name: 'Fälle mit erstem Schultag',
    counted: 'Fälle, deren erster Schultag im Zeitraum liegt; bei mehreren Aufnahmen zählt der früheste Tag.',
    notCounted: 'Zuweisungen, zu denen die Schule noch keinen ersten Schultag bestätigt hat.',
    time: 'period',
    splits: ['municipality', 'kind'],
    source: placedCases,
    where: ({ from, to }) => sql`first_school_day between ${from} and ${to}`,
  },
  {
    ...ofCases,
    id: 'open',
    name: 'Offene Fälle',
    counted: 'Fälle, die am Ende des letzten Tages gemeldet und nicht geschlossen sind.',
    notCounted: 'Fälle, die an diesem Tag geschlossen wurden.',
    time: 'reporting_date',
    splits: ['municipality', 'kind'],
    source: openCases,
    where: everyRow,
  },
  {
    ...ofCases,
    id: 'late',
    name: 'Offene Fälle über dem Ziel der Wartezeit',
    counted: 'Offene Fälle, deren Meldung länger zurückliegt, als das Zentrum heute als Ziel festgelegt hat.',
    notCounted: 'Fälle genau am Ziel und geschlossene Fälle.',
    time: 'reporting_date',
    splits: [],
    source: openCases,
    where: ({ to, today, targetDays }) => {
      const end = Temporal.PlainDate.compare(to, today) < 0 ? to : today;
      return sql`opened_on < ${end.subtract({ days: targetDays })}`;
    },
  },
  {
    ...now,
    id: 'overdue',
    name: 'Offene Fälle mit überfälligem Schritt',
    counted: 'Fälle, die heute offen sind und deren nächster Schritt vor heute fällig war.',
    notCounted: 'Schritte, die heute fällig sind.',
    where: ({ today }) => sql`due_on < ${today}`,
  },
  {
    ...now,
    id: 'unassigned',
    name: 'Offene Fälle ohne zuständige Person',
    counted: 'Fälle, die heute offen sind und für die noch niemand zuständig ist.',
    notCounted: 'Geschlossene Fälle.',
    where: () => sql`responsible_user is null`,
  },
] as const satisfies readonly Figure[];

const ofSpans = {
  ...ofCases,
  time: 'period',
  splits: ['span'],
  history: [{ since: '2026-11-30', change: 'Erste Fassung.' }],
} as const satisfies Partial<Figure>;

/** How long the two first parts of the way took: the one before the report is not the centre's, so they are never added. */
const spanFigures = [
  {
    ...ofSpans,
    id: 'report_span',
    name: 'Vom Einzug bis zur Meldung',
    counted:
      'Fälle mit Meldedatum im Zeitraum, deren Tag des Einzugs in die Gemeinde bekannt ist, nach Tagen dazwischen.',
    notCounted: 'Fälle, zu denen niemand den Tag des Einzugs angegeben hat.',
    source: reportSpans,
    where: ({ from, to }) => sql`opened_on between ${from} and ${to}`,
  },
  {
    ...ofSpans,
    id: 'counselling_span',
    name: 'Von der Meldung bis zur Erstberatung',
    counted: 'Fälle, deren erste Beratung im Zeitraum liegt, nach Tagen seit der Meldung.',
    notCounted: 'Fälle ohne Erstberatung und weitere Beratungen desselben Falls.',
    source: counsellingSpans,
    where: ({ from, to }) => sql`held_on between ${from} and ${to}`,
  },
] as const satisfies readonly Figure[];

/** Figures of appointments; those that took place and those nobody came to are services rendered. */
const appointmentFigures = [
  {
    ...ofCases,
    id: 'appointments_offered',
    name: 'Angebotene Termine',
    unit: 'Termine',
    counted: 'Termine, die die Beratung für Tage im Zeitraum angeboten hat, auch wenn sie inzwischen vergeben sind.',
    notCounted: 'Zurückgenommene Termine und Termine zu einer Zeit außerhalb der angebotenen.',
    time: 'period',
    splits: [],
    source: offeredAppointments,
    where: ({ from, to }) => sql`day between ${from} and ${to}`,
  },
] as const satisfies readonly Figure[];

/** Figures of the page by which families see how far their case is. */
const statusFigures = [
  {
    ...ofCases,
    id: 'family_codes',
    name: 'Codes für Familien, die gelten',
    counted: 'Offene Fälle, deren Familie heute einen Code für ihren Stand hat.',
    notCounted: 'Zurückgezogene und ersetzte Codes und Codes geschlossener Fälle.',
    time: 'today',
    splits: [],
    source: familyCodes,
    where: everyRow,
  },
  {
    ...ofCases,
    id: 'status_openings',
    name: 'Stand von Familien angesehen',
    unit: 'Kontakte',
    counted: 'Aufrufe der Stand-Seite mit einem gültigen Code im Zeitraum; mehrere einer Familie zählen mehrfach.',
    notCounted: 'Falsche Codes und der Wechsel der Sprache. Von wem ein Aufruf kam, wird nicht festgehalten.',
    time: 'period',
    splits: [],
    source: statusOpenings,
    where: ({ from, to }) => sql`day between ${from} and ${to}`,
  },
] as const satisfies readonly Figure[];

const ofRules = {
  line: 'education',
  minimumGroup: MINIMUM_GROUP,
  time: 'period',
  history: [{ since: '2026-11-30', change: 'Erste Fassung.' }],
} as const satisfies Partial<Figure>;

/** How often the rules of the recommendation are followed: by rule and reason, never by person. */
export const ruleFigures = [
  {
    ...ofRules,
    id: 'rule_proposed',
    name: 'Vorschläge der Regeln',
    unit: 'Vorschläge',
    counted: 'Empfehlungen aus dem Zeitraum, je Regel, die über Jahrgang oder Art entschieden hat, einmal.',
    notCounted: 'Empfehlungen, zu denen die Regeln nichts vorschlugen, und Regeln, die nur etwas anmerken.',
    splits: ['rule'],
    source: ruleProposals,
    where: ({ from, to }) => sql`written_on between ${from} and ${to}`,
  },
  {
    ...ofRules,
    id: 'rule_not_followed',
    name: 'Vorschläge der Regeln, denen nicht gefolgt wurde',
    unit: 'Vorschläge',
    counted: 'Vorschläge einer Regel aus dem Zeitraum, an deren Stelle etwas anderes empfohlen wurde.',
    notCounted: 'Regeln, deren Wert empfohlen wurde, auch wenn der andere Wert abweicht.',
    splits: ['rule'],
    source: ruleProposals,
    where: ({ from, to }) => sql`not followed and written_on between ${from} and ${to}`,
  },
  {
    ...ofRules,
    id: 'recommendation_deviating',
    name: 'Empfehlungen, die vom Vorschlag abweichen',
    unit: 'Schriftstücke',
    counted: 'Empfehlungen aus dem Zeitraum mit anderem Jahrgang oder anderer Art als vorgeschlagen.',
    notCounted: 'Empfehlungen, zu denen die Regeln nichts vorschlugen.',
    splits: ['reason'],
    source: deviations,
    where: ({ from, to }) => sql`written_on between ${from} and ${to}`,
  },
] as const satisfies readonly Figure[];

/** What services cost. */
const fundFigures = [
  {
    id: 'fund_spending',
    name: 'Ausgaben aus Töpfen',
    unit: 'Euro',
    line: 'cross_cutting',
    counted: 'Was im Zeitraum als Ausgabe eines Topfs gebucht wurde, mit Korrekturen an ihrem eigenen Tag.',
    notCounted: 'Zusagen, die noch nicht abgerechnet sind.',
    time: 'period',
    splits: ['fund'],
    minimumGroup: MINIMUM_GROUP,
    source: fundSpending,
    where: ({ from, to }) => sql`occurred_on between ${from} and ${to}`,
    history: [{ since: '2026-11-30', change: 'Erste Fassung.' }],
  },
] as const satisfies readonly Figure[];

const unitOf: Record<Service['unit'], Unit> = {
  case: 'Fälle',
  contact: 'Kontakte',
  child: 'Personen',
  hour: 'Stunden',
  document: 'Schriftstücke',
};
/** These count nearly the same children as a figure of cases: split as well, two tables would explain each other's gaps. */
const splitElsewhere: readonly string[] = ['report_received', 'admission_confirmed'];

const serviceFigure = ({ code, label, unit, line }: Service): Figure => ({
  id: code,
  name: `Leistungen: ${label}`,
  unit: unitOf[unit],
  line,
  counted: 'Leistungen mit diesem Namen, die im Zeitraum erbracht wurden; mehrere für ein Kind zählen mehrfach.',
  notCounted: 'Leistungen, die nicht in Herzstück vermerkt sind.',
  time: 'period',
  splits: splitElsewhere.includes(code) ? [] : (['municipality'] satisfies SplitField[]),
  minimumGroup: MINIMUM_GROUP,
  source: activities,
  where: ({ from, to }) => sql`service = ${code} and occurred_on between ${from} and ${to}`,
  history: first,
});

/**
 * Every figure of the program, each defined here and nowhere else.
 * @param services what the features count (`House.services`): one figure each
 */
export const figuresOf = (services: Readonly<Record<string, Service>>): readonly Figure[] => [
  ...caseFigures,
  ...spanFigures,
  ...statusFigures,
  ...appointmentFigures,
  ...ruleFigures,
  ...fundFigures,
  ...interpretingFigures,
  ...sponsorshipFigures,
  ...Object.values(services).map(serviceFigure),
];

export type CaseFigureId = (typeof caseFigures)[number]['id'];
