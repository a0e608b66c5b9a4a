// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { tellConsent } from '../consents/demo.ts';
import type { SmileStage } from './demo-stage.ts';
import { homes, interests, mindings } from './demo-words.ts';
import { type NamedPupil, namedColumns, pupilLessonRow, pupilRow } from './pupil-rows.ts';
import { pupilNumber } from './rows.ts';
import { germanWords, needReasons, type pupilEndReasons, type pupilStates } from './words.ts';

/** A pupil the demo invents. */
export interface PupilPlan {
  school: string;
  reportedOn: Temporal.PlainDate;
  state: keyof typeof pupilStates;
  since: Temporal.PlainDate;
  ended: { on: Temporal.PlainDate; reason: keyof typeof pupilEndReasons } | null;
  /** The lesson of their sponsorship, if they have or had one. */
  slot: { weekday: number; lesson: number } | null;
  /** The same for brothers and sisters. */
  siblings: string | null;
}

function homeOf(random: SmileStage['random']): (typeof homes)[number] {
  const all = homes.flatMap((home) => Array.from({ length: home.weight }, () => home));
  return random.pick(all);
}

/** Lessons in which the pupil can meet somebody: that of the sponsorship and a few others. */
function lessonsOf(random: SmileStage['random'], { slot }: PupilPlan): { weekday: number; lesson: number }[] {
  const wished = new Map<string, { weekday: number; lesson: number }>();
  const add = (one: { weekday: number; lesson: number }) => wished.set(`${one.weekday}-${one.lesson}`, one);
  if (slot) add(slot);
  const wanted = random.int(2, 4);
  while (wished.size < wanted) add({ weekday: random.int(1, 5), lesson: random.int(2, 5) });
  return [...wished.values()];
}

function tellPupil(stage: SmileStage, plan: PupilPlan, number: string): string {
  const { centreId, rows, random, moment, staff } = stage;
  const at = moment(plan.reportedOn, 11);
  const id = random.id(at);
  const home = homeOf(random);
  const grade = random.int(1, 4);
  const coordinated = stage.primary.some((one) => one.coordinated && one.number === plan.school);
  const by = coordinated ? staff.atSchool : staff.sponsorships;
  const [more] = random.chance(0.3) ? ['eng'] : [];
  const row = pupilRow({
    ...{ centreId, id, number, school: plan.school, on: plan.reportedOn, at, by },
    ...{ grade, className: `${grade}${random.pick(['a', 'b', 'c'])}`, language: home.language },
    ...{ furtherLanguages: more === undefined ? [] : [more], german: random.pick(codesOf(germanWords)) },
    ...{ reason: random.pick(codesOf(needReasons)), groupFits: random.chance(0.6), parentsLanguage: home.parents },
    sponsorGender: random.chance(0.12) ? 'female' : null,
  });
  const named: NamedPupil = {
    ...{ givenName: random.pick(home.names), familyName: random.pick(home.families) },
    ...{ room: `Raum ${random.int(1, 24)}`, interests: random.pick(interests), mind: random.pick(mindings) },
  };
  const allowed = plan.state === 'waiting' || plan.state === 'placed';
  rows.add('pupil', {
    ...row,
    ...{ state: plan.state, state_since: plan.since, sibling_key: plan.siblings },
    ...(allowed ? namedColumns(named) : {}),
    ...{ ended_on: plan.ended?.on ?? null, end_reason: plan.ended?.reason ?? null },
  });
  for (const slot of lessonsOf(random, plan))
    rows.add('pupil_lesson', pupilLessonRow({ centreId, pupilId: id, ...slot }));
  if (allowed)
    tellConsent(stage, {
      ...{ purpose: 'sponsorship', subjectId: id, language: home.parents, by },
      ...{ givenBy: `Familie ${named.familyName}`, at: moment(plan.reportedOn.add({ days: 1 }), 8) },
    });
  return id;
}

/** Tells all of them in the order in which schools reported them, numbered year by year. @returns the id of each plan */
export function tellPupils(stage: SmileStage, plans: readonly PupilPlan[]): ReadonlyMap<PupilPlan, string> {
  const numbers = new Map<number, number>();
  const ids = new Map<PupilPlan, string>();
  for (const plan of plans.toSorted((a, b) => Temporal.PlainDate.compare(a.reportedOn, b.reportedOn))) {
    const { year } = plan.reportedOn;
    const n = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, n);
    ids.set(plan, tellPupil(stage, plan, pupilNumber(stage.prefix, year, n)));
  }
  for (const [year, last] of numbers) stage.counted('pupil', year, last);
  return ids;
}
