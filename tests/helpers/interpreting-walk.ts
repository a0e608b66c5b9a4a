// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import ICAL from 'ical.js';
import { expect } from 'vitest';
import { addInstitution, addVolunteer } from '../../src/features/interpreting/dispatch/dispatch.fixture.ts';
import { testNow } from './app.ts';
import { type Actor, checkPage, fill, type Stage } from './browser.ts';
import { mailReader, offerIn, type ReadMail } from './interpreting.ts';

interface Device {
  javaScript: boolean;
  phone: boolean;
}

/** One walk: its own institution, volunteers and language, so that no walk meets the people of another. */
export interface World extends Device {
  stage: Stage;
  mails: () => Promise<ReadMail[]>;
  institutionId: string;
  language: string;
  languageName: string;
  /** First name, sorted as asked, and id. */
  people: readonly { name: string; id: string }[];
}

const contents = 'main';
export const textOf = (actor: Actor): Promise<string> => actor.page.locator(contents).innerText();
export const pathOf = (actor: Actor): string => new URL(actor.page.url()).pathname;

/** Fields of a talk of 10 December, 14 to 15 o'clock, in the rooms of the school. */
const talk = {
  ...{ tag: '10.12.2026', uhr_von: '14:00', uhr_bis: '15:00', thema: 'Übergang in Klasse 5', beteiligte: '4' },
  ...{ fachkraft: 'ja', rechtsfolge: 'nein', zahlt_selbst: 'nein', gespraech_wie: 'on_site', raum: 'public' },
  ...{ strasse: 'Schulweg 5', plz: '52351', ort: 'Düren', gemeinde: '05358008', treffpunkt: 'Haupteingang' },
  ...{ ansprechperson: 'Frau Kontakt', telefon: '02421 5550', email: 'schule@beispiel.de', zeichen: 'Akte 17/3' },
  bedingungen: 'ja',
};

/** A calendar entry as a calendar reads it. */
function readEntry(ics: string | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(ics ?? ''));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? new ICAL.Component('vevent'));
  return {
    method: calendar.getFirstPropertyValue('method'),
    status: event.component.getFirstPropertyValue('status'),
    zone: event.startDate.zone?.tzid,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    words: `${event.summary} ${event.description}`,
    sequence: event.sequence,
    uid: event.uid,
  };
}

let count = 0;
/** People of a walk in the centre of Düren, on the morning of the day of the tests. */
export async function makeWorld(
  stage: Stage,
  device: Device,
  language: string,
  languageName: string,
  names: string[],
): Promise<World> {
  stage.setNow(testNow);
  const mails = mailReader(stage);
  // Those of the walk before are nobody's here.
  await mails();
  count += 1;
  return await stage.inside('dueren', async (tx) => {
    const school = { number: `DN-I-910${count}`, name: 'Grundschule Geheimname' };
    const institutionId = await addInstitution(tx, stage.centres.dueren, school);
    const people: { name: string; id: string }[] = [];
    for (const [index, name] of names.entries()) {
      const facts = { name, language, number: `DN-E-91${count}${index}` };
      people.push({ name, id: await addVolunteer(tx, stage.centres.dueren, facts) });
    }
    return { ...device, stage, mails, institutionId, language, languageName, people };
  });
}
/** Somebody of the institution, signed in. */
export const institutionOf = ({ stage, institutionId, javaScript, phone }: World): Promise<Actor> =>
  stage.actor({ role: 'institution', institution: institutionId, javaScript, phone });
const offersOf = (world: World) =>
  world.stage.inside('dueren', (tx) =>
    tx
      .selectFrom('interpreting_offer as o')
      .innerJoin('interpreting_request as r', 'r.id', 'o.request_id')
      .select(['o.answer', 'r.state'])
      .where('r.institution_id', '=', world.institutionId)
      .execute(),
  );
/** What is owed for talks of the walk, in cents. */
export const claimsOf = (world: World) =>
  world.stage.inside('dueren', (tx) =>
    tx
      .selectFrom('allowance_claim as c')
      .innerJoin('interpreting_request as r', 'r.id', 'c.record_id')
      .select('c.cents')
      .where('r.institution_id', '=', world.institutionId)
      .execute(),
  );

