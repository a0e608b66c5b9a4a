// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { band, one, type Period, type Thing, today } from './figures.fixture.ts';

/** Rows of the sponsorships as they lie in the tables. */
export const readSponsorships = async (tx: Tx) => ({
  pupils: await tx.selectFrom('pupil').selectAll().execute(),
  pairs: await tx.selectFrom('sponsorship').selectAll().execute(),
  sessions: await tx.selectFrom('sponsorship_session').selectAll().execute(),
  schools: new Map(
    (await tx.selectFrom('school').select(['number', 'ags']).execute()).map(({ number, ags }) => [number, ags]),
  ),
});
export type RawSponsorships = Awaited<ReturnType<typeof readSponsorships>>;
type Pair = RawSponsorships['pairs'][number];

const began = ({ started_on: start, ended_on: end }: Pair): boolean =>
  start !== null && (end === null || start.toString() <= end.toString());
const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

/** Of a hundred, so many last longer than half a year: one day after the other, as the words of Kaplan and Meier say. */
function longShare(pairs: readonly Pair[], to: string): Thing[] {
  const end = to < today ? to : today;
  const all = pairs.filter(began).flatMap(({ started_on: start, ended_on: over }) => {
    if (start === null || start.toString() > end) return [];
    const ended = over !== null && over.toString() <= end;
    return [{ days: daysBetween(start.toString(), ended ? over.toString() : end), ended }];
  });
  if (all.length === 0) return [];
  let share = 1;
  for (let day = 0; day <= 182; day += 1) {
    const left = all.filter(({ days }) => days >= day).length;
    const gone = all.filter(({ days, ended }) => days === day && ended).length;
    if (left > 0) share *= 1 - gone / left;
  }
  return [{ ...one, quantity: Math.round(share * 1000) / 10 }];
}

function ofPairs(raw: RawSponsorships, id: string, { from, to }: Period): Thing[] {
  const end = to < today ? to : today;
  const ran = raw.pairs.filter(
    ({ started_on: start, ended_on: over }) =>
      start !== null && start.toString() <= end && (over === null || over.toString() >= from),
  );
  if (id === 'sponsorship_sponsors') return [...new Set(ran.map(({ volunteer_id: who }) => who))].map(() => one);
  const pupils = new Map<string, string>();
  for (const { pupil_id: pupilId } of ran) {
    const pupil = raw.pupils.find((row) => row.id === pupilId);
    if (pupil) pupils.set(pupil.child_id ?? pupil.id, pupil.language);
  }
  return [...pupils.values()].map((language) => ({ ...one, language }));
}

function ofLessons(raw: RawSponsorships, id: string, { from, to }: Period): Thing[] {
  return raw.sessions
    .filter(({ on_day: day }) => day.toString() >= from && day.toString() <= to)
    .filter(({ held }) => held === (id !== 'sponsorship_lessons_missed'))
    .map((session) => ({
      ...one,
      month: session.on_day.toString().slice(0, 7),
      municipality:
        raw.schools.get(raw.pairs.find((pair) => pair.id === session.sponsorship_id)?.school_number ?? '') ?? '',
      why_not: session.why_not ?? 'held',
      quantity: id === 'sponsorship_hours' ? Math.round((session.minutes ?? 0) / 0.6) / 100 : 1,
    }));
}

function waits(raw: RawSponsorships, { from, to }: Period): Thing[] {
  return raw.pupils.flatMap((pupil) => {
    const [first] = raw.pairs
      .filter((pair) => pair.pupil_id === pupil.id && began(pair))
      .flatMap(({ started_on: start }) => start ?? [])
      .toSorted(Temporal.PlainDate.compare);
    if (!first || first.toString() < from || first.toString() > to) return [];
    return [{ ...one, span: band(pupil.reported_at.toZonedDateTimeISO('Europe/Berlin').toPlainDate(), first) }];
  });
}

/** Counts a figure of sponsorships slowly, from the words of its definition; undefined: it is none of them. */
export function recountSponsorships(raw: RawSponsorships, id: string, period: Period): Thing[] | undefined {
  switch (id) {
    case 'sponsorship_pupils':
    case 'sponsorship_sponsors':
      return ofPairs(raw, id, period);
    case 'sponsorship_lessons':
    case 'sponsorship_hours':
    case 'sponsorship_lessons_missed':
      return ofLessons(raw, id, period);
    case 'sponsorship_endings':
      return raw.pairs
        .filter((pair) => pair.started_on !== null && began(pair))
        .filter(({ ended_on: on }) => on !== null && on.toString() >= period.from && on.toString() <= period.to)
        .map(({ end_reason: ending }) => ({ ...one, ending: ending ?? '' }));
    case 'sponsorship_waiting':
      return raw.pupils
        .filter(({ state }) => state === 'waiting')
        .map((pupil) => ({ ...one, span: band(pupil.state_since, Temporal.PlainDate.from(today)) }));
    case 'sponsorship_waits':
      return waits(raw, period);
    case 'sponsorship_long_share':
      return longShare(raw.pairs, period.to);
    default:
      return undefined;
  }
}
