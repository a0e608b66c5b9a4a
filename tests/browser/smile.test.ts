// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFit } from '../../src/features/sponsorships/matching/matching.fixture.ts';
import { addSponsor, smileNow } from '../../src/features/sponsorships/sponsorships.fixture.ts';
import { type Actor, checkPage, fill, openStage, type Stage } from '../helpers/browser.ts';
import { mailReader, type ReadMail } from '../helpers/interpreting.ts';
import { hangs } from '../helpers/until.ts';

interface Way {
  javaScript: boolean;
  phone: boolean;
  /** Of the parents: ISO 639-3 of the child, and the language they read. */
  spoken: string;
  read: string;
  sponsorName: string;
  childName: string;
  className: string;
}

const desk: Way = {
  ...{ javaScript: true, phone: false, spoken: 'apc', read: 'ar' },
  ...{ sponsorName: 'Wilma', childName: 'Layān', className: '2b' },
};
const phone: Way = {
  ...{ javaScript: false, phone: true, spoken: 'ukr', read: 'uk' },
  ...{ sponsorName: 'Rolf', childName: 'Artem', className: '3a' },
};

/** The link by which a side is asked. */
const askedBy = /\/patenschaft(-schule)?\/[\w-]{20}/;

describe('a language sponsorship in a browser', () => {
  let stage: Stage;
  let mails: () => Promise<ReadMail[]>;
  beforeAll(async () => {
    stage = await openStage('pglite');
    stage.setNow(smileNow);
    mails = mailReader(stage);
  });
  afterAll(() => stage.close());

  const text = (actor: Pick<Actor, 'page'>): Promise<string> => actor.page.locator('main').innerText();

  const addFitSponsor = (way: Way) =>
    stage.inside('dueren', async (tx) => {
      const { dueren } = stage.centres;
      const id = await addSponsor(tx, dueren, { number: `DN-E-77${way.phone ? 1 : 2}0`, name: way.sponsorName });
      await makeFit(tx, dueren, id, { windows: [[2, 480, 785]], language: way.spoken });
      return id;
    });

  /** The school reports without a name; the parents' yes and the name are one step. @returns the path of the child */
  async function report(school: Actor, way: Way): Promise<string> {
    await school.open('/');
    await school.open('/smile-schule');
    await school.press('Bedarf melden');
    await school.press('Bedarf melden');
    expect(await school.page.locator('[data-error-summary] a').count()).toBeGreaterThan(3);
    await fill(school, { klasse: way.className, sprache: way.spoken, deutsch: 'words', anlass: 'new' });
    await school.page.locator('[name=stunden][value="2-3"]').check();
    await fill(school, { elternsprache: way.read });
    await school.press('Bedarf melden');
    expect(await text(school)).toContain('Eltern um Einwilligung bitten');
    const path = new URL(school.page.url()).pathname;
    await school.press('Einwilligung eintragen');
    await fill(school, { erteilt_von: 'Zzmutter', gelesen_in: way.read, tag: '20.11.2026', gelesen: 'ja' });
    await fill(school, { vorname: way.childName, nachname: 'Zzfamilie', raum: 'Raum 12', interessen: 'Tiere' });
    await school.press('Einwilligung und Namen eintragen');
    expect(await text(school)).toContain('Patin oder Paten vorschlagen');
    return path;
  }

  /** All who wait at once, by the plan; nobody is asked before somebody says so. */
  async function proposeAll(coordinator: Actor, way: Way): Promise<void> {
    await coordinator.open('/');
    await coordinator.open('/smile');
    expect(await text(coordinator)).toContain('Vorschläge für wartende Kinder prüfen');
    await coordinator.press('Alle Wartenden vermitteln');
    expect(await text(coordinator)).toContain(`${way.childName}, Klasse ${way.className}`);
    expect(await text(coordinator)).toContain(way.sponsorName);
    expect((await mails()).filter(({ text: words }) => askedBy.test(words))).toEqual([]);
    await coordinator.press(/^Diesen Vorschlag annehmen$|^Alle \d+ annehmen$/);
  }

  /** The sponsor answers behind the link of the mail, without any account. */
  async function agree(told: readonly ReadMail[], way: Way): Promise<void> {
    const mine = told.find(({ to }) => to === `${way.sponsorName.toLowerCase()}@beispiel.de`);
    const link = /\/patenschaft\/[\w-]+/.exec(mine?.text ?? '')?.[0] ?? '';
    const context = await stage.browser.newContext({
      ...{ javaScriptEnabled: way.javaScript, locale: 'de-DE' },
      viewport: way.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(hangs);
    await page.goto(stage.url + link);
    await checkPage(page, way.javaScript);
    expect(await page.locator('main').innerText()).not.toMatch(/Zzfamilie|Zzmutter/);
    const yes = page.locator('main form button').first();
    await Promise.all([page.waitForEvent('load'), yes.click()]);
    await checkPage(page, way.javaScript);
    expect(await page.locator('main').innerText()).toContain('Sie haben Ja gesagt');
    await context.close();
  }

  async function meetAndBegin(school: Actor, child: string): Promise<void> {
    await school.open(child);
    await school.press('Patenschaft öffnen');
    await school.press('Antwort geben');
    await fill(school, { antwort: 'ja' });
    await school.press('Antwort speichern');
    expect(await text(school)).toContain('Kennenlernen vereinbaren');
    await school.press('Kennenlernen vereinbaren');
    await fill(school, { tag: '25.11.2026', uhrzeit: '10:00' });
    await school.press('Termin eintragen');
    await school.press('Ersten Tag eintragen');
    await fill(school, { ab: '01.12.2026' });
    await school.press('Patenschaft beginnen');
    expect(await text(school)).toContain('läuft');
  }

  /** Pause, on again, and the end: at the desk of the coordination, with what the school reads of it. */
  async function pauseAndEnd(coordinator: Actor, school: Actor): Promise<void> {
    const own = new URL(school.page.url()).pathname;
    await coordinator.open(own.replace('/smile-schule/', '/smile/'));
    await coordinator.press('Treffen pausieren');
    await fill(coordinator, { grund: 'parents', pause_bis: '' });
    await coordinator.press('Treffen pausieren');
    expect(await text(coordinator)).toContain('Wunsch der Eltern');
    await school.open(own);
    expect(await text(school)).toContain('Treffen pausieren');
    expect(await text(school)).not.toContain('Wunsch der Eltern');
    await coordinator.press('Treffen gehen weiter');
    await coordinator.press('Beenden');
    await coordinator.press('Patenschaft beenden');
    expect(await coordinator.page.locator('[data-error-summary] a').count()).toBeGreaterThan(0);
    await fill(coordinator, { grund: 'goal_reached', seite: 'centre', am: '23.11.2026' });
    await coordinator.press('Patenschaft beenden');
    expect(await text(coordinator)).toContain('Das Kind kommt ohne Patenschaft zurecht');
    await coordinator.open('/smile/zahlen');
    await coordinator.open('/smile/patenschaften?stand=ended');
  }

  it.each([
    ['at a desk, every page checked by axe', desk],
    ['on a phone without JavaScript', phone],
  ])('from the need to the end %s: school, sponsor, coordination', async (_, way) => {
    const { javaScript, phone: small } = way;
    await addFitSponsor(way);
    await mails();
    const school = await stage.actor({ role: 'school_coordinator', school: '199003', javaScript, phone: small });
    const coordinator = await stage.actor({ role: 'sponsorship_coordinator', javaScript, phone: small });
    const child = await report(school, way);
    await proposeAll(coordinator, way);
    await agree(await mails(), way);
    await meetAndBegin(school, child);
    const told = (await mails()).map(({ subject, text: words, html }) => subject + words + html).join('\n');
    expect(told).not.toMatch(/Zzfamilie|Zzmutter/);
    await pauseAndEnd(coordinator, school);
    await school.context.close();
    await coordinator.context.close();
  });
});
