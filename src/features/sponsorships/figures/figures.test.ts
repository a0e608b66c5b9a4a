// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { dayOf } from '../../../clock.ts';
import { type By, systemActor, type Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { readSheets } from '../../../outbound/spreadsheet/read.ts';
import { happen, insertProposed } from '../actions.ts';
import { everySponsorship, lockSponsorship } from '../queries.ts';
import { type SessionFacts, sessionRow } from '../rows.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from '../sponsorships.fixture.ts';
import type { SponsorshipEvent } from '../states.ts';
import { countHeldLessons } from './lesson-count-actions.ts';
import { countsFrom } from './lesson-count-rules.ts';
import { medianSentence } from './page.tsx';
import { readSmileFigures } from './queries.ts';

const held: SessionFacts = { held: true, minutes: 45, whyNot: null, tags: ['game'], topic: 'Zoo', nextIdea: '' };
const ill: SessionFacts = { held: false, minutes: null, whyNot: 'pupil_away', tags: [], topic: '', nextIdea: '' };
const text = (html: string): string =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe.each(testDatabases)('figures of SmiLe on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let running: string;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(smileNow);
    coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
    await act(async (tx, by) => {
      running = await pair(tx, by, 1, '2026-09-08');
      const short = await pair(tx, by, 2, '2026-09-08');
      await step(tx, by, short, { type: 'ended', payload: { reason: 'moved', side: 'school', on: '2026-10-08' } });
      await pair(tx, by, 3, null);
      await addPupil(tx, by.centreId, { number: 'DN-SM-2026-009', givenName: 'Wartende' });
      for (const [day, facts] of [
        ['2026-09-08', held],
        ['2026-09-15', ill],
        ['2026-10-06', held],
        ['2026-11-17', held],
      ] as const)
        await enter(tx, by, running, day, facts);
      await enter(tx, by, short, '2026-09-08', held);
    });
  });
  afterAll(() => test.close());

  const act = <T>(work: (tx: Tx, by: By) => Promise<T>) =>
    test.inside('dueren', (tx) => {
      const now = test.context.clock.now();
      return work(tx, { ...systemActor(test.centres.dueren, now), role: 'head', schools: [], today: dayOf(now) });
    });
  const step = async (tx: Tx, by: By, id: string, event: Exclude<SponsorshipEvent, { type: 'proposed' }>) =>
    await happen(tx, by, await lockSponsorship(tx, by.centreId, everySponsorship, id), event);
  /** A sponsorship that began on a day, or is only proposed. */
  async function pair(tx: Tx, by: By, n: number, from: string | null): Promise<string> {
    const pupilId = await addPupil(tx, by.centreId, { number: `DN-SM-2026-00${n}`, givenName: 'Zzkind' });
    const volunteerId = await addSponsor(tx, by.centreId, { number: `DN-E-930${n}` });
    const row = proposedRow(by.centreId, { pupilId, volunteerId, number: `DN-P-2026-00${n}` });
    await insertProposed(tx, by, row);
    if (from === null) return row.id;
    for (const side of ['school', 'sponsor'] as const)
      await step(tx, by, row.id, { type: 'agreed', payload: { side } });
    await step(tx, by, row.id, { type: 'activated', payload: { from } });
    return row.id;
  }
  const enter = (tx: Tx, by: By, sponsorshipId: string, day: string, facts: SessionFacts) =>
    tx
      .insertInto('sponsorship_session')
      .values(
        sessionRow({
          ...{ ...facts, centreId: by.centreId, id: newId(), sponsorshipId, on: Temporal.PlainDate.from(day) },
          ...{ sendKey: newId(), at: by.now, by: null },
        }),
      )
      .execute();
  const read = (from: string, to: string) =>
    act((tx, { centreId, today }) =>
      readSmileFigures(tx, {
        ...{ centreId, today, from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) },
      }),
    );

  it('count what was held, never what was planned, and each child and sponsor once', async () => {
    const figures = await read('2026-01-01', '2026-12-31');
    expect(figures.people).toEqual({ pupils: 2, sponsors: 2, waiting: 2 });
    expect(figures.total).toEqual({ month: '', held: 4, missed: 1, hours: 3 });
    expect(figures.months.find(({ month }) => month === '2026-09')).toEqual({
      ...{ month: '2026-09', held: 2, missed: 1, hours: 1.5 },
    });
    expect(figures.missed).toEqual([{ code: 'pupil_away', count: 1 }]);
    expect(figures.endings).toEqual([{ code: 'moved', count: 1 }]);
    expect((await read('2026-12-01', '2026-12-31')).total).toMatchObject({ held: 0, missed: 0 });
  });

  it('count running sponsorships as long as they have run, not as if they had ended', async () => {
    const figures = await read('2026-01-01', '2026-12-31');
    expect([figures.begun, figures.running, figures.median]).toEqual([2, 1, 30]);
    // To count the ended one alone would say that none lasts longer than a month.
    expect(figures.lasting.slice(0, 2)).toEqual([
      { months: 1, percent: 50, seen: 2 },
      { months: 3, percent: 50, seen: 0 },
    ]);
    // On the last day of September neither had ended.
    expect(await read('2026-09-01', '2026-09-30')).toMatchObject({ begun: 2, running: 2, median: null });
    expect(medianSentence({ begun: 2, running: 2, median: null })).toContain('länger, als bisher zu sehen');
  });

  it('stand on a page for who may see figures, without a name, and drop what is no choice', async () => {
    const answer = await coordinator.get('/smile/zahlen?jahr=2026&zeitraum=q3');
    expect(answer.status).toBe(200);
    const words = text(await answer.text());
    expect(words).toContain('2 Kinder hatten im Zeitraum 3. Quartal 2026 eine Patenschaft.');
    expect(words).toContain('2 Treffen mit 1,5 Stunden');
    expect(words).not.toMatch(/Zzkind|Geheimname|Vorlage/);
    expect(text(await (await coordinator.get('/smile/zahlen?jahr=1066&zeitraum=immer')).text())).toContain(
      'im Zeitraum 2026 eine Patenschaft',
    );
    for (const role of ['counsellor', 'interpreter_coordinator', 'school_coordinator'] as const) {
      const school = role === 'school_coordinator' ? { school: '199001' } : {};
      const other = await signIn(test, { role, ...school });
      for (const path of ['/smile/zahlen', '/smile/zahlen.xlsx']) expect((await other.get(path)).status).toBe(403);
    }
    const abroad = await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' });
    expect(text(await (await abroad.get('/smile/zahlen')).text())).toContain('lief keine Patenschaft');
  });

  it('are the same in the Excel file', async () => {
    const answer = await coordinator.get('/smile/zahlen.xlsx?zeitraum=m09');
    expect(answer.status).toBe(200);
    const { sheets } = await readSheets(new Uint8Array(await answer.arrayBuffer()));
    const rows = sheets[0]?.rows ?? [];
    const value = (table: string, line: string, column: string) =>
      rows.find((row) => row[0] === table && row[1] === line && row[2] === column)?.[3];
    expect(value('Treffen', 'alle', 'gehalten')).toBe(2);
    expect(value('Treffen', 'alle', 'Stunden')).toBe(1.5);
    expect(value('Wie lange Patenschaften dauern', 'begonnen', 'Anzahl')).toBe(2);
    expect(rows.flat().join(' ')).not.toMatch(/Zzkind|Geheimname/);
  });

  it('become services rendered once nobody can change them any more, each once, in every centre its own', async () => {
    const activities = () =>
      test.inside('dueren', (tx) =>
        tx
          .selectFrom('activity')
          .select(['occurred_on', 'quantity', 'ags', 'unit'])
          .where('service', '=', 'sponsorship_lesson')
          .orderBy('occurred_on')
          .execute(),
      );
    const count = (day: string) => act((tx, by) => countHeldLessons(tx, by, Temporal.PlainDate.from(day)));
    expect(countsFrom(Temporal.PlainDate.from('2026-11-23')).toString()).toBe('2026-09-24');
    expect([await count('2026-11-07'), await count('2026-11-23'), await count('2026-11-23')]).toEqual([0, 2, 0]);
    expect((await activities()).map((one) => [one.occurred_on.toString(), Number(one.quantity), one.unit])).toEqual([
      ['2026-09-08', 0.75, 'hour'],
      ['2026-09-08', 0.75, 'hour'],
    ]);
    expect((await activities()).every(({ ags }) => ags !== null)).toBe(true);
    expect([await count('2026-12-06'), await count('2027-02-01')]).toEqual([1, 1]);
    expect(await activities()).toHaveLength(4);
  });
});
