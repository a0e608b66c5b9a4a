// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../clock.ts';
import type { By, Tx } from '../../db/centre.ts';
import { Conflict } from '../../refusals.ts';
import { type NotEligible, targets } from './actions.ts';
import { endOffers, type Sender } from './dispatch/offer-actions.ts';
import { everything, lockRequest, recordRequestEvent, toRequest } from './event-actions.ts';
import { decideTalk, promisePay } from './payer-actions.ts';
import { getRequest, type InterpretingRequest, type Reach } from './queries.ts';
import { type Payer, type TalkFacts, type TalkTime, talkColumns, timeColumns } from './rows.ts';
import { moveSlot } from './time-rules.ts';

/** What decides who pays: only a change of these asks the table again. */
const deciding = (talk: TalkFacts): string =>
  [talk.occasion, talk.legalConsequence, talk.professionalPresent, talk.institutionPays].join(' ');

const timeOf = (at: Temporal.Instant): Temporal.PlainTime => at.toZonedDateTimeISO(timeZone).toPlainTime();

/** When another one of the series is, after the first was moved: by as many days, at the same time on the clock, as long. */
function movedTime(first: TalkTime, to: TalkTime, one: TalkTime): TalkTime {
  const days = dayOf(first.startsAt).until(dayOf(to.startsAt)).days;
  const minutes = Math.round(to.startsAt.until(to.endsAt).total('minutes'));
  // Other beginnings were said for the first one alone.
  return { ...moveSlot(one, days, timeOf(to.startsAt), minutes), alternatives: [] };
}

const isSameTime = (a: TalkTime, b: TalkTime): boolean => a.startsAt.equals(b.startsAt) && a.endsAt.equals(b.endsAt);

/** Names of what changed, for the history; never what it says. */
function changedFields(before: InterpretingRequest, talk: TalkFacts, time: TalkTime): string[] {
  const [old, now] = [talkColumns(before), talkColumns(talk)].map((columns) =>
    Object.entries(columns).map(([name, value]) => [name, String(value)] as const),
  ) as [(readonly [string, string])[], (readonly [string, string])[]];
  const fields = now.filter(([, value], at) => value !== old[at]?.[1]).map(([name]) => name);
  return [...(isSameTime(before, time) ? [] : ['time']), ...fields];
}

/** What volunteers were asked about. */
const asked = new Set(['time', 'language', 'gender', 'modes', 'street', 'postcode', 'place', 'ags']);

async function changeOne(
  tx: Tx,
  by: By,
  before: InterpretingRequest,
  talk: TalkFacts,
  time: TalkTime,
  payer: Payer | undefined,
  reach: Reach,
): Promise<void> {
  const fields = changedFields(before, talk, time);
  const anew = payer !== undefined || !isSameTime(before, time);
  const { ruleCode, rulesFrom, outcome: wanted } = payer ?? before;
  const paid = anew ? await promisePay(tx, by, before.id, wanted, { ...talk, ...time }) : before;
  await recordRequestEvent(
    tx,
    by,
    before.id,
    { type: 'changed', payload: { fields } },
    {
      ...talkColumns(talk),
      ...timeColumns(time),
      outcome: paid.outcome,
      fund_id: paid.fundId,
      rule_code: ruleCode,
      rules_from: rulesFrom,
    },
    reach,
  );
}

/**
 * Changes an open request, or with `rest` it and the later open ones of its series. Who pays is asked anew where something that
 * decides it changed, and promised anew where the time did.
 * @param seen the version the form rested on
 * @returns the decision that excludes the talk: then nothing is changed
 * @throws NotFound; Conflict when it is not open any more or somebody was faster
 */
export async function changeRequests(
  tx: Tx,
  by: By,
  id: string,
  to: { talk: TalkFacts; time: TalkTime; rest: boolean; seen: number },
  jobs: Sender,
  reach: Reach = everything,
): Promise<NotEligible | undefined> {
  const first = await lockRequest(tx, by.centreId, reach, id);
  if (first.version !== to.seen)
    throw new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', toRequest(id));
  const talk = { ...to.talk, institutionId: first.institutionId };
  let payer: Payer | undefined;
  if (deciding(talk) !== deciding(first)) {
    const { outcome, rule, rulesFrom } = await decideTalk(tx, by, talk);
    if (outcome === 'excluded') return { excluded: { outcome, rule } };
    payer = { outcome, ruleCode: rule?.code ?? null, rulesFrom };
  }
  for (const one of await targets(tx, by, first, to.rest, 'changed')) {
    const before = one === id ? first : await getRequest(tx, by.centreId, reach, one);
    const time = one === id ? to.time : isSameTime(first, to.time) ? before : movedTime(first, to.time, before);
    await changeOne(tx, by, before, talk, time, payer, reach);
    // Whoever was asked was asked for the talk as it was: they hear that it is not needed any more.
    if (changedFields(before, talk, time).some((field) => asked.has(field)))
      await endOffers(tx, by, one, 'withdrawn', jobs);
  }
  return undefined;
}
