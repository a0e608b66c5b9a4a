// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { systemUserId } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { checkRow } from '../progress/rows.ts';
import { type Can, canWords, type Stage, stageWords } from '../progress/words.ts';
import { addRunning } from '../sessions/sessions.fixture.ts';
import { smileNow } from '../sponsorships.fixture.ts';
import { readSpread } from './spread-queries.ts';
import { type StageCount, smallestGroup, spreadOf } from './spread-rules.ts';

const stages = Object.keys(stageWords) as Stage[];
const cans = Object.keys(canWords) as Can[];
const countsOf = (values: readonly number[]): StageCount[] =>
  values.map((count, n) => ({ can: 'greets', time: 'first', stage: stages[n] ?? 'alone', count }));

describe('what children can say, without small groups', () => {
  it('is told of nobody where there are too few children', () => {
    expect(spreadOf(smallestGroup - 1, countsOf([0, 0, 4]))).toEqual({ children: null, lines: [] });
  });

  it('never tells a group that is too small, nor one that follows from the others', () => {
    const three = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 12 })));
    fc.assert(
      fc.property(three, (values) => {
        const children = values.reduce((sum, one) => sum + one, 0);
        fc.pre(children >= smallestGroup);
        const [line] = spreadOf(children, countsOf(values)).lines;
        const shown = stages.map((stage) => line?.stages[stage] ?? null);
        for (const value of shown) expect(value === null || value === 0 || value >= smallestGroup).toBe(true);
        expect(shown.filter((value) => value === null)).not.toHaveLength(1);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

const date = (text: string) => Temporal.PlainDate.from(text);
const when = (from: string, to: string) => ({ from: date(from), to: date(to), today: date('2026-11-23') });

describe.each(testDatabases)('the spread of what children can say on %s', (kind) => {
  let test: TestApp;
  /** Child, day, and the stage of every sentence. */
  const ticked: [child: number, on: string, stage: Stage][] = [
    ...[1, 2, 3, 4, 5, 6].map((n): [number, string, Stage] => [n, '2026-01-15', 'not_yet']),
    // In between: neither first nor last.
    [1, '2026-05-15', 'with_help'],
    ...[1, 2, 3, 4, 5].map((n): [number, string, Stage] => [n, '2026-09-15', 'alone']),
    [6, '2026-09-15', 'with_help'],
    // Too near to each other, and once alone.
    [7, '2026-06-15', 'not_yet'],
    [7, '2026-09-15', 'alone'],
    [8, '2026-09-15', 'alone'],
  ];
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(smileNow);
    const { dueren: centreId } = test.centres;
    const by = { centreId, userId: systemUserId, now: test.context.clock.now() };
    await test.inside('dueren', async (tx) => {
      const ids = new Map<number, string>();
      for (const [child, on, stage] of ticked) {
        const id = ids.get(child) ?? (await addRunning(tx, centreId, { n: child })).id;
        ids.set(child, id);
        const answers = Object.fromEntries(cans.map((can) => [can, stage])) as Record<Can, Stage>;
        await tx
          .insertInto('progress_check')
          .values(checkRow(by, { id: newId(), sponsorshipId: id, on: date(on), answers }))
          .execute();
      }
    });
  });
  afterAll(() => test.close());

  const read = (from: string, to: string) =>
    test.inside('dueren', (tx) => readSpread(tx, { centreId: test.centres.dueren, ...when(from, to) }));

  it('counts each child first and last, half a year apart at least, and hides who would stand alone', async () => {
    const { children, lines } = await read('2026-01-01', '2026-12-31');
    expect([children, lines.length]).toEqual([6, 2 * cans.length]);
    for (const can of cans) {
      const of = (time: 'first' | 'last') => lines.find((one) => one.can === can && one.time === time)?.stages;
      expect(of('first')).toEqual({ not_yet: 6, with_help: 0, alone: 0 });
      // Five alone and one with help: the one would be a child, and the five tell of it.
      expect(of('last')).toMatchObject({ with_help: null, alone: null });
    }
    expect(await read('2026-01-01', '2026-06-30')).toEqual({ children: null, lines: [] });
    expect(await read('2026-10-01', '2026-12-31')).toEqual({ children: null, lines: [] });
  });

  it('stands on the page as picture and table, in the file, and in neither where it is hidden', async () => {
    const coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
    const html = await (await coordinator.get('/smile/zahlen?jahr=2026')).text();
    for (const part of ['6 Kinder, bei denen', 'begrüßt andere, zuletzt', 'verborgen']) expect(html).toContain(part);
    const few = await (await coordinator.get('/smile/zahlen?jahr=2026&zeitraum=h1')).text();
    expect(few).toContain('Noch keine Zahlen');
    expect(few).not.toContain('begrüßt andere');
  });
});
