// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { keptIo, openTestProgram } from '../../commands/context.fixture.ts';
import { runBesideServer } from '../../commands/run.ts';
import { inCentre, systemUserId } from '../../db/centre.ts';
import { loadDemo } from '../../demo/load.ts';
import type { ExportedCase } from '../cases/export.ts';
import { house } from '../index.ts';
import { splitLabels } from './definition.ts';
import { type Period, periods, type Raw, recount, TARGET_DAYS, type Thing, today } from './figures.fixture.ts';
import { type RawInterpreting, readInterpreting, recountInterpreting } from './interpreting.fixture.ts';
import { talkFigures } from './interpreting-register.ts';
import { countInside, countNow, type FigureValue } from './queries.ts';
import { figuresOf } from './register.ts';
import { type RawSponsorships, readSponsorships, recountSponsorships } from './sponsorships.fixture.ts';

const figures = figuresOf(house.services);

/** Sums of cents and hundredths of hours have two places. */
const total = (things: readonly Thing[]): number =>
  Math.round(things.reduce((sum, { quantity }) => sum + quantity, 0) * 100) / 100;

describe.each(testDatabases)('figures on %s', (kind) => {
  let program: Awaited<ReturnType<typeof openTestProgram>>;
  let raw: Raw;
  let interpreting: RawInterpreting;
  let sponsorships: RawSponsorships;
  let centreId: string;

  async function run(...argv: string[]) {
    const io = keptIo(program.folder);
    const code = await runBesideServer(argv, io, program.context);
    return { code, stdout: io.stdout, stderr: io.stderr };
  }
  const ask = async ({ from, to }: Period): Promise<FigureValue[]> =>
    JSON.parse((await run('figures', '--centre', 'dueren', '--from', from, '--to', to, '--json')).stdout);
  const inside = <T>(work: Parameters<typeof inCentre<T>>[2]) =>
    inCentre(program.context.database.db, { centreId, userId: systemUserId, now: program.context.clock.now() }, work);

  beforeAll(async () => {
    program = await openTestProgram(kind);
    await loadDemo(program.context, { centre: 'dueren', children: 200, seed: 1 });
    const { db } = program.context.database;
    centreId = (await db.selectFrom('centre').select('id').where('key', '=', 'dueren').executeTakeFirstOrThrow()).id;
    raw = await inside(async (tx) => ({
      cases: await tx.selectFrom('placement_case').selectAll().execute(),
      children: await tx.selectFrom('child').selectAll().execute(),
      counsellings: await tx.selectFrom('counselling').selectAll().execute(),
      admissions: await tx.selectFrom('admission').selectAll().execute(),
      codes: await tx.selectFrom('family_code').selectAll().execute(),
      openings: await tx.selectFrom('family_code_opening').selectAll().execute(),
      slots: await tx.selectFrom('appointment_slot').selectAll().execute(),
      recommendations: await tx.selectFrom('recommendation').selectAll().execute(),
      spendings: await tx
        .selectFrom('fund_entry as e')
        .innerJoin('fund_period as p', 'p.id', 'e.fund_period_id')
        .innerJoin('fund as f', 'f.id', 'p.fund_id')
        .select(['f.name as fund', 'e.spent_delta', 'e.occurred_on'])
        .execute(),
      activities: await tx.selectFrom('activity').selectAll().execute(),
    }));
    interpreting = await inside(readInterpreting);
    sponsorships = await inside(readSponsorships);
  });
  afterAll(() => program.close());

  it.each(periods)('count what a slow count counts, $from to $to', async (period) => {
    const rows = await ask(period);
    for (const figure of figures) {
      const own = rows.filter(({ id }) => id === figure.id);
      if (figure.time === 'today' && (period.from > today || period.to < today)) {
        expect(own).toEqual([]);
        continue;
      }
      const things =
        recountInterpreting(interpreting, figure.id, period) ??
        recountSponsorships(sponsorships, figure.id, period) ??
        recount(raw, figure.id, period);
      const whole = own.filter(({ split }) => split === null);
      expect(whole, figure.id).toEqual([
        {
          id: figure.id,
          name: figure.name,
          unit: figure.unit,
          period,
          split: null,
          value: total(things),
          suppressed: false,
        },
      ]);
      for (const field of figure.splits) {
        const parts = own.filter(({ split }) => split !== null && field in split);
        const codes = parts.map(({ split }) => split?.[field] ?? '');
        expect(new Set(codes).size).toBe(codes.length);
        // Where all are hidden, no code is named that stands there only because something was counted.
        if (parts.some(({ suppressed }) => !suppressed))
          expect(things.filter((thing) => !codes.includes(thing[field]))).toEqual([]);
        for (const [index, part] of parts.entries()) {
          const value = total(things.filter((thing) => thing[field] === codes[index]));
          expect(part.value, `${figure.id} ${field}`).toBe(part.suppressed ? null : value);
          if (value > 0 && value < figure.minimumGroup) expect(part.suppressed).toBe(true);
        }
        expect(parts.filter(({ suppressed }) => suppressed).length).not.toBe(1);
      }
      expect(own.length).toBe(
        1 + own.filter(({ split }) => figure.splits.some((field) => split && field in split)).length,
      );
    }
    expect(rows.filter(({ id }) => !figures.some((figure) => figure.id === id))).toEqual([]);
  });

  it('have something to count in the demo, suppressed and not', async () => {
    const rows = await ask(periods[0] as Period);
    const wholes = rows.filter(({ split }) => split === null);
    const empty = wholes.filter(({ value }) => value === 0).map(({ id }) => id);
    expect(empty).toEqual([]);
    const parts = rows.filter(({ split }) => split !== null);
    for (const suppressed of [true, false])
      expect(parts.filter((part) => part.suppressed === suppressed).length).toBeGreaterThan(3);
    expect(parts.every(({ value, suppressed }) => (value === null) === suppressed)).toBe(true);
  });

  it('agree with the cases that are exported', async () => {
    const cases = JSON.parse((await run('export', 'cases', '--centre', 'dueren', '--json')).stdout) as ExportedCase[];
    const period = { from: '2026-08-01', to: '2026-10-31' };
    const whole = (await ask(period)).filter(({ split }) => split === null);
    const during = (day: string | null): boolean => day !== null && day >= period.from && day <= period.to;
    const value = (id: string) => whole.find((row) => row.id === id)?.value;
    expect(value('reported')).toBe(cases.filter(({ reportedOn }) => during(reportedOn)).length);
    expect(value('placed')).toBe(cases.filter(({ firstSchoolDay }) => during(firstSchoolDay)).length);
    expect(value('placed')).toBeGreaterThan(0);
  });

  it('count a case with a second admission once, on its earliest day', async () => {
    const first = raw.admissions.find(({ decision_id }) => decision_id !== null);
    if (!first) throw new Error('The demo has decided admissions.');
    const day = first.first_school_day.toString();
    const [before, after] = [await ask({ from: day, to: day }), { from: '2027-03-01', to: '2027-03-01' }];
    await inside(async (tx) => {
      const row = await tx
        .selectFrom('admission')
        .selectAll()
        .where('case_id', '=', first.case_id)
        .executeTakeFirstOrThrow();
      const second = {
        ...row,
        id: crypto.randomUUID(),
        decision_id: null,
        first_school_day: Temporal.PlainDate.from(after.from),
      };
      await tx.insertInto('admission').values(second).execute();
    });
    const placed = (rows: FigureValue[]) => rows.find(({ id, split }) => id === 'placed' && split === null)?.value;
    expect(placed(await ask({ from: day, to: day }))).toBe(placed(before));
    expect(placed(await ask(after))).toBe(0);
  });

  it('are the same on the start page', async () => {
    const when = { centreId, today: Temporal.PlainDate.from(today), targetDays: TARGET_DAYS };
    const shown = await inside((tx) => countNow(tx, when, ['open', 'overdue', 'unassigned', 'late']));
    for (const [id, value] of Object.entries(shown))
      expect(value, id).toBe(total(recount(raw, id, { from: today, to: today })));
    await expect(inside((tx) => countNow(tx, when, ['open', 'reported']))).rejects.toThrow('one source');
  });

  it('of the interpreter service are the same inside the centre, where nothing is hidden', async () => {
    const [from, to] = [Temporal.PlainDate.from('2026-01-01'), Temporal.PlainDate.from('2026-12-31')];
    const when = { centreId, from, to, today: Temporal.PlainDate.from(today), targetDays: TARGET_DAYS };
    const fields = ['language', 'field', 'institution_kind', 'mode', 'month', 'reason'] as const;
    const parts = await inside((tx) => countInside(tx, when, talkFigures, fields));
    expect(parts.length).toBeGreaterThan(30);
    for (const { field, code, values } of parts)
      for (const { id } of talkFigures) {
        const things = recountInterpreting(interpreting, id, { from: '2026-01-01', to: '2026-12-31' }) ?? [];
        const own = field === null ? things : things.filter((thing) => thing[field] === code);
        expect(values[id], `${id} ${field} ${code}`).toBe(total(own));
      }
    await expect(inside((tx) => countInside(tx, when, figures as never, []))).rejects.toThrow('one source');
  });

  it('are printed for people too', async () => {
    const { code, stdout } = await run('figures', '--centre', 'dueren', '--from', '2026-01-01', '--to', '2026-12-31');
    expect(code).toBe(0);
    // The demo reports children a second time, as another office would: a few more cases than children asked for.
    expect(stdout).toMatch(/^Gemeldete Fälle +202 Fälle$/m);
    // Names of municipalities and kinds, not their codes.
    expect(stdout).toMatch(/^ {2}Gemeinde Düren +\d+ Fälle$/m);
    expect(stdout).toMatch(/^ {2}Gemeinde [A-ZÄÖÜ]\S+ +unterdrückt Fälle$/m);
    expect(stdout).not.toMatch(/05358|direct_registration/);
  });

  it.each([
    ['soest', '2026-01-01', '2026-12-31', /^Ein Zentrum „soest“ ist hier nicht eingerichtet\.\n$/],
    ['dueren', '2026-02-01', '2026-01-31', /^Der erste Tag .*01\.02\.2026.* liegt nach dem letzten .*\.\n$/],
    ['dueren', '2026-02-30', '2026-12-31', /^Den Tag „2026-02-30“ gibt es nicht; .*--from.*\.\n$/],
    ['dueren', '2026-01-01', 'morgen', /^Den Tag „morgen“ gibt es nicht; .*--to.*\.\n$/],
  ])('are refused with one sentence: %s %s %s', async (centre, from, to, sentence) => {
    const answer = await run('figures', '--centre', centre, '--from', from, '--to', to, '--json');
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    expect(answer.stderr).toMatch(sentence);
  });
});

describe('the register of figures', () => {
  it('names each figure once and says everything about it', () => {
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    for (const figure of figures) {
      expect(figure.id).toMatch(/^[a-z][a-z_]*$/);
      for (const sentence of [figure.counted, figure.notCounted]) expect(sentence, figure.id).toMatch(/^\p{Lu}.+\.$/u);
      expect(figure.minimumGroup).toBeGreaterThanOrEqual(3);
      expect(figure.splits.every((field) => field in splitLabels)).toBe(true);
      expect(figure.history.length).toBeGreaterThan(0);
      const days = figure.history.map(({ since }) => Temporal.PlainDate.from(since).toString());
      expect(days).toEqual(days.toSorted().toReversed());
    }
  });

  it('has every service that is written down', () => {
    const ids = figures.map(({ id }) => id);
    expect(Object.keys(house.services).filter((service) => !ids.includes(service))).toEqual([]);
  });
});
