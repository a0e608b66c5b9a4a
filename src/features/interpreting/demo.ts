// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { findLanguage } from '../../codes/languages.ts';
import type { Row } from '../../db/row.ts';
import type { DemoStage } from '../../web/feature.ts';
import { tellClaim, tellRuns } from '../allowances/claims-demo.ts';
import { type DemoPot, tellAmounts, tellSpent } from '../funding/demo.ts';
import { plannedCents } from './cost-rules.ts';
import { defaultRules } from './default-rules.ts';
import { inventOne } from './demo-talks.ts';
import {
  type Course,
  calledOffAt,
  costs,
  courseOf,
  momentOf,
  needsSomebody,
  owedAt,
  type Told,
  talkToFind,
  wayTo,
} from './demo-way.ts';
import { type DemoPool, openPool, tellProof } from './dispatch/demo.ts';
import { decide } from './eligibility-rules.ts';
import { tellCalls } from './now/demo.ts';
import { tellFeedback, tellPaper } from './proofs/demo.ts';
import { tellServices } from './proposals/demo.ts';
import { requestEventRow, requestNumber, requestRow } from './rows.ts';
import { renderedBy } from './services.ts';
import {
  applyRequestEvent,
  type RefusalReason,
  type RequestEvent,
  type RequestState,
  refusalReasons,
} from './states.ts';
import type { Outcome } from './words.ts';

/** Requests of a year for a whole demo, and for a small one. */
const many = { whole: 1000, small: 60 };
/** A demo with fewer cases than this is a small one. */
const wholeCases = 300;

const alternative =
  'Telefondolmetschen bei einem professionellen Dienst, etwa 45 € je halbe Stunde; es zahlt die Einrichtung.';

/** Languages of the pool as often as they are spoken, and now and then one nobody speaks. */
function languagesOf(rows: DemoStage['rows']): string[] {
  const spoken = rows.of('volunteer_language').map(({ language }) => language);
  const known = spoken.filter((code) => findLanguage(code) !== undefined && code !== 'eng');
  return [...(known.length > 0 ? known : ['apc', 'ukr', 'tur', 'kmr']), 'mon', 'khm', 'rif'];
}

const payer: Readonly<Record<Exclude<Outcome, 'excluded'>, DemoPot>> = {
  land: 'Landesmittel Sprachmittlung',
  own: 'Kreismittel',
  institution: 'Einrichtung zahlt',
};

/** The pot that pays; a foundation gives some of what is the centre's own. */
const potOf = ({ random }: DemoStage, outcome: keyof typeof payer): DemoPot =>
  outcome === 'own' && random.chance(0.25) ? 'Stiftung Nachbarschaft (erfunden)' : payer[outcome];

/** What a request has come to: who was found, which pot pays, and how much. */
interface Result {
  course: Course;
  job: Row<'interpreting_job'> | undefined;
  fundId: string | null;
  cents: number;
}

/** What is promised or owed, of which pot; cents of the plan where nothing is. */
function tellPay(
  stage: DemoStage,
  told: Told,
  one: { id: string; by: string; pot: DemoPot },
  { course, job }: Pick<Result, 'course' | 'job'>,
): Pick<Result, 'fundId' | 'cents'> {
  const { startsAt: start, endsAt, at: promisedAt } = told;
  const end = course.end === 'held' ? told.heldUntil : endsAt;
  const planned = plannedCents(Math.round(start.until(endsAt).total('minutes')));
  const fund = stage.rows.of('fund').find(({ name }) => name === one.pot);
  if (!fund || !costs(course)) return { fundId: fund?.id ?? null, cents: planned };
  const facts = { pot: one.pot, service: 'interpreting' as const, recordId: one.id, byUser: one.by };
  if (!job) {
    const promise = { cents: planned, madeAt: promisedAt, spentAt: null, occursOn: dayOf(start) };
    return { fundId: tellSpent(stage, { ...facts, ...promise }) ? fund.id : null, cents: planned };
  }
  const cents = tellClaim(stage, {
    ...{ ...facts, volunteerId: job.volunteer_id, promisedAt, start, end, ticketCents: 0 },
    // There and back.
    ...{ km: (job.metres * 2) / 1000, travelMinutes: job.way_minutes * 2 },
    cancelledAt: calledOffAt(stage.now, told, course),
    provenAt: owedAt(stage.now, told, course),
  });
  return { fundId: cents === undefined ? null : fund.id, cents: cents ?? planned };
}

/** Who was found for a talk, and who pays. Where nobody is free it stays open, or without anybody. */
function findFor(
  stage: DemoStage,
  pool: DemoPool,
  told: Told,
  id: string,
  by: string,
  outcome: keyof typeof payer | null,
): Result {
  const { now } = stage;
  if (outcome === null) return { course: { end: 'open', settled: false }, job: undefined, fundId: null, cents: 0 };
  const wanted = told.course ?? courseOf(stage, told.endsAt);
  const job = needsSomebody(wanted) ? pool.book(talkToFind(now, told, id)) : undefined;
  const over = Temporal.Instant.compare(told.endsAt, now) < 0;
  const course: Course = needsSomebody(wanted) && !job ? { end: over ? 'unfilled' : 'open', settled: false } : wanted;
  return { course, job, ...tellPay(stage, told, { id, by, pot: potOf(stage, outcome) }, { course, job }) };
}

