// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import {
  type LeadCount,
  monthsOf,
  type TalkField,
  type TalkFigureId,
  type TalkParts,
} from '../../figures/interpreting-queries.ts';
import { type LeadPart, leadLabels, leadParts } from '../../figures/lead-words.ts';
import { interpretingSplitWords } from './split-words.ts';

/** Talks that have something in common, and what became of them. */
export interface TalkGroup {
  code: string;
  label: string;
  requests: number;
  filled: number;
  unfilled: number;
  held: number;
  /** Hours of talks that took place, as asked for and as they were. */
  planned: number;
  hours: number;
  /** Percent of `filled` and `unfilled` together; null: nothing of both yet. */
  share: number | null;
}

/** How long a part of the way took. */
export interface LeadLine {
  label: string;
  all: number;
  /** Hours; null: no request has gone it. */
  median: number | null;
  /** In the order of `leadLabels`. */
  bands: { label: string; count: number }[];
}

/** Why talks did not take place. */
export interface ReasonLine {
  label: string;
  count: number;
}

export interface PoolFigures {
  total: TalkGroup;
  months: TalkGroup[];
  fields: TalkGroup[];
  kinds: TalkGroup[];
  modes: TalkGroup[];
  languages: TalkGroup[];
  unfilled: ReasonLine[];
  cancelled: ReasonLine[];
  declined: ReasonLine[];
  leads: LeadLine[];
  people: { active: number; trained: number; expiring: number };
  costs: { fund: string; euros: number }[];
  cost: number;
}

/** What `readPoolFigures` has counted. */
interface PoolCounts {
  talks: TalkParts;
  leads: readonly LeadCount[];
  people: PoolFigures['people'];
  costs: readonly { fund: string | null; euros: number }[];
}

function groupOf(code: string, label: string, values: Partial<Record<TalkFigureId, number>>): TalkGroup {
  const filled = values.interpreting_filled ?? 0;
  const unfilled = values.interpreting_unfilled ?? 0;
  return {
    ...{ code, label, filled, unfilled },
    requests: values.interpreting_requests ?? 0,
    held: values.interpreting_held ?? 0,
    planned: values.interpreting_hours_planned ?? 0,
    hours: values.interpreting_hours ?? 0,
    share: filled + unfilled === 0 ? null : Math.round((filled * 1000) / (filled + unfilled)) / 10,
  };
}

function groupsBy(talks: TalkParts, field: Exclude<TalkField, 'reason'>): TalkGroup[] {
  return talks
    .filter((part) => part.field === field)
    .map(({ code, values }) => groupOf(code ?? '', interpretingSplitWords[field](code ?? ''), values))
    .toSorted((a, b) => b.requests - a.requests || a.label.localeCompare(b.label, 'de'));
}

function reasonsOf(talks: TalkParts, id: TalkFigureId): ReasonLine[] {
  return talks
    .filter(({ field, values }) => field === 'reason' && values[id] > 0)
    .map(({ code, values }) => ({ label: interpretingSplitWords.reason(code ?? ''), count: values[id] }))
    .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'de'));
}

const leadLine = (leads: readonly LeadCount[], part: LeadPart): LeadLine => {
  const own = leads.filter((one) => one.part === part);
  const all = own.find(({ lead }) => lead === null);
  return {
    label: leadParts[part],
    all: all?.count ?? 0,
    median: all?.median ?? null,
    bands: codesOf(leadLabels).map((code) => ({
      label: leadLabels[code] ?? code,
      count: own.find(({ lead }) => lead === code)?.count ?? 0,
    })),
  };
};

/** Orders what was counted as the page shows it; months without a talk stand there with nothing. */
export function poolFiguresOf(
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  { talks, leads, people, costs }: PoolCounts,
): PoolFigures {
  const months = groupsBy(talks, 'month');
  return {
    total: groupOf('', 'alle', talks.find(({ field }) => field === null)?.values ?? {}),
    months: monthsOf(from, to).map(
      (code) => months.find((one) => one.code === code) ?? groupOf(code, interpretingSplitWords.month(code), {}),
    ),
    fields: groupsBy(talks, 'field'),
    kinds: groupsBy(talks, 'institution_kind'),
    modes: groupsBy(talks, 'mode'),
    languages: groupsBy(talks, 'language'),
    unfilled: reasonsOf(talks, 'interpreting_unfilled'),
    cancelled: reasonsOf(talks, 'interpreting_cancelled'),
    declined: reasonsOf(talks, 'interpreting_declined'),
    leads: codesOf(leadParts).map((part) => leadLine(leads, part)),
    people,
    costs: costs
      .flatMap(({ fund, euros }) => (fund === null ? [] : [{ fund, euros }]))
      .toSorted((a, b) => b.euros - a.euros),
    cost: costs.find(({ fund }) => fund === null)?.euros ?? 0,
  };
}
