// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { dayOf } from '../../../clock.ts';
import { type By, inCentre, systemUserId, type Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { readSheets } from '../../../outbound/spreadsheet/read.ts';
import { addInstitution, addRequest, addVolunteer } from '../dispatch/dispatch.fixture.ts';
import { readThreats } from '../dispatch/threat-queries.ts';
import { everything, recordRequestEvent } from '../event-actions.ts';
import type { RefusalReason, RequestEvent } from '../states.ts';
import { readNeeds } from './need-queries.ts';
import { needAdvice, needReasons } from './need-words.ts';
import { medianText } from './parts.tsx';
import { periodOf, yearsOf } from './period-rules.ts';
import { readPoolFigures } from './queries.ts';

const now = '2026-12-14T09:00:00+01:00';
const text = (html: string): string =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe.each(testDatabases)('figures of the pool on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let office: Visitor;
  let school: string;
  let shelter: string;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(now);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    office = await signIn(test, { role: 'administration' });
    await inside(async (tx) => {
      const { centreId } = by();
      school = await addInstitution(tx, centreId, { number: 'DN-I-9101', name: 'Grundschule' });
      shelter = await addInstitution(tx, centreId, { number: 'DN-I-9102', name: 'Haus Geheim', isProtected: true });
      for (const [index, name] of ['Selam', 'Tesfay', 'Yonas'].entries())
        await addVolunteer(tx, centreId, { name, number: `DN-E-910${index}`, language: 'tir' });
      await addVolunteer(tx, centreId, { name: 'Olena', number: 'DN-E-9109', language: 'ukr' });
      await over(tx, '2026-12-03T10:00:00+01:00', 'tir', 'held');
      await over(tx, '2026-12-04T10:00:00+01:00', 'tir', 'held');
      await over(tx, '2026-11-05T10:00:00+01:00', 'tir', 'nobody_free');
      await over(tx, '2026-12-07T10:00:00+01:00', 'mon', 'no_language');
      await over(tx, '2026-12-08T10:00:00+01:00', 'mon', 'no_language');
      await over(tx, '2026-12-09T10:00:00+01:00', 'ukr', 'open');
      await addRequest(tx, centreId, { institutionId: school, start: '2026-12-16T10:00:00+01:00', language: 'tir' });
      await addRequest(tx, centreId, { institutionId: school, start: '2026-12-17T10:00:00+01:00', language: 'mon' });
      await addRequest(tx, centreId, { institutionId: shelter, start: '2026-12-18T10:00:00+01:00', language: 'ukr' });
      await addRequest(tx, centreId, { institutionId: school, start: '2027-01-20T10:00:00+01:00', language: 'mon' });
    });
  });
  afterAll(() => test.close());

  const by = (): By => {
    const at = test.context.clock.now();
    const who = { centreId: test.centres.dueren, userId: systemUserId, role: 'interpreter_coordinator' };
    return { ...who, now: at, schools: [], today: dayOf(at) };
  };
  const inside = <T>(work: (tx: Tx) => Promise<T>) => inCentre(test.context.database.db, by(), work);
  /** A talk whose day is over, and what became of it. */
  async function over(tx: Tx, start: string, language: string, end: 'held' | 'open' | RefusalReason): Promise<void> {
    const id = await addRequest(tx, by().centreId, { institutionId: school, start, language });
    const assigned: RequestEvent = { type: 'assigned', payload: { job: newId() } };
    if (end === 'open') return;
    if (end === 'held') {
      await recordRequestEvent(tx, by(), id, assigned);
      await recordRequestEvent(tx, by(), id, { type: 'held', payload: { minutes: 60 } });
      return;
    }
    const said = { state_reason: 'Niemand.', state_alternative: 'Telefon' };
    await recordRequestEvent(tx, by(), id, { type: 'refused', payload: { reason: end } }, said);
  }
  const page = async (search = '', who = coordinator): Promise<string> => {
    const answer = await who.get(`/dolmetschen-zahlen${search}`);
    expect(answer.status).toBe(200);
    return text(await answer.text());
  };

  it('say what was filled, what not and why, of the chosen year and part of it', async () => {
    const year = await page();
    expect(year).toContain('9 Anfragen für Gespräche im Zeitraum 2026.');
    expect(year).toContain('Von den Gesprächen bis gestern waren 33,3 % besetzt.');
    expect(year).toContain('2 Gespräche mit 2 Stunden fanden statt, geplant waren 2.');
    expect(year).toMatch(/Niemand im Pool spricht diese Sprache 2 50 %/);
    expect(year).toMatch(/Niemand hat eingetragen, warum 1 25 %/);
    const november = await page('?zeitraum=m11');
    expect(november).toContain('1 Anfrage für Gespräche im Zeitraum November 2026.');
    expect(november).toContain('waren 0 % besetzt');
    expect(await page('?jahr=2027')).toContain('1 Anfrage für Gespräche im Zeitraum 2027.');
    expect(await page('?zeitraum=q2')).toContain('Für 2. Quartal 2026 gibt es noch keine Anfrage.');
    // What is none of the choices is dropped, never an error.
    expect(await page('?jahr=1066&zeitraum=immer')).toContain('im Zeitraum 2026.');
  });

  it('name the languages that are missing beside who speaks them, and the page to pass on', async () => {
    const answer = await (await coordinator.get('/dolmetschen-zahlen')).text();
    const words = text(answer);
    expect(words).toMatch(/Mongolisch 2 von 2 0 2-mal niemand spricht sie Menschen mit dieser Sprache fehlen/);
    expect(words).toMatch(/Tigrinya 1 von 3 3 1-mal niemand hatte Zeit Menschen mit anderen Zeiten fehlen/);
    expect(answer).toContain('href="/mitmachen/dueren"');
    expect(answer).toContain('href="/ehrenamtliche?sprache=mon"');
  });

  it('say what threatens to stay without anybody in the next two weeks, and why: here and on the board', async () => {
    const { rows, open } = await inside((tx) => readThreats(tx, by(), everything));
    expect(open).toBe(3);
    expect(rows.map(({ request, candidates, gaps }) => [request.language, candidates, gaps])).toEqual([
      ['mon', 0, [{ gap: 'language', people: 0 }]],
      ['ukr', 1, []],
    ]);
    for (const path of ['/dolmetschen-zahlen', '/vermittlung']) {
      const words = text(await (await coordinator.get(path)).text());
      expect(words).toContain('2 offene Gespräche der nächsten 14 Tage (von 3)');
      expect(words).toMatch(/Mongolisch.{1,120}niemand niemand im Pool spricht die Sprache/);
      expect(words).toMatch(/Ukrainisch.{1,120}1 Person nur 1 Person im Pool spricht die Sprache/);
    }
  });

  it('name a protected institution by its number alone, to everybody', async () => {
    for (const read of [await page(), await page('', office)]) {
      expect(read).not.toContain('Haus Geheim');
      expect(read).toContain('Geschützte Einrichtung DN-I-9102');
    }
    expect(await (await office.get('/dolmetschen-zahlen')).text()).not.toContain('href="/ehrenamtliche');
  });

  it('are the same in the Excel file, without requests and names', async () => {
    const answer = await office.get('/dolmetschen-zahlen.xlsx?zeitraum=m12');
    expect(answer.status).toBe(200);
    const { sheets } = await readSheets(new Uint8Array(await answer.arrayBuffer()));
    const rows = sheets[0]?.rows ?? [];
    const value = (table: string, line: string, column: string) =>
      rows.find((row) => row[0] === table && row[1] === line && row[2] === column)?.[3];
    expect(value('Alle Anfragen', 'alle', 'Anfragen')).toBe(8);
    expect(value('Alle Anfragen', 'alle', 'Anteil besetzt')).toBe(40);
    expect(value('Nach Sprache', 'Mongolisch', 'nicht besetzt')).toBe(2);
    expect(value('Welche Sprachen fehlen (12 Monate)', 'Tigrinya', 'nicht besetzt')).toBe(1);
    expect(value('Der Pool heute', 'aktiv', 'Anzahl')).toBe(4);
    expect(rows.flat().filter((cell) => /DM-|Geheim|Selam/.test(String(cell)))).toEqual([]);
  });

  it('take as many statements however many requests there are', async () => {
    const statements = (): Promise<number> =>
      inside(async (tx) => {
        let count = 0;
        const counted = tx.withPlugin({
          transformQuery: ({ node }) => {
            count += 1;
            return node;
          },
          transformResult: async ({ result }) => result,
        });
        const { from, to } = periodOf(2026, undefined);
        await readPoolFigures(counted, { centreId: by().centreId, today: by().today, from, to });
        await readNeeds(counted, by());
        await readThreats(counted, by(), everything);
        return count;
      });
    const few = await statements();
    await inside(async (tx) => {
      for (let hour = 8; hour < 18; hour += 1)
        for (const language of ['tir', 'mon', 'ukr']) {
          const start = `2026-12-21T${String(hour).padStart(2, '0')}:00:00+01:00`;
          await addRequest(tx, by().centreId, { institutionId: school, start, language });
        }
    });
    expect(await statements()).toBe(few);
    expect(few).toBeLessThan(25);
  });

  it('are the centre’s own, and for who leads, coordinates or pays', async () => {
    const stranger = await signIn(test, { role: 'head', centre: 'aachen' });
    expect(await page('', stranger)).toContain('Für 2026 gibt es noch keine Anfrage.');
    for (const role of ['counsellor', 'data_protection_officer'] as const)
      for (const path of ['/dolmetschen-zahlen', '/dolmetschen-zahlen.xlsx'])
        expect((await (await signIn(test, { role })).get(path)).status).toBe(403);
  });
});

