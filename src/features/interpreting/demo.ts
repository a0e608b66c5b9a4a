// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { isWorkingDay } from '../../codes/holidays.ts';
import { findLanguage } from '../../codes/languages.ts';
import type { Row } from '../../db/row.ts';
import type { DemoStage } from '../../web/feature.ts';
import { tellSpent } from '../funding/demo.ts';
import { plannedCents } from './cost-rules.ts';
import { defaultRules } from './default-rules.ts';
import { tellJobs } from './dispatch/demo.ts';
import { decide } from './eligibility-rules.ts';
import { requestEventRow, requestNumber, requestRow, type TalkFacts } from './rows.ts';
import { applyRequestEvent, type RequestEvent, type RequestState, refusalReasons } from './states.ts';
import { clockTime } from './time-rules.ts';
import type { Occasion, Outcome } from './words.ts';

/** Requests of a year for a whole demo, and for a small one. */
const many = { whole: 1000, small: 60 };
/** A demo with fewer cases than this is a small one. */
const wholeCases = 300;

type Institution = Row<'institution'>;

const occasionsOf: Readonly<Partial<Record<Institution['kind'], readonly Occasion[]>>> = {
  school: ['parents_talk', 'parents_talk', 'parents_talk', 'parents_evening', 'enrolment', 'special_needs'],
  daycare: ['parents_talk', 'parents_talk', 'enrolment', 'parents_evening'],
  youth_office: ['authority_talk', 'help_plan'],
  health: ['health_advice'],
};
const usual: readonly Occasion[] = ['counselling', 'counselling', 'authority_talk', 'info_event', 'other'];
const topics: Readonly<Partial<Record<Occasion, readonly string[]>>> = {
  parents_talk: ['Eingewöhnung', 'Entwicklungsgespräch', 'Übergang in Klasse 5', 'Fehlzeiten', 'Lernstand Deutsch'],
  counselling: ['Wohnungssuche', 'Leistungen beantragen', 'Anerkennung des Berufs', 'Kitaplatz'],
};

/** How talks that are over ended, by their share in a hundred. */
const ends: readonly (readonly [RequestState, number])[] = [
  ['settled', 64],
  ['unfilled', 14],
  ['declined', 4],
  ['cancelled_in_time', 8],
  ['cancelled_late', 4],
  ['client_no_show', 4],
  ['interpreter_no_show', 2],
];

interface Told {
  at: Temporal.Instant;
  talk: TalkFacts;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  institution: Institution;
}

const alternative =
  'Telefondolmetschen bei einem professionellen Dienst, etwa 45 € je halbe Stunde; es zahlt die Einrichtung.';

/** A working day near a day so many days from today. */
function workingDay(from: Temporal.PlainDate, days: number): Temporal.PlainDate {
  let day = from.add({ days });
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  return day;
}

function talkOf({ random }: DemoStage, institution: Institution, language: string, n: number): TalkFacts {
  const occasion = random.pick(occasionsOf[institution.kind] ?? usual);
  const female = random.chance(0.08);
  return {
    institutionId: institution.id,
    contact: { name: 'Sekretariat', phone: institution.phone, email: institution.email },
    reference: `Z ${(n * 7) % 400}/${random.int(1, 9)}`,
    language,
    variety: '',
    gender: female ? 'female' : null,
    genderReason: female ? 'Es geht um die Gesundheit einer Frau.' : '',
    occasion,
    topic: random.pick(topics[occasion] ?? ['']),
    modes: random.pick([['on_site'], ['on_site'], ['on_site', 'phone'], ['phone'], ['video', 'on_site']] as const),
    room: 'public',
    street: institution.street,
    postcode: institution.postcode,
    place: institution.place,
    ags: institution.ags,
    meetingPoint: '',
    participants: occasion === 'parents_evening' ? random.int(8, 30) : random.int(2, 5),
    professionalPresent: true,
    legalConsequence: ['special_needs', 'help_plan'].includes(occasion),
    sensitive: institution.kind === 'health' || random.chance(0.05),
    institutionPays: random.chance(0.08),
    payerReference: '',
    urgentReason: '',
  };
}

