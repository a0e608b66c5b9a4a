// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { occasions } from '../../codes/interpreted-talks.ts';
import type { Tx } from '../../db/centre.ts';
import { one, type Period, type Thing, today } from './figures.fixture.ts';

const berlin = (at: Temporal.Instant): string => at.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();

/** Rows of the interpreter service as they lie in the tables. */
export const readInterpreting = async (tx: Tx) => ({
  requests: await tx.selectFrom('interpreting_request').selectAll().execute(),
  institutions: await tx.selectFrom('institution').select(['id', 'kind']).execute(),
  events: (await tx.selectFrom('interpreting_event').selectAll().orderBy('position').execute()).map((event) => ({
    ...event,
    payload: event.payload as { reason?: string; inTime?: boolean },
  })),
  jobs: await tx.selectFrom('interpreting_job').selectAll().where('released_at', 'is', null).execute(),
  proofs: await tx.selectFrom('interpreting_proof').selectAll().execute(),
  offers: await tx.selectFrom('interpreting_offer').selectAll().execute(),
  volunteers: await tx.selectFrom('volunteer').select(['id', 'state', 'interprets']).execute(),
  checks: await tx.selectFrom('volunteer_check').selectAll().where('withdrawn_at', 'is', null).execute(),
  spendings: await tx
    .selectFrom('fund_entry as e')
    .innerJoin('commitment as c', 'c.id', 'e.commitment_id')
    .innerJoin('fund_period as p', 'p.id', 'e.fund_period_id')
    .innerJoin('fund as f', 'f.id', 'p.fund_id')
    .select(['f.name as fund', 'e.spent_delta', 'e.occurred_on', 'c.service'])
    .execute(),
});
export type RawInterpreting = Awaited<ReturnType<typeof readInterpreting>>;
type Request = RawInterpreting['requests'][number];

const hoursBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.round(from.until(to).total('minutes') / 0.6) / 100;

/** What became of a request, read from its events in their order. */
function endOf(raw: RawInterpreting, request: Request): { outcome: string; reason: string } {
  const events = raw.events.filter(({ request_id: id }) => id === request.id);
  for (const type of ['held', 'client_no_show', 'interpreter_no_show'])
    if (events.some((event) => event.type === type)) return { outcome: type, reason: type };
  const cancelled = events.find(({ type }) => type === 'cancelled');
  if (cancelled) {
    const outcome = cancelled.payload.inTime ? 'cancelled_in_time' : 'cancelled_late';
    return { outcome, reason: outcome };
  }
  const refused = events.find(({ type }) => type === 'refused')?.payload.reason;
  const { state: outcome } = request;
  if (outcome === 'open') return { outcome, reason: 'not_said' };
  return { outcome, reason: refused ?? outcome };
}

function actualHours(raw: RawInterpreting, request: Request): number {
  const job = raw.jobs.find(({ request_id: id }) => id === request.id);
  const proof = raw.proofs.find(({ job_id: id }) => id === job?.id);
  if (proof?.institution_from && proof.institution_to)
    return hoursBetween(proof.institution_from, proof.institution_to);
  if (proof?.volunteer_from && proof.volunteer_to) return hoursBetween(proof.volunteer_from, proof.volunteer_to);
  return hoursBetween(request.starts_at, request.ends_at);
}

/** Things one request counts as, for one figure. */
function thingsOfTalk(raw: RawInterpreting, id: string, request: Request): Thing[] {
  const { outcome, reason } = endOf(raw, request);
  const day = berlin(request.starts_at);
  const mode = raw.jobs.find(({ request_id: of }) => of === request.id)?.mode ?? request.modes[0] ?? '';
  const thing: Thing = {
    ...one,
    ...{
      language: request.language,
      field: occasions[request.occasion as 'other'].group,
      mode,
      month: day.slice(0, 7),
    },
    institution_kind: raw.institutions.find((known) => known.id === request.institution_id)?.kind ?? 'private',
    reason,
  };
  const over = day < today;
  switch (id) {
    case 'interpreting_requests':
      return [thing];
    case 'interpreting_filled':
      return over && ['assigned', 'held', 'client_no_show'].includes(outcome) ? [thing] : [];
    case 'interpreting_unfilled':
      return over && ['unfilled', 'open', 'interpreter_no_show', 'professional'].includes(outcome) ? [thing] : [];
    case 'interpreting_held':
      return outcome === 'held' ? [thing] : [];
    case 'interpreting_hours_planned':
      return outcome === 'held' ? [{ ...thing, quantity: hoursBetween(request.starts_at, request.ends_at) }] : [];
    case 'interpreting_hours':
      return outcome === 'held' ? [{ ...thing, quantity: actualHours(raw, request) }] : [];
    case 'interpreting_cancelled':
      return outcome.startsWith('cancelled_') ? [thing] : [];
    case 'interpreting_declined':
      return outcome === 'declined' ? [thing] : [];
    default:
      return [];
  }
}

