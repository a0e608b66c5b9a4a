// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { systemUserId, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { recordConsent, withdrawConsent } from './actions.ts';
import { listConsents, mayStill } from './queries.ts';
import type { GivenConsent } from './rows.ts';
import { consentPurposes, consentText } from './words.ts';

describe.each(testDatabases)('consents on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(async () => test.close());

  const actor = () => ({ centreId: test.centres.dueren, userId: systemUserId, now: test.context.clock.now() });
  const inside = <T>(work: (tx: Tx) => Promise<T>) => test.inside('dueren', work);
  const given = (subjectId: string): GivenConsent => ({
    purpose: 'school_note',
    subjectId,
    textVersion: 1,
    language: 'de',
    givenBy: 'Erika Erfunden',
    givenOn: Temporal.PlainDate.from('2026-11-23'),
  });
  const ask = (subjectId: string) => inside((tx) => mayStill(tx, test.centres.dueren, 'school_note', subjectId));

  it('count from the record to the withdrawal, for this subject and centre alone', async () => {
    const subjectId = newId();
    expect(await ask(subjectId)).toBe(false);
    await inside((tx) => recordConsent(tx, actor(), given(subjectId)));
    expect(await ask(subjectId)).toBe(true);
    expect(await ask(newId())).toBe(false);
    expect(await test.inside('aachen', (tx) => mayStill(tx, test.centres.dueren, 'school_note', subjectId))).toBe(
      false,
    );
    // At once: already in the transaction that withdraws.
    const seen = await inside(async (tx) => {
      await withdrawConsent(tx, actor(), { purpose: 'school_note', subjectId });
      return await mayStill(tx, test.centres.dueren, 'school_note', subjectId);
    });
    expect([seen, await ask(subjectId)]).toEqual([false, false]);
    expect(await inside((tx) => withdrawConsent(tx, actor(), { purpose: 'school_note', subjectId }))).toBe(false);
  });

  it('keep every version with who gave it, and one in force', async () => {
    const subjectId = newId();
    await inside((tx) => recordConsent(tx, actor(), given(subjectId)));
    test.setNow(test.context.clock.now().add({ minutes: 1 }));
    await inside((tx) => recordConsent(tx, actor(), { ...given(subjectId), language: 'en', givenBy: 'Max Erfunden' }));
    const list = await inside((tx) => listConsents(tx, test.centres.dueren, subjectId));
    expect(list).toMatchObject([
      { language: 'en', givenBy: 'Max Erfunden', withdrawnAt: null },
      { language: 'de', givenBy: 'Erika Erfunden', withdrawnAt: test.context.clock.now() },
    ]);
    expect(await ask(subjectId)).toBe(true);
  });

  it('written down several times at once leave one in force', async () => {
    const subjectId = newId();
    const atOnce = <T>(work: (tx: Tx) => Promise<T>) => Promise.all(Array.from({ length: 6 }, () => inside(work)));
    // Connections are made before, so that all begin at the same time.
    await atOnce((tx) => listConsents(tx, test.centres.dueren, subjectId));
    await atOnce((tx) => recordConsent(tx, actor(), given(subjectId)));
    const list = await inside((tx) => listConsents(tx, test.centres.dueren, subjectId));
    expect(list.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(1);
    expect(list).toHaveLength(6);
  });

  it('need a text that exists', async () => {
    for (const change of [{ textVersion: 2 }, { language: 'fr' }]) {
      const subjectId = newId();
      const wrong = { ...given(subjectId), ...change };
      await expect(inside((tx) => recordConsent(tx, actor(), wrong))).rejects.toThrow('Diesen Text gibt es');
      expect(await ask(subjectId)).toBe(false);
    }
  });

  it('cannot be changed by the program but for their withdrawal', async () => {
    const subjectId = newId();
    await inside((tx) => recordConsent(tx, actor(), given(subjectId)));
    const change = (values: object) =>
      inside((tx) => tx.updateTable('consent').set(values).where('subject_id', '=', subjectId).execute());
    await expect(change({ given_on: Temporal.PlainDate.from('2020-01-01') })).rejects.toMatchObject({ code: '42501' });
    await expect(change({ text_version: 7 })).rejects.toMatchObject({ code: '42501' });
    await expect(
      inside((tx) => tx.deleteFrom('consent').where('subject_id', '=', subjectId).execute()),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('texts of consents', () => {
  it('never change once people have consented to them', () => {
    const hashes = Object.entries(consentPurposes).map(([purpose, { versions }]) => [
      purpose,
      ...versions.map((texts) => createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16)),
    ]);
    // A new text is a new version at the end of the list, with its line here.
    expect(hashes).toEqual([
      ['school_note', '4e61fd9f71e7d5dc'],
      ['sponsorship', 'c4cdac71ddd4281d'],
      ['sponsorship_link', '019de9d317adc74a'],
    ]);
    expect(consentText('school_note', 0, 'de')).toBeUndefined();
  });
});
