// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { NotFound } from '../../../refusals.ts';
import type { CentreRequest } from '../../../web/route.ts';
import { type Clock, dayProblem, lessonDays, lessonSpan } from './lesson-day-rules.ts';
import { listEnteredDays, listOwnSponsorships, type OwnSponsorship } from './queries.ts';

/** A lesson of a day as it was agreed. */
export interface LessonOf {
  own: OwnSponsorship;
  day: Temporal.PlainDate;
}

/** Sponsorships of who is signed in, and nobody else's. */
export const loadAllOwn = ({ tx, centreId, user }: CentreRequest): Promise<OwnSponsorship[]> =>
  listOwnSponsorships(tx, centreId, user.volunteers);

/** One of the own. @throws NotFound also where it is another's, or only proposed */
export function pickOwn(request: CentreRequest, all: readonly OwnSponsorship[]): OwnSponsorship {
  const own = all.find(({ id }) => id === request.params['id']);
  if (own === undefined) throw new NotFound();
  request.shown('sponsorship', own.id);
  return own;
}

/** When somebody looks: a day, and the instant on it. */
type Moment = Pick<CentreRequest, 'today' | 'now'>;

export const clockOf = ({ today, now }: Moment): Clock => {
  const { hour, minute } = now.toZonedDateTimeISO(timeZone);
  return { today, minute: hour * 60 + minute };
};

const inOrder = (a: LessonOf, b: LessonOf): number =>
  Temporal.PlainDate.compare(a.day, b.day) || a.own.fromMinute - b.own.fromMinute;

/** The lessons of two weeks back and ahead, with what is entered of them. */
export interface OwnLessons {
  open: LessonOf[];
  next: LessonOf[];
  /** By sponsorship and day: the version of what is entered. */
  entered: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export async function loadLessons(
  tx: Tx,
  { centreId, today, now }: Moment & { centreId: string },
  all: readonly OwnSponsorship[],
): Promise<OwnLessons> {
  const since = today.subtract({ days: lessonSpan });
  const ids = all.map(({ id }) => id);
  const entered = await listEnteredDays(tx, centreId, ids, since);
  const clock = clockOf({ today, now });
  const days = all
    .flatMap((own) => lessonDays(own, since, today.add({ days: lessonSpan })).map((day) => ({ own, day })))
    .filter(({ own, day }) => entered.get(own.id)?.has(day.toString()) !== true)
    .toSorted(inOrder);
  const isOpen = ({ own, day }: LessonOf): boolean => dayProblem(own, day, clock) === undefined;
  const open = days.filter(isOpen);
  return { open, next: days.filter((one) => !isOpen(one) && one.own.state === 'active'), entered };
}
