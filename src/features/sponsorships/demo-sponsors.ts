// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { DemoStage } from '../../web/feature.ts';
import { type DemoSponsor, momentBefore } from './demo-stage.ts';
import { interests, modules } from './demo-words.ts';
import { attendanceRow, moduleRow, seatRow, sponsorRow, sponsorSchoolRow } from './sponsor-rows.ts';

/** Seats of one after the other: two of three take two children. The first is the demo account. */
const seats = [2, 1, 2, 3, 2, 2];
/** From this minute of the day to that one somebody must have time: the third to the fifth lesson. */
const morning = { from: 590, to: 750 };
/** So many go to the school with an account, so that it has pupils in each state. */
const coordinatedSponsors = 5;

/** Parts of the preparation. @returns their ids in the order of the words */
export function tellModules({ centreId, now, random, rows, staff }: DemoStage): string[] {
  const at = now.subtract({ hours: 24 * 900 });
  return modules.map(([title, needed]) => {
    const id = random.id(at);
    rows.add('sponsor_module', moduleRow({ centreId, id, title, needed, at, by: staff.sponsorships }));
    return id;
  });
}

function tellOne(stage: DemoStage, one: DemoSponsor, moduleIds: readonly string[], n: number): void {
  const { centreId, random, rows, now, staff } = stage;
  const moment = momentBefore(now);
  const { id: volunteerId, mostPupils } = one;
  const at = moment(one.since, 12);
  rows.add(
    'sponsor',
    sponsorRow({
      ...{ centreId, volunteerId, at, by: staff.sponsorships, mostPupils, inGroups: n % 3 !== 1 },
      ...{ fromGrade: n % 7 === 2 ? 1 : null, toGrade: n % 7 === 2 ? 2 : null, pupilGender: null },
      ...{
        interests: random.pick(interests),
        wishes: n % 9 === 4 ? 'am liebsten Vorlesen' : '',
        parentsConsentOn: null,
      },
    }),
  );
  for (let seat = 1; seat <= mostPupils; seat += 1) rows.add('sponsor_seat', seatRow({ centreId, volunteerId, seat }));
  for (const { number } of one.schools)
    rows.add('sponsor_school', sponsorSchoolRow({ centreId, volunteerId, school: number }));
  for (const [index, moduleId] of moduleIds.entries()) {
    // Somebody is new and has not been at the last needed part yet; the part that is not needed half of them have seen.
    if ((n % 17 === 11 && index === 2) || (index === 3 && n % 2 === 0)) continue;
    const on = one.since.subtract({ days: 21 - index * 7 });
    const of = { centreId, volunteerId, moduleId, on, at: moment(on, 18), by: staff.sponsorships };
    rows.add('sponsor_attendance', attendanceRow(of));
  }
}

/** Everybody who gives lessons and is in service, with seats, schools and preparation. @param most so many at most */
export function tellSponsors(stage: DemoStage, primary: DemoStage['schools'], most: number): DemoSponsor[] {
  const { centreId, now, rows } = stage;
  const today = dayOf(now);
  const windows = Map.groupBy(rows.of('volunteer_window'), ({ volunteer_id: id }) => id);
  const ended = new Set(
    rows
      .of('volunteer_check')
      .filter(
        ({ kind, due_on: due }) => kind === 'conduct' && due !== null && Temporal.PlainDate.compare(due, today) <= 0,
      )
      .map(({ volunteer_id: id }) => id),
  );
  const coordinated = primary.filter((one) => one.coordinated);
  const moduleIds = tellModules(stage);
  const serving = rows
    .of('volunteer')
    .filter((one) => one.centre_id === centreId && one.sponsors && ['active', 'paused'].includes(one.state))
    .slice(0, most);
  return serving.map((one, n): DemoSponsor => {
    const days = (windows.get(one.id) ?? [])
      .filter(({ from_minute: from, to_minute: to }) => from <= morning.from && to >= morning.to)
      .map(({ weekday }) => weekday)
      .filter((weekday) => weekday <= 5);
    const pick = (k: number) => primary[k % primary.length];
    const own = n < coordinatedSponsors ? coordinated : [];
    const schools = [...own, pick(n), pick(n * 7 + 3)].filter((school) => school !== undefined);
    const sponsor: DemoSponsor = {
      id: one.id,
      mostPupils: seats[n % seats.length] ?? 1,
      schools: [...new Set(schools)].slice(0, 2),
      weekdays: days.length > 0 ? [...new Set(days)].toSorted() : [2, 4],
      since: dayOf(one.entered_at).add({ days: 28 }),
      rests: ended.has(one.id) ? 'certificate' : one.state === 'paused' ? 'sponsor_away' : null,
    };
    tellOne(stage, sponsor, moduleIds, n);
    return sponsor;
  });
}
