// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPlaces } from '../../src/features/placement/placement.fixture.ts';
import { openStage, type Stage } from '../helpers/browser.ts';
import { walkDay, windows } from '../helpers/day.ts';

/** The suite walks one child in each kind of window; `DAY_CHILDREN=60` walks a whole day, which takes a quarter of an hour. */
const children = Number(process.env['DAY_CHILDREN'] ?? windows.length);

describe('a day of a centre in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
    await reportPlaces(stage, '199001', 500);
  });
  afterAll(() => stage.close());

  it('goes from a list of reports to recommendations in every kind of window', async () => {
    const clicks = await walkDay(stage, children);
    // What a counsellor presses and ticks from the name found to the counselling entered, and from there to the recommendation.
    expect(clicks).toEqual(Array(children).fill({ toCounselled: 6, toRecommended: 6 }));
    const states = await stage.inside('dueren', (tx) => tx.selectFrom('placement_case').select('state').execute());
    expect(states.map(({ state }) => state)).toEqual(Array(children).fill('recommended'));
  });
});