/** The institution asks: what the service does not do comes back with every word and the alternative. @returns the path */
async function ask(world: World): Promise<string> {
  const school = await institutionOf(world);
  await school.open('/');
  await school.open('/dolmetschanfragen');
  await school.press('Dolmetschen anfragen');
  const asked = { ...talk, dolmetschsprache: world.language };
  await fill(school, { ...asked, anlass_gespraech: 'court' });
  await school.press('Dolmetschen anfragen');
  expect(await textOf(school)).toContain('Bei Gericht und Polizei dolmetschen nur beeidigte Dolmetschende.');
  expect(await textOf(school)).toContain('justiz-dolmetscher.de');
  expect(await school.page.locator('[name=thema]').inputValue()).toBe(talk.thema);
  await fill(school, { anlass_gespraech: 'parents_talk' });
  await school.press('Dolmetschen anfragen');
  const page = await textOf(school);
  for (const words of ['Topf des Landes', 'Regel R15', 'Niedrigschwelliges Gespräch', 'Jemanden finden'])
    expect(page).toContain(words);
  await school.context.close();
  return pathOf(school);
}

/** From the start page to the first offer. @returns how many clicks that took */
async function offer(world: World): Promise<number> {
  const { stage, javaScript, phone } = world;
  const coordinator = await stage.actor({ role: 'interpreter_coordinator', javaScript, phone });
  await coordinator.open('/');
  let clicks = 0;
  const click = async (name: string | RegExp): Promise<void> => {
    clicks += 1;
    await coordinator.press(name);
  };
  if (phone) {
    await click(`Jemanden finden: ${world.languageName}`);
    await click('Jemanden finden');
  } else {
    await click('Vermittlung');
    await click(world.languageName);
  }
  const page = await textOf(coordinator);
  for (const { name } of world.people) expect(page).toContain(name);
  expect(page).toContain(`${world.people.length} Personen kommen in Frage`);
  await click(/^Die ersten \d gleichzeitig fragen$|^\S+ \S+ anfragen$/);
  expect(await textOf(coordinator)).toContain('Antwort steht aus');
  await coordinator.context.close();
  return clicks;
}