describe('words of the figures', () => {
  it('cut a year into parts, up to the last day of each', () => {
    expect(periodOf(2024, 'm02').to.toString()).toBe('2024-02-29');
    expect(periodOf(2026, undefined)).toMatchObject({ text: '2026' });
    expect(String(periodOf(2026, 'q4').from)).toBe('2026-10-01');
    const today = Temporal.PlainDate.from('2026-12-14');
    expect(yearsOf(null, null, today)).toEqual([2026]);
    expect(yearsOf(2024, 2027, today)).toEqual([2027, 2026, 2025, 2024]);
  });

  it.each([
    [null, '–'],
    [0.2, '1 Stunde'],
    [47, '47 Stunden'],
    [60, '3 Tage'],
  ])('a median of %s hours is %s', (hours, said) => {
    expect(medianText(hours)).toBe(said);
  });

  it('advise by what was missing most', () => {
    const need = { language: 'tir', label: 'Tigrinya', requests: 9, unfilled: 3, speakers: 2, related: 0 };
    const of = (code: string) => needAdvice({ ...need, reasons: [{ code, count: 3 }] });
    expect([of('nobody_free'), of('too_far'), of('not_said')]).toEqual([
      'Menschen mit anderen Zeiten fehlen',
      'Menschen in anderen Orten fehlen, oder Telefon und Video',
      'Mehr Menschen mit dieser Sprache helfen',
    ]);
    expect(needAdvice({ ...need, speakers: 0, reasons: [] })).toBe('Menschen mit dieser Sprache fehlen');
    expect(needAdvice({ ...need, speakers: 0, related: 4, reasons: [] })).toContain('genau dieser');
    expect(needReasons({ reasons: [{ code: 'other', count: 2 }] })).toEqual([
      { label: 'anderer oder kein Grund', count: 2 },
    ]);
  });
});
