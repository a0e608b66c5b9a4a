// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Duration, medianDays } from '../../statistics/survival.ts';

/** The parts of the way whose length is measured, in their order; each from the event before to its own. */
export const spans = {
  report: { label: 'Einzug bis Meldung', sentence: 'vom Einzug bis zur Meldung' },
  counselling: { label: 'Meldung bis Erstberatung', sentence: 'von der Meldung bis zur Erstberatung' },
  recommendation: { label: 'Erstberatung bis Empfehlung', sentence: 'von der Erstberatung bis zur Empfehlung' },
  submission: { label: 'Empfehlung bis Vorlage', sentence: 'von der Empfehlung bis zur Vorlage' },
  decision: { label: 'Vorlage bis Entscheidung', sentence: 'von der Vorlage bis zur Entscheidung' },
  first_day: { label: 'Entscheidung bis erster Schultag', sentence: 'von der Entscheidung bis zum ersten Schultag' },
} as const;
export type Span = keyof typeof spans;
/** Those a centre has a target for: when a family moves in and when it is reported is not in its hands. */
export type TargetSpan = Exclude<Span, 'report'>;

/** Targets of a centre in calendar days, by span. */
export interface Targets {
  days: Readonly<Record<TargetSpan, number>>;
  version: number;
}

/** Own choice: together the usual target of 28 days from the report to the first school day. No decree names any. */
export const defaultTargets: Targets = {
  days: { counselling: 10, recommendation: 3, submission: 2, decision: 7, first_day: 6 },
  version: 0,
};

/** On which day of its way a case reached what, counted from its report; null: not yet, or not known. */
export interface Milestones {
  /** Negative: before the report. */
  movedIn: number | null;
  counselled: number | null;
  recommended: number | null;
  submitted: number | null;
  decided: number | null;
  firstDay: number | null;
  /** Today, or the day the case was closed. */
  until: number;
}

const order = ['counselled', 'recommended', 'submitted', 'decided', 'firstDay'] as const;

/** What one case says of one span; undefined: it has not come to it, went around it, or the days are not in order. */
function durationOf(span: Span, case_: Milestones): Duration | undefined {
  if (span === 'report')
    return case_.movedIn === null || case_.movedIn > 0 ? undefined : { days: -case_.movedIn, ended: true };
  const at = (Object.keys(spans) as Span[]).indexOf(span) - 1;
  const begin = at === 0 ? 0 : case_[order[at - 1] as (typeof order)[number]];
  const end = case_[order[at] as (typeof order)[number]];
  if (begin === null) return undefined;
  if (end !== null) return end < begin ? undefined : { days: end - begin, ended: true };
  const wentOn = order.slice(at + 1).some((later) => case_[later] !== null);
  return wentOn || case_.until < begin ? undefined : { days: case_.until - begin, ended: false };
}

/** How long one part of the way takes. */
export interface SpanFigures {
  span: Span;
  /** After so many days half have come through, those still on it counted until today; null: fewer than half have. */
  median: number | null;
  /** Cases that have come through, and those that are on it or ended there. */
  ended: number;
  running: number;
  /** Of those that have come through: how many within the target. */
  inTarget: number | null;
}

/** The figures of all spans over these cases. */
export const spanFigures = (cases: readonly Milestones[], targets: Targets['days']): SpanFigures[] =>
  (Object.keys(spans) as Span[]).map((span) => {
    const durations = cases.map((one) => durationOf(span, one)).filter((one) => one !== undefined);
    const through = durations.filter(({ ended }) => ended);
    const target = span === 'report' ? null : targets[span];
    return {
      span,
      median: medianDays(durations),
      ended: through.length,
      running: durations.length - through.length,
      inTarget: target === null ? null : through.filter(({ days }) => days <= target).length,
    };
  });

/** The span in which most time stays, with how many days; undefined where none is known. */
export const longestSpan = (figures: readonly SpanFigures[]): { span: Span; median: number } | undefined =>
  figures
    .flatMap(({ span, median }) => (median === null ? [] : [{ span, median }]))
    .toSorted((a, b) => b.median - a.median)[0];

/** So far back reports count for the spans. */
export const spanMonths = 12;