/** Languages of the pool as often as they are spoken, and now and then one nobody speaks. */
function languagesOf(rows: DemoStage['rows']): string[] {
  const spoken = rows.of('volunteer_language').map(({ language }) => language);
  const known = spoken.filter((code) => findLanguage(code) !== undefined && code !== 'eng');
  return [...(known.length > 0 ? known : ['apc', 'ukr', 'tur', 'kmr']), 'mon', 'khm', 'rif'];
}

/** The state a request has come to: over ones as pools report, coming ones open or taken. */
function stateOf({ random, now }: DemoStage, endsAt: Temporal.Instant): RequestState {
  const age = endsAt.until(now).total('days');
  if (age < 0)
    return age < -10 ? (random.chance(0.3) ? 'assigned' : 'open') : random.chance(0.75) ? 'assigned' : 'open';
  if (age < 6 && random.chance(0.7)) return random.chance(0.6) ? 'held' : 'proven';
  let left = random.int(1, 100);
  for (const [state, share] of ends) {
    left -= share;
    if (left <= 0) return state;
  }
  return 'settled';
}

/** What happened on the way to a state, each with how far between asking and the talk (0 to 1) or how many days after it. */
function wayTo({ random }: DemoStage, told: Told, state: RequestState): (readonly [RequestEvent, number])[] {
  const job = random.id(told.at);
  const minutes = Math.round(told.startsAt.until(told.endsAt).total('minutes'));
  const assigned = [{ type: 'assigned', payload: { job } }, 0.4] as const;
  const held = [{ type: 'held', payload: { minutes } }, 1.05] as const;
  const proven = [{ type: 'proven', payload: { minutes } }, 2] as const;
  switch (state) {
    case 'open':
      return [];
    case 'assigned':
      return [assigned];
    case 'held':
      return [assigned, held];
    case 'proven':
      return [assigned, held, proven];
    case 'settled':
      return [assigned, held, proven, [{ type: 'settled', payload: { cents: plannedCents(minutes) } }, 4]];
    case 'declined':
      return [[{ type: 'refused', payload: { reason: random.pick(['late', 'no_money'] as const) } }, 0.1]];
    case 'unfilled':
      return [
        [
          {
            type: 'refused',
            payload: { reason: random.pick(['no_language', 'nobody_free', 'nobody_free', 'too_far'] as const) },
          },
          0.8,
        ],
      ];
    case 'cancelled_in_time':
      return [assigned, [{ type: 'cancelled', payload: { by: 'institution', inTime: true } }, 0.6]];
    case 'cancelled_late':
      return [assigned, [{ type: 'cancelled', payload: { by: 'institution', inTime: false } }, 0.98]];
    default:
      return [assigned, [{ type: state, payload: { job } }, 1.02]];
  }
}

const pots: Readonly<Record<Exclude<Outcome, 'excluded'>, string | null>> = {
  land: 'Landesmittel Sprachmittlung',
  own: 'Kreismittel',
  institution: null,
};
/** States that cost nothing (any more). */
const free: readonly RequestState[] = ['declined', 'unfilled', 'cancelled_in_time', 'interpreter_no_show'];

/** The pot that pays, with what it promised or spent; null: none does. */
function paidBy(
  stage: DemoStage,
  id: string,
  told: Told,
  outcome: keyof typeof pots,
  state: RequestState,
  by: string,
): string | null {
  const name = pots[outcome];
  const occursOn = dayOf(told.startsAt);
  const fund = stage.rows.of('fund').find((one) => one.name === name);
  if (!fund || name === null || free.includes(state) || occursOn.year !== dayOf(stage.now).year)
    return fund?.id ?? null;
  const cents = plannedCents(Math.round(told.startsAt.until(told.endsAt).total('minutes')));
  const spentAt = state === 'settled' ? told.endsAt.add({ hours: 24 * 4 }) : null;
  const paid = {
    pot: name,
    service: 'interpreting' as const,
    recordId: id,
    occursOn,
    cents,
    madeAt: told.at,
    byUser: by,
  };
  return tellSpent(stage, { ...paid, spentAt }) ? fund.id : null;
}