/** Opens the page of a mailed link in a window of its own, without any account. */
async function openLink(world: World, link: string) {
  const viewport = world.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 };
  const { stage } = world;
  const context = await stage.browser.newContext({ javaScriptEnabled: world.javaScript, viewport, locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto(stage.url + link);
  await checkPage(page, world.javaScript);
  const press = async (name: string): Promise<string> => {
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
    await checkPage(page, world.javaScript);
    return await page.locator(contents).innerText();
  };
  return { page, press, read: () => page.locator(contents).innerText(), close: () => context.close() };
}

/** Opening changes nothing; one tap accepts. @returns the mails that follow */
async function accept(world: World, link: string): Promise<ReadMail[]> {
  const before = await offersOf(world);
  await (await fetch(world.stage.url + link)).text();
  const one = await openLink(world, link);
  const shown = await one.read();
  for (const hidden of ['Geheimname', 'Schulweg', 'Haupteingang', '5550', 'Kontakt', 'Akte'])
    expect(shown).not.toContain(hidden);
  expect(await offersOf(world)).toEqual(before);
  const after = await one.press('Ja, ich komme');
  for (const words of ['eingeplant', 'Grundschule Geheimname', 'Schulweg 5', 'Haupteingang'])
    expect(after).toContain(words);
  await one.close();
  return await world.mails();
}

/** The entry of the mail is what a calendar can use, and says nothing of who talks about what. */
export function checkEntry({ ics }: ReadMail, method: 'REQUEST' | 'CANCEL'): ReturnType<typeof readEntry> {
  const entry = readEntry(ics);
  expect(entry.method).toBe(method);
  if (method === 'CANCEL') expect(entry.status).toBe('CANCELLED');
  expect([entry.start, entry.end, entry.zone]).toEqual(['2026-12-10T14:00:00', '2026-12-10T15:00:00', 'Europe/Berlin']);
  for (const hidden of ['Akte', 'Kontakt', '5550', '777', 'Geheimweg', 'Übergang', 'Beispiel'])
    expect(`${entry.words}`).not.toContain(hidden);
  return entry;
}

/** Request, rule check, offer, acceptance, calendar entry. @returns path of the request and link of who promised */
export async function book(world: World): Promise<{ path: string; link: string; entry: ReturnType<typeof readEntry> }> {
  const path = await ask(world);
  expect(await offer(world)).toBeLessThanOrEqual(4);
  const asked = await world.mails();
  expect(asked.length).toBeGreaterThan(0);
  const [first] = asked;
  const link = offerIn(first);
  const told = await accept(world, link);
  const mine = told.find(({ to }) => to === first?.to);
  const theirs = told.find(({ to }) => to === 'schule@beispiel.de');
  expect(theirs?.text).toMatch(new RegExp(`${first?.to.split('@')[0]}, `, 'i'));
  for (const mail of [mine, theirs]) expect(mail?.ics).toBeTruthy();
  checkEntry(theirs as ReadMail, 'REQUEST');
  return { path, link, entry: checkEntry(mine as ReadMail, 'REQUEST') };
}

/** Both sides say the same times, the volunteer twice: what it comes to is owed once. */
export async function prove(world: World, { path, link }: { path: string; link: string }): Promise<void> {
  world.stage.setNow('2026-12-10T16:00:00+01:00');
  const one = await openLink(world, link);
  await one.page.fill('[name=ende_war]', '15:20');
  const button = await one.page.locator('main form button').first().innerText();
  await one.press(button);
  await one.press(button);
  await one.close();
  expect(await claimsOf(world)).toEqual([]);
  const school = await institutionOf(world);
  await school.open(path);
  await school.press('Nachweis bestätigen');
  await fill(school, { ergebnis: 'held', beginn_war: '14:00', ende_war: '13:00' });
  await school.press('Nachweis bestätigen');
  expect(await school.page.locator('[name=ende_war]').inputValue()).toBe('13:00');
  await fill(school, { ende_war: '15:20' });
  await school.press('Nachweis bestätigen');
  expect(await textOf(school)).toContain('abgerechnet');
  expect(
    (await school.visitor.post(`${path}/nachweis`, { ergebnis: 'held', beginn_war: '14:00', ende_war: '15:20' }))
      .status,
  ).toBe(409);
  expect(await claimsOf(world)).toEqual([{ cents: 30_00 }]);
  await school.context.close();
}

/** The volunteer enters its bank account, with an IBAN that is wrong at first. */
export async function enterBank(world: World, volunteer: string): Promise<void> {
  const { stage, javaScript, phone } = world;
  const person = await stage.actor({ role: 'volunteer', volunteer, javaScript, phone });
  await person.open('/mein-ehrenamt');
  expect(await textOf(person)).toContain('Ihre Bankverbindung fehlt');
  await person.press('Bankverbindung ändern');
  await fill(person, { kontonummer: 'DE89 3704 0044 0532 0130 01', inhaber: 'Selam Müller' });
  await person.press('Bankverbindung speichern');
  expect(await textOf(person)).toContain('Diese IBAN stimmt nicht');
  await fill(person, { kontonummer: 'DE89 3704 0044 0532 0130 00' });
  await person.press('Bankverbindung speichern');
  expect(await textOf(person)).toContain('30,00 €');
  await person.context.close();
}

/** One makes the run, one states it, another releases it. @returns what the payment office gets */
export async function payOut(world: World, format: 'csv' | 'pain'): Promise<string> {
  const { stage, javaScript, phone } = world;
  const office = await stage.actor({ role: 'administration', javaScript, phone, name: 'Volker Verwaltung' });
  const head = await stage.actor({ role: 'head', javaScript, phone, name: 'Helga Leitung' });
  if (format === 'pain') {
    await head.open('/auszahlungen/einstellungen');
    const payer = { zahler: 'Kreis Düren', zahler_iban: 'DE89 3704 0044 0532 0130 00', verwendung: 'Dolmetschen' };
    await fill(head, { dateiart: 'pain', ...payer });
    await head.press('Einstellungen speichern');
  }
  await office.open('/auszahlungen');
  expect(await textOf(office)).toContain('30,00 €');
  await office.press('Lauf bilden');
  const path = pathOf(office);
  await office.press('Richtigkeit feststellen');
  await fill(office, { bestaetigt: 'ja' });
  await office.press('Sachlich und rechnerisch richtig');
  expect((await office.visitor.post(`${path}/anordnen`, { bestaetigt: 'ja' })).status).toBe(403);
  await head.open(path);
  await head.press('Auszahlung anordnen');
  await fill(head, { bestaetigt: 'ja' });
  await head.press('Auszahlung anordnen');
  await office.open(path);
  expect(await office.page.getByRole('link', { name: 'Datei für die Kasse laden' }).count()).toBe(1);
  const file = await (await office.visitor.get(`${path}/datei`)).text();
  await office.press('An die Kasse gegeben');
  await fill(office, { bestaetigt: 'ja' });
  await office.press('An die Kasse gegeben');
  await office.open('/auszahlungen');
  expect(await textOf(office)).toContain('0,00 €');
  await Promise.all([office.context.close(), head.context.close()]);
  return file;
}
