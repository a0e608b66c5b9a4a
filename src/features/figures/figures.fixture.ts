// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Rows as they lie in the tables, for counting by hand. */
export interface Raw {
  cases: {
    id: string;
    child_id: string;
    kind: string;
    reported_ags: string;
    opened_on: Temporal.PlainDate;
    closed_on: Temporal.PlainDate | null;
    due_on: Temporal.PlainDate | null;
    responsible_user: string | null;
  }[];
  children: { id: string; moved_in_on: Temporal.PlainDate | null }[];
  counsellings: { case_id: string; held_on: Temporal.PlainDate }[];
  admissions: {
    case_id: string;
    decision_id: string | null;
    first_school_day: Temporal.PlainDate;
    ended_as: string | null;
  }[];
  codes: { case_id: string; revoked_at: Temporal.Instant | null }[];
  openings: { day: Temporal.PlainDate; openings: number }[];
  slots: { day: Temporal.PlainDate; withdrawn_at: Temporal.Instant | null }[];
  recommendations: {
    id: string;
    at: Temporal.Instant;
    grade: string;
    place_kind: string;
    proposed_grade: string | null;
    proposed_kind: string | null;
    grade_rules: string[];
    kind_rules: string[];
    deviation: string | null;
  }[];
  spendings: { fund: string; spent_delta: number; occurred_on: Temporal.PlainDate }[];
  activities: { service: string; occurred_on: Temporal.PlainDate; quantity: string; ags: string | null }[];
}
export interface Thing {
  municipality: string;
  kind: string;
  rule: string;
  reason: string;
  span: string;
  fund: string;
  language: string;
  field: string;
  institution_kind: string;
  mode: string;
  month: string;
  lead: string;
  why_not: string;
  ending: string;
  quantity: number;
}
export const one: Thing = {
  ...{ municipality: '', kind: '', rule: '', reason: '', span: '', fund: '', quantity: 1 },
  ...{ language: '', field: '', institution_kind: '', mode: '', month: '', lead: '', why_not: '', ending: '' },
};
export type Period = { from: string; to: string };

export const today = '2026-11-27';
export const TARGET_DAYS = 28;
const minus = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString();
export const periods: Period[] = [
  { from: '2026-01-01', to: '2026-12-31' },
  { from: '2026-07-01', to: '2026-09-30' },
  { from: '2026-11-20', to: '2026-11-20' },
  { from: '1990-01-01', to: '1990-12-31' },
];

/** The days from one to the other, as the words of the bands say. */
export function band(from: Temporal.PlainDate, to: Temporal.PlainDate): string {
  const { days } = from.until(to, { largestUnit: 'days' });
  if (days < 0) return 'ahead';
  if (days > 56) return 'longer';
  return days > 28 ? 'to_56' : days > 14 ? 'to_28' : days > 7 ? 'to_14' : 'to_7';
}

/** Counts one figure slowly: one row after the other, in JavaScript, from the words of its definition. */
export function recount(raw: Raw, id: string, { from, to }: Period): Thing[] {
  const end = to < today ? to : today;
  const during = (day: string | undefined): boolean => day !== undefined && day >= from && day <= to;
  const things: Thing[] = [];
  for (const row of raw.cases) {
    const opened = row.opened_on.toString();
    const closed = row.closed_on?.toString();
    const isOpen = opened <= end && (closed === undefined || closed > end);
    const schoolDays = raw.admissions
      .filter(({ case_id, ended_as }) => case_id === row.id && ended_as !== 'not_arrived')
      .map((admission) => admission.first_school_day.toString())
      .toSorted();
    const counts =
      (id === 'reported' && during(opened)) ||
      (id === 'placed' && during(schoolDays[0])) ||
      (id === 'open' && isOpen) ||
      (id === 'late' && isOpen && opened < minus(end, TARGET_DAYS)) ||
      (id === 'overdue' && closed === undefined && row.due_on !== null && row.due_on.toString() < today) ||
      (id === 'family_codes' &&
        closed === undefined &&
        raw.codes.some((code) => code.case_id === row.id && code.revoked_at === null)) ||
      (id === 'unassigned' && closed === undefined && row.responsible_user === null);
    if (counts) things.push({ ...one, municipality: row.reported_ags, kind: row.kind });
  }
  for (const row of raw.cases) {
    const opened = row.opened_on.toString();
    const movedIn = raw.children.find(({ id: child }) => child === row.child_id)?.moved_in_on;
    if (id === 'report_span' && movedIn && during(opened)) things.push({ ...one, span: band(movedIn, row.opened_on) });
    const [held] = raw.counsellings
      .filter(({ case_id }) => case_id === row.id)
      .map(({ held_on }) => held_on)
      .toSorted(Temporal.PlainDate.compare);
    if (id === 'counselling_span' && held && during(held.toString()))
      things.push({ ...one, span: band(row.opened_on, held) });
  }
  for (const row of raw.recommendations) {
    if (!during(row.at.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString())) continue;
    const other = new Map<string, boolean>();
    const [grade, kind] = [row.grade_rules.at(-1), row.kind_rules.at(-1)];
    if (grade) other.set(grade, row.grade !== row.proposed_grade);
    const otherKind = row.proposed_kind !== null && row.place_kind !== row.proposed_kind;
    if (kind) other.set(kind, otherKind || other.get(kind) === true);
    for (const [rule, differs] of other)
      if (id === 'rule_proposed' || (id === 'rule_not_followed' && differs)) things.push({ ...one, rule });
    if (id === 'recommendation_deviating' && row.deviation !== null) things.push({ ...one, reason: row.deviation });
  }
  for (const { day, openings } of raw.openings)
    if (id === 'status_openings' && during(day.toString()))
      things.push({ ...one, municipality: 'unknown', quantity: openings });
  for (const { day, withdrawn_at: withdrawn } of raw.slots)
    if (id === 'appointments_offered' && withdrawn === null && during(day.toString()))
      things.push({ ...one, municipality: 'unknown' });
  for (const { fund, spent_delta: cents, occurred_on: on } of raw.spendings)
    if (id === 'fund_spending' && cents !== 0 && during(on.toString()))
      things.push({ ...one, fund, quantity: cents / 100 });
  for (const row of raw.activities)
    if (id === row.service && during(row.occurred_on.toString()))
      things.push({ ...one, municipality: row.ags ?? 'unknown', quantity: Number(row.quantity) });
  return things;
}
