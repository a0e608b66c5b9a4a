// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPlaces } from '../../src/features/placement/placement.fixture.ts';
import { openStage, type Stage } from '../helpers/browser.ts';
import { beginDay, type Day, windows } from '../helpers/day.ts';

/** The suite walks one child in each kind of window; `DAY_CHILDREN=60` walks a whole day, which takes a quarter of an hour. */
const children = Number(process.env['DAY_CHILDREN'] ?? windows.length);

describe('a day of a centre in a browser', () => {
  let stage: Stage;
  let day: Day;
  beforeAll(async () => {
    stage = await openStage('pglite');
    await reportPlaces(stage, '199001', 500);
  });
  afterAll(() => stage.close());

  it('begins with a list of reports', async () => {
    day = await beginDay(stage, children);
  });

  it.each(Array.from({ length: children }, (_, n) => n))('goes to the recommendation of child %d', async (n) => {
    // What a counsellor presses and ticks from the name found to the counselling entered, and from there to the recommendation.
    expect(await day.counsel(n)).toEqual({ toCounselled: 6, toRecommended: 6 });
  });

  it('ends with everybody recommended', async () => {
    await day.end();
    const states = await stage.inside('dueren', (tx) => tx.selectFrom('placement_case').select('state').execute());
    expect(states.map(({ state }) => state)).toEqual(Array(children).fill('recommended'));
  });
});