/** The job of a talk, how its person was asked, and what was said afterwards. */
function tellJob(stage: DemoStage, pool: DemoPool, told: Told, { course, job }: Result): void {
  if (!job) return;
  const { end, settled } = course;
  const off = end.startsWith('cancelled') ? calledOffAt(stage.now, told, course) : null;
  const gone = off === null ? {} : { released_at: off, released_why: 'cancelled' as const, sequence: 1 };
  stage.rows.add('interpreting_job', { ...job, ...gone });
  pool.tellAccepted(talkToFind(stage.now, told, job.request_id), job);
  if (end === 'held') tellProof(stage, { ...told, endsAt: told.heldUntil }, job.id, { outcome: end, both: settled });
  if (end === 'client_no_show' || end === 'interpreter_no_show')
    tellProof(stage, told, job.id, { outcome: end, both: true });
}

/** What was rendered, as real deeds count it. */
function tellServed(stage: DemoStage, told: Told, way: ReturnType<typeof wayTo>): void {
  let before: RequestState = 'open';
  for (const [event, when] of way) {
    const rendered = renderedBy(event, before, told.talk.occasion);
    before = applyRequestEvent(before, event);
    if (!rendered) continue;
    const createdAt = momentOf(stage.now, told, when);
    const occurredOn = dayOf(rendered.onDayOfTalk ? told.startsAt : createdAt);
    const ags = told.institution.protected ? null : told.talk.ags;
    stage.served({ service: rendered.service, quantity: rendered.quantity, occurredOn, ags, createdAt });
  }
}

/** Why a request was turned away, or nobody was found. */
const reasonOf = ({ random }: DemoStage, { end }: Course, spoken: boolean): RefusalReason => {
  if (end === 'declined') return random.pick(['late', 'no_money'] as const);
  return spoken ? random.pick(['nobody_free', 'nobody_free', 'too_far'] as const) : 'no_language';
};

function tellOne(stage: DemoStage, pool: DemoPool, told: Told, number: string, by: string): void {
  const { centreId, random, rows, now } = stage;
  const { talk, institution, at, startsAt, endsAt } = told;
  const id = random.id(at);
  const { outcome: decided, rule } = decide(defaultRules, { ...talk, requester: institution.kind });
  const first = decided === 'excluded' ? null : decided;
  // What no row knows the coordination has decided, as long as there was time.
  const outcome = first ?? (Temporal.Instant.compare(endsAt, now) < 0 ? 'own' : null);
  const result = findFor(stage, pool, told, id, by, outcome);
  const reason = reasonOf(stage, result.course, pool.speaks(talk.language));
  const later = [
    ...(first === outcome || outcome === null
      ? []
      : [[{ type: 'payer_decided', payload: { outcome } }, 0.05] as const]),
    ...wayTo(told, result.course, { job: result.job?.id, cents: result.cents, reason }),
  ];
  const asked = { channel: 'account', outcome: first, rule: rule?.code ?? null, rulesFrom: null } as const;
  const way: (readonly [RequestEvent, number])[] = [[{ type: 'asked', payload: asked }, 0], ...later];
  let reached: RequestState | null = null;
  const events = way.map(([event, when], index) => {
    reached = applyRequestEvent(reached, event);
    const moment = momentOf(now, told, when);
    const own = ['asked', 'cancelled'].includes(event.type);
    const who = own ? { by: null, role: 'institution' } : { by, role: 'interpreter_coordinator' };
    const facts = { centreId, id: random.id(moment), requestId: id, position: index + 1, event, at: moment };
    return requestEventRow({ ...facts, ...who });
  });
  const row = requestRow({
    ...talk,
    ...{ centreId, id, number, seriesId: null, channel: 'account', at, by: null, startsAt, endsAt },
    alternatives: random.chance(0.2) ? [startsAt.add({ hours: 24 })] : [],
    ...{ outcome, ruleCode: rule?.code ?? null, rulesFrom: null, fundId: result.fundId },
    ...{ changedAt: events.at(-1)?.at ?? at, state: reached ?? 'open' },
    ...(later.some(([{ type }]) => type === 'refused')
      ? { stateReason: `${refusalReasons[reason].label}.`, stateAlternative: alternative }
      : {}),
  });
  rows.add('interpreting_request', row);
  for (const event of events) rows.add('interpreting_event', event);
  tellJob(stage, pool, told, result);
  tellServed(stage, told, later);
  const waits = row.state === 'open' && outcome !== null && Temporal.Instant.compare(startsAt, now) > 0;
  if (waits && random.chance(0.5)) pool.tellAsked(row);
}

/** A year of the pool: some thousand requests of forty institutions, in every state, with what pots promised and paid. */
export function tellInterpreting(stage: DemoStage): void {
  const { rows, counted } = stage;
  const by = rows.of('placement_case').find(({ responsible_user: user }) => user !== null)?.responsible_user;
  const institutions = rows.of('institution').filter(({ asks }) => asks);
  if (!by || institutions.length === 0) return;
  const count = rows.of('placement_case').length < wholeCases ? many.small : many.whole;
  const languages = languagesOf(rows);
  const told = Array.from({ length: count }, (_, n) => inventOne(stage, institutions, languages, n));
  const numbers = new Map<number, number>();
  const pool = openPool(stage, by);
  for (const one of told.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const { year } = dayOf(one.at);
    const n = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, n);
    tellOne(stage, pool, one, requestNumber(year, n), by);
  }
  for (const [year, last] of numbers) counted('interpreting', year, last);
  tellCalls(stage);
  tellRuns(stage);
  tellAmounts(stage);
  tellPaper(stage, by);
  tellServices(stage, by);
  tellFeedback(stage);
}
