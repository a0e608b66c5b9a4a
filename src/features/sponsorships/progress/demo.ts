// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ToldPair } from '../demo-pairs.ts';
import type { SmileStage } from '../demo-stage.ts';
import { checkRow, instrumentRow, materialRow, resultRow } from './rows.ts';
import { type Answers, startingMaterials } from './rules.ts';
import type { Stage } from './words.ts';

/** Not every sponsor ticks each month; schools enter a result about twice a year, and not of every child. */
const ticking = 0.6;
const entering = 0.4;
const stages: readonly Stage[] = ['not_yet', 'with_help', 'alone'];

/** What a child can do after so many months: first greeting and asking for things, writing last. */
function answersAfter(months: number): Answers {
  const at = (slow: number): Stage =>
    stages[Math.max(0, Math.min(2, Math.floor((months + 2 - slow) / 3)))] ?? 'not_yet';
  return { greets: at(-1), needs: at(0), tells: at(2), asks: at(3), reads: at(4), writes: at(6) };
}

/** One instrument of the centre's own, the materials to begin with, and what sponsors and schools saw of the children. */
export function tellProgress(stage: SmileStage, pairs: readonly ToldPair[]): void {
  const { centreId, random, rows, staff, moment, today } = stage;
  const long = moment(today.subtract({ days: 700 }), 9);
  const office = { centreId, userId: staff.sponsorships, now: long };
  const own = { name: 'Beobachtungsbogen Lesen (Zentrum)', areas: ['Lesen'], levels: ['1', '2', '3'] };
  rows.add('progress_instrument', instrumentRow(office, { id: random.id(long), ...own }));
  for (const one of startingMaterials)
    rows.add('progress_material', materialRow(office, { id: random.id(long), ...one }));
  for (const pair of pairs) {
    if (pair.startedOn === null || (pair.until !== 'active' && pair.until !== 'paused')) continue;
    const first = pair.startedOn;
    const months = first.until(today, { largestUnit: 'months' }).months;
    for (let month = 1; month <= months; month += 1) {
      const on = first.add({ months: month });
      const by = { centreId, userId: pair.volunteerId, now: moment(on, 16) };
      if (random.chance(ticking)) {
        const one = { id: random.id(by.now), sponsorshipId: pair.id, on, answers: answersAfter(month) };
        rows.add('progress_check', checkRow(by, one));
      }
      if (month % 5 !== 2 || !random.chance(entering)) continue;
      const seen = { pupilId: pair.pupilId, instrument: 'profil', area: 1, on, observer: 'german_teacher' } as const;
      const result = { ...seen, id: random.id(by.now), level: Math.min(7, 1 + Math.floor(month / 2)) };
      rows.add('progress_result', resultRow({ ...by, userId: staff.atSchool }, result));
    }
  }
}
