// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { mailsByJob } from '../../../../tests/helpers/reading.ts';
import { addPupil } from '../sponsorships.fixture.ts';
import { weekMail } from './mails.ts';
import { weekMailPath } from './paths.ts';
import { mondayDue, wantsMail } from './rules.ts';
import { weekMailText } from './words.ts';

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Berlin]`).toInstant();
const due = (text: string) => mondayDue(at(text))?.toString();

describe('the mail of the week', () => {
  it('is due on Monday from six in Germany, on Tuesday where the program stood still, else not', () => {
    expect(due('2026-11-23T05:59')).toBeUndefined();
    expect(due('2026-11-23T06:00')).toBe('2026-11-23');
    expect(due('2026-11-24T03:00')).toBe('2026-11-23');
    expect(due('2026-11-25T00:00')).toBeUndefined();
    expect(due('2026-11-29T23:00')).toBeUndefined();
    expect(due('2026-07-06T06:00')).toBe('2026-07-06');
  });

  it('goes to the coordination unless it said no, and to a head that said yes', () => {
    expect(wantsMail(['sponsorship_coordinator'], null)).toBe(true);
    expect(wantsMail(['sponsorship_coordinator'], false)).toBe(false);
    expect(wantsMail(['head'], null)).toBe(false);
    expect(wantsMail(['head'], true)).toBe(true);
  });

  it('says what waits and why, and leaves out what does not', () => {
    const { text } = weekMailText(
      {
        ...{ quiet: 2, quietWeeks: 2, waiting: 3, reported: 0, stopped: 1, ending: 0, open: 0, fitting: 2 },
        reasons: [],
      },
      'https://ki.example',
    );
    expect(text).toContain('3 Kinder warten auf eine Patin oder einen Paten: für 2 Kinder passt jemand.');
    expect(text).toContain('2 Patenschaften ohne Eintrag seit 2 Schulwochen.');
    expect(text).toContain('1 Führungszeugnis abgelaufen');
    expect(text).toContain(`https://ki.example${weekMailPath}`);
    expect(text).not.toMatch(/Bedarf|zu klären|nächsten Wochen/);
  });
});

describe.each(testDatabases)('the mail of the week on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(at('2026-11-23T05:30').toString());
    await signIn(test, { role: 'sponsorship_coordinator' });
  });
  afterAll(() => test.close());

  const mails = async () =>
    (existsSync(join(test.context.settings.dataFolder, 'outbox')) ? await mailsByJob(test) : []).filter(
      ({ job }) => job === weekMail.name,
    );
  const runAt = async (text: string) => {
    test.setNow(at(text).toString());
    await test.context.jobs.runDue();
  };
  const rows = () => test.inside('dueren', (tx) => tx.selectFrom('week_mail').selectAll().execute());
  it('does not go out when nothing waits, nor before six', async () => {
    await runAt('2026-11-16T08:00');
    expect(await mails()).toEqual([]);
    await test.inside('dueren', (tx) =>
      addPupil(tx, test.centres.dueren, { number: 'DN-SM-2026-041', givenName: 'Zzkind' }),
    );
    await runAt('2026-11-23T05:30');
    expect(await mails()).toEqual([]);
  });

  it('goes out once a week and person, with numbers and links alone', async () => {
    for (const hour of ['06:07', '07:07', '23:07']) await runAt(`2026-11-23T${hour}`);
    await runAt('2026-11-24T06:07');
    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('1 Kind wartet auf eine Patin oder einen Paten');
    expect(sent[0]?.text).toContain('1 neuer Bedarf');
    expect(sent[0]?.text).not.toMatch(/Zzkind|Geheimname|SM-2026|Schule [A-Z]/);
    await runAt('2026-11-30T06:07');
    expect(await mails()).toHaveLength(2);
  });

  it('is written together with the note that it was: what breaks off leaves neither', async () => {
    const { send } = test.context.jobs;
    test.context.jobs.send = () => Promise.reject(new Error('broken off'));
    await expect(runAt('2026-12-07T06:07')).rejects.toThrow('broken off');
    test.context.jobs.send = send;
    expect((await rows()).map(({ looked_on: on }) => String(on))).toEqual(['2026-11-30']);
    await runAt('2026-12-07T07:07');
    expect(await mails()).toHaveLength(3);
  });

  it('stays away from who does not want it, also where it waits already', async () => {
    test.setNow(at('2026-12-14T05:55').toString());
    const other = await signIn(test, { role: 'sponsorship_coordinator' });
    const ticked = async () => /name="wochenmail"[^>]*checked/.test(await (await other.get(weekMailPath)).text());
    const choose = async (fields: Record<string, string>) =>
      expect((await other.post(weekMailPath, fields)).status).toBe(303);
    expect(await ticked()).toBe(true);
    await choose({});
    await choose({});
    expect(await ticked()).toBe(false);
    await test.inside('dueren', (tx) =>
      test.context.jobs.send(tx, weekMail, { centreId: test.centres.dueren, to: other.userId }),
    );
    await runAt('2026-12-14T06:07');
    // The other one of the coordination has got it.
    expect(await mails()).toHaveLength(4);
    await choose({ wochenmail: 'ja' });
    await runAt('2026-12-14T06:10');
    expect(await mails()).toHaveLength(5);
  });

  it('is kept for nobody who has not the role any more', async () => {
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: test.context.clock.now() })
        .where('role', '=', 'sponsorship_coordinator')
        .execute(),
    );
    await runAt('2026-12-21T06:07');
    expect(await rows()).toEqual([]);
    expect(await mails()).toHaveLength(5);
  });
});