/** When something happened: so far between asking and the talk, or so many days after it; never later than now. */
function momentOf({ now }: DemoStage, { at, startsAt, endsAt }: Told, when: number): Temporal.Instant {
  const moment =
    when <= 1
      ? at.add({ minutes: Math.round(at.until(startsAt).total('minutes') * when) })
      : endsAt.add({ minutes: Math.round((when - 1) * 24 * 60) });
  return Temporal.Instant.compare(moment, now) < 0 ? moment : now;
}

function tellOne(stage: DemoStage, told: Told, number: string, by: string): void {
  const { centreId, random, rows } = stage;
  const { talk, institution, at, startsAt, endsAt } = told;
  const id = random.id(at);
  const { outcome: decided, rule } = decide(defaultRules, { ...talk, requester: institution.kind });
  const first = decided === 'excluded' ? null : decided;
  const isOver = Temporal.Instant.compare(endsAt, stage.now) < 0;
  // What no row knows the coordination has decided, as long as there was time.
  const outcome = first ?? (isOver ? 'own' : null);
  const state = outcome === null ? 'open' : stateOf(stage, endsAt);
  const fundId = outcome === null ? null : paidBy(stage, id, told, outcome, state, by);
  const asked: RequestEvent = {
    type: 'asked',
    payload: { channel: 'account', outcome: first, rule: rule?.code ?? null, rulesFrom: null },
  };
  const settled: RequestEvent[] =
    first === outcome || outcome === null ? [] : [{ type: 'payer_decided', payload: { outcome } }];
  const way = [[asked, 0] as const, ...settled.map((event) => [event, 0.05] as const), ...wayTo(stage, told, state)];
  let reached: RequestState | null = null;
  let last = at;
  const events = way.map(([event, when], index) => {
    reached = applyRequestEvent(reached, event);
    last = momentOf(stage, told, when);
    const own = ['asked', 'cancelled'].includes(event.type);
    const who = own ? { by: null, role: 'institution' } : { by, role: 'interpreter_coordinator' };
    return requestEventRow({
      centreId,
      id: random.id(last),
      requestId: id,
      position: index + 1,
      event,
      at: last,
      ...who,
    });
  });
  const refused = way.flatMap(([event]) => (event.type === 'refused' ? [event.payload.reason] : []))[0];
  rows.add(
    'interpreting_request',
    requestRow({
      ...talk,
      ...{ centreId, id, number, seriesId: null, channel: 'account', at, by: null, startsAt, endsAt },
      alternatives: random.chance(0.2) ? [startsAt.add({ hours: 24 })] : [],
      ...{ outcome, ruleCode: rule?.code ?? null, rulesFrom: null, fundId, changedAt: last },
      state: reached ?? 'open',
      ...(refused ? { stateReason: `${refusalReasons[refused].label}.`, stateAlternative: alternative } : {}),
    }),
  );
  for (const event of events) rows.add('interpreting_event', event);
}

/** One request: its day is spread over a year up to three weeks ahead; it was asked for some days to weeks before. */
function inventOne(
  stage: DemoStage,
  institutions: readonly Institution[],
  languages: readonly string[],
  n: number,
): Told {
  const { random, now } = stage;
  const institution = random.pick(institutions);
  const day = workingDay(dayOf(now), random.int(-340, 24));
  const time = Temporal.PlainTime.from({ hour: random.int(8, 16), minute: random.pick([0, 15, 30]) });
  const startsAt = clockTime(day, time).at;
  const endsAt = startsAt.add({ minutes: random.pick([45, 60, 60, 60, 90, 120]) });
  const asked = startsAt.subtract({ hours: 24 * random.int(10, 35) });
  const at = Temporal.Instant.compare(asked, now) < 0 ? asked : now.subtract({ hours: random.int(1, 200) });
  return { at, institution, startsAt, endsAt, talk: talkOf(stage, institution, random.pick(languages), n) };
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
  for (const one of told.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const { year } = dayOf(one.at);
    const n = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, n);
    tellOne(stage, one, requestNumber(year, n), by);
  }
  for (const [year, last] of numbers) counted('interpreting', year, last);
  tellJobs(stage, by);
}