function leadThing(begun: Temporal.Instant | undefined, ended: Temporal.Instant | undefined): Thing[] {
  if (!begun || !ended) return [];
  const hours = begun.until(ended).total('hours');
  const bands = [
    [4, 'h_4'],
    [24, 'h_24'],
    [72, 'd_3'],
    [168, 'd_7'],
    [336, 'd_14'],
  ] as const;
  return [{ ...one, lead: bands.find(([last]) => hours <= last)?.[1] ?? 'longer' }];
}

function leadsOf(raw: RawInterpreting, id: string, request: Request): Thing[] {
  const sorted = (times: Temporal.Instant[]) => times.toSorted(Temporal.Instant.compare);
  const offered = sorted(raw.offers.filter((row) => row.request_id === request.id).map(({ asked_at: at }) => at));
  const yes = sorted(
    raw.events.filter(({ request_id: of, type }) => of === request.id && type === 'assigned').map(({ at }) => at),
  );
  if (id === 'interpreting_lead_offer') return leadThing(request.asked_at, offered[0]);
  if (id === 'interpreting_lead_accepted') return leadThing(request.asked_at, yes[0]);
  if (id === 'interpreting_lead_ahead') return leadThing(yes.at(-1), request.starts_at);
  return id === 'interpreting_notice' ? leadThing(request.asked_at, request.starts_at) : [];
}

function peopleOf(raw: RawInterpreting, id: string): Thing[] {
  const soon = Temporal.PlainDate.from(today).add({ weeks: 8 }).toString();
  return raw.volunteers
    .filter(({ interprets, state }) => interprets && (state === 'active' || state === 'paused'))
    .filter((person) => {
      const checks = raw.checks.filter(({ volunteer_id: of }) => of === person.id);
      if (id === 'interpreters_active') return person.state === 'active';
      if (id === 'interpreters_trained')
        return person.state === 'active' && checks.some(({ kind }) => kind === 'training');
      return checks.some(({ kind, due_on: due }) => {
        if (due === null || due.toString() <= today || due.toString() > soon) return false;
        return !checks.some(
          (other) => other.kind === kind && (other.due_on === null || other.due_on.toString() > due.toString()),
        );
      });
    })
    .map(() => one);
}

/** Counts a figure of the interpreter service slowly, from the words of its definition; undefined: it is none of them. */
export function recountInterpreting(raw: RawInterpreting, id: string, { from, to }: Period): Thing[] | undefined {
  if (!id.startsWith('interpreting_') && !id.startsWith('interpreters_')) return undefined;
  if (id === 'interpreting_missed' || id === 'interpreting_ended') return undefined;
  if (id.startsWith('interpreters_')) return peopleOf(raw, id);
  if (id === 'interpreting_spending')
    return raw.spendings
      .filter(({ service, spent_delta: cents }) => service === 'interpreting' && cents !== 0)
      .filter(({ occurred_on: on }) => on.toString() >= from && on.toString() <= to)
      .map(({ fund, spent_delta: cents }) => ({ ...one, fund, quantity: cents / 100 }));
  const talks = raw.requests.filter(({ starts_at: at }) => berlin(at) >= from && berlin(at) <= to);
  if (id === 'interpreting_filled_share') {
    const filled = talks.flatMap((talk) => thingsOfTalk(raw, 'interpreting_filled', talk)).length;
    const unfilled = talks.flatMap((talk) => thingsOfTalk(raw, 'interpreting_unfilled', talk)).length;
    if (filled + unfilled === 0) return [];
    return [{ ...one, quantity: Math.round((filled * 1000) / (filled + unfilled)) / 10 }];
  }
  const counts = id.includes('_lead_') || id === 'interpreting_notice' ? leadsOf : thingsOfTalk;
  return talks.flatMap((talk) => counts(raw, id, talk));
}
