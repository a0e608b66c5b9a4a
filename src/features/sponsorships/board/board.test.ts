// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { addPair, childFacts, sponsorFacts } from '../matching/matching.fixture.ts';
import { addPupil, smileNow } from '../sponsorships.fixture.ts';
import { whyWaiting } from './why-rules.ts';

const today = Temporal.PlainDate.from('2026-11-23');

describe('why children wait', () => {
  it('is counted for each child by itself, the most frequent reason first', () => {
    const sponsors = [
      sponsorFacts({ id: 's', freeSeats: [], schools: ['A'] }),
      sponsorFacts({ id: 't', schools: ['B'] }),
    ];
    const children = [
      childFacts({ id: 'full', school: 'A', blocked: new Set(['t']) }),
      childFacts({ id: 'fits', school: 'B' }),
      childFacts({ id: 'both', school: 'B', blocked: new Set(['s']) }),
    ];
    const why = whyWaiting({ children, sponsors, groupSize: 1, today });
    expect(why.fitting).toBe(2);
    expect(why.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(whyWaiting({ children, sponsors: [], groupSize: 1, today })).toEqual({
      fitting: 0,
      reasons: [{ reason: 'nobody', count: 3 }],
    });
  });
});

describe.each(testDatabases)('the board of SmiLe on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(Temporal.Instant.from(smileNow));
    coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
  });
  afterAll(() => test.close());

  const board = async (who = coordinator): Promise<string> => (await who.get('/smile')).text();

  it('of an empty centre says that nothing waits', async () => {
    const html = await board();
    for (const text of ['0 Kinder treffen sich', 'Hier wartet gerade nichts auf Sie.', 'Gerade wartet kein Kind'])
      expect(html).toContain(text);
  });

  it('leads to everything that waits, says why, and names no child', async () => {
    await addPair(test);
    await test.inside('dueren', async (tx) => {
      await addPupil(tx, test.centres.dueren, { number: 'DN-SM-2026-901', state: 'reported' });
      await addPupil(tx, test.centres.dueren, { number: 'DN-SM-2026-902', lessons: [[5, 6]] });
    });
    const html = await board();
    expect(html).toContain('2 warten');
    for (const text of [
      'Vorschläge für wartende Kinder prüfen',
      'Einwilligung der Eltern fehlt',
      'keine passende Stunde',
    ])
      expect(html).toContain(text);
    expect(html).not.toMatch(/Geheimname|Layān/);
    const links = [...html.matchAll(/href="(\/smile\/[^"#]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    for (const href of new Set(links)) expect((await coordinator.get(href)).status, href).toBe(200);
    expect(links).toContain('/smile/vermitteln');
  });

  it('of another centre counts nothing of this one', async () => {
    expect(await board(await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' }))).toContain(
      '0 warten',
    );
  });
});
