// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { newId } from '../../src/db/ids.ts';
import { addRequest } from '../../src/features/interpreting/dispatch/dispatch.fixture.ts';
import { languages } from '../../src/features/volunteers/own/own-words.ts';
import { signIn } from '../helpers/app.ts';
import { checkPage, openStage, type Stage } from '../helpers/browser.ts';
import { offerIn, payByTheHour } from '../helpers/interpreting.ts';
import {
  book,
  checkEntry,
  claimsOf,
  enterBank,
  institutionOf,
  makeWorld,
  payOut,
  prove,
  textOf,
  type World,
} from '../helpers/interpreting-walk.ts';

/** It has no open licence: it lies beside the project where somebody has put it. */
const bankSchema = join(import.meta.dirname, '../../../shared/data/sepa/pain.001.001.09_GBIC_4.xsd');

describe('the interpreter service in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
    const office = await stage.actor({ role: 'administration' });
    await payByTheHour(stage, office.visitor.userId);
    await office.context.close();
  });
  afterAll(() => stage.close());

  async function wholeJob(world: World, format: 'csv' | 'pain'): Promise<string> {
    const booked = await book(world);
    await prove(world, booked);
    const link = await stage.inside('dueren', (tx) =>
      tx.selectFrom('allowance_claim').select('volunteer_id').orderBy('id', 'desc').executeTakeFirstOrThrow(),
    );
    await enterBank(world, link.volunteer_id);
    return await payOut(world, format);
  }

  it('from request to the list for the payment office at a desk, every page checked by axe', async () => {
    const world = await makeWorld(stage, { javaScript: true, phone: false }, 'tir', 'Tigrinya', ['Selam', 'Yonas']);
    const csv = await wholeJob(world, 'csv');
    expect(csv).toMatch(/Selam Müller;DE89370400440532013000;30,00;\d\d\.12\.2026/);
  });

  it('from request to the order for the bank on a phone, every page checked by axe', async () => {
    const world = await makeWorld(stage, { javaScript: true, phone: true }, 'som', 'Somali', ['Ayan', 'Idil']);
    const xml = await wholeJob(world, 'pain');
    for (const words of ['pain.001.001.09', '<Nm>Selam Mueller</Nm>', '<InstdAmt Ccy="EUR">30.00</InstdAmt>'])
      expect(xml).toContain(words);
    if (!existsSync(bankSchema)) return;
    const schema = readFileSync(bankSchema, 'utf8');
    const { errors } = await validateXML({ xml: [{ fileName: 'pain.xml', contents: xml }], schema: [schema] });
    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  it('from request to pay-out with JavaScript off', async () => {
    const world = await makeWorld(stage, { javaScript: false, phone: true }, 'kmr', 'Kurdisch (Kurmandschi)', [
      'Berivan',
      'Cem',
    ]);
    expect(await wholeJob(world, 'pain')).toContain('30.00');
  });

  it('called off: both calendars take the entry out again, and nobody is owed anything', async () => {
    const world = await makeWorld(stage, { javaScript: true, phone: true }, 'prs', 'Dari', ['Laila', 'Omid']);
    const { path, entry } = await book(world);
    const school = await institutionOf(world);
    await school.open(path);
    await school.press('Gespräch absagen');
    await school.press('Gespräch absagen');
    expect(await textOf(school)).toContain('rechtzeitig abgesagt');
    await school.context.close();
    const told = await world.mails();
    const entries = told.filter(({ ics }) => ics !== undefined).map((mail) => checkEntry(mail, 'CANCEL'));
    expect(entries.map(({ uid }) => uid)).toEqual([entry.uid, entry.uid]);
    for (const { sequence } of entries) expect(sequence).toBeGreaterThan(entry.sequence);
    expect(await claimsOf(world)).toEqual([]);
  });

  /** The first of the people is asked by mail, with the longest words an offer can have. @returns the link of the offer */
  async function offeredTo({ mails, institutionId, language, people }: World): Promise<string> {
    const start = '2026-12-10T14:00:00+01:00';
    const id = await stage.inside('dueren', async (tx) => {
      const asked = await addRequest(tx, stage.centres.dueren, { institutionId, start, language });
      const modes = ['on_site', 'phone', 'video'];
      await tx.updateTable('interpreting_request').set({ modes }).where('id', '=', asked).execute();
      await tx.updateTable('institution').set({ kind: 'job_centre' }).where('id', '=', institutionId).execute();
      return asked;
    });
    const coordinator = await signIn(stage, { role: 'interpreter_coordinator' });
    const asked = { person: people[0]?.id ?? '', _request: newId() };
    expect((await coordinator.post(`/vermittlung/${id}/anfragen`, asked)).status).toBe(303);
    return offerIn((await mails()).find((mail) => offerIn(mail) !== ''));
  }

  it('shows both answers to an offer on the first screen of a phone, in every language', async () => {
    const world = await makeWorld(stage, { javaScript: true, phone: true }, 'ukr', 'Ukrainisch', ['Olena']);
    const link = await offeredTo(world);
    const context = await stage.browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const below: string[] = [];
    for (const language of languages) {
      await page.goto(`${stage.url}${link}?sprache=${language}`);
      await checkPage(page, true);
      const bottoms = await page.$$eval('.hs-answer:not(.hs-answer--small) button', (all) =>
        all.map((one) => Math.ceil(one.getBoundingClientRect().bottom)),
      );
      expect(bottoms, language).toHaveLength(2);
      if (Math.max(...bottoms) > 844) below.push(`${language}: ${bottoms.join(', ')}`);
    }
    expect(below).toEqual([]);
    await context.close();
  });
});
