// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, fill, openStage, type Stage } from '../helpers/browser.ts';

type Device = { javaScript: boolean; phone: boolean };

const text = (actor: Actor): Promise<string> => actor.page.locator('main').innerText();
const pathOf = (actor: Actor): string => new URL(actor.page.url()).pathname;

/** A school says which places it has. */
async function reportPlaces(school: Actor): Promise<void> {
  await school.open('/meine-plaetze');
  if ((await text(school)).includes('Jahrgang 7')) return;
  await school.open('/meine-plaetze/neu');
  await fill(school, { jahrgang: '07', art: 'df', kapazitaet: '12', belegt: '4' });
  await school.press('Plätze melden');
}

/** The reporting office tells of a child of twelve years, once with a mistake. */
async function reportChild(office: Actor, name: string): Promise<void> {
  await office.open('/');
  await office.open('/meldungen/neu');
  await fill(office, { nachname: name, vornamen: 'Layan', geburtsdatum: '31.02.2014' });
  await office.press('Meldung absenden');
  expect(await text(office)).toContain('Bitte prüfen Sie Ihre Angaben');
  expect(await office.page.locator('[name="nachname"]').inputValue()).toBe(name);
  await fill(office, {
    geburtsdatum: '03/2014',
    geschlecht: 'f',
    sprache1: 'arb',
    familiensprache: 'arb',
    weg: 'letter',
    dolmetschen: 'ja',
    g1_nachname: name,
    g1_vornamen: 'Yasmin',
    // A home of its own for each walk: a child of that age in the home of the one before would be asked about.
    strasse: `${name}weg`,
    hausnummer: '31 a',
    plz: '52349',
    ort: 'Düren',
    unterkunft: 'private',
  });
  await office.press('Meldung absenden');
  await office.open('/meldungen');
  expect(await text(office)).toContain(name);
}

/** The counsellor invites, meets, counsels and recommends. @returns the path of the case */
async function counsel(counsellor: Actor, name: string): Promise<string> {
  await counsellor.open('/');
  await counsellor.open('/faelle');
  await counsellor.press(new RegExp(name));
  const path = pathOf(counsellor);
  await counsellor.open(`${path}/einladen`);
  await counsellor.press('Einladung vermerken');
  await counsellor.open(`${path}/termin`);
  await fill(counsellor, { tag: '23.11.2026', uhrzeit: '14:30', form: 'on_site' });
  await counsellor.press('Termin vergeben');
  await counsellor.open(`${path}/beratung`);
  await fill(counsellor, {
    tag: '23.11.2026',
    form: 'on_site',
    deutsch: 'A1',
    schrift: 'latin',
    notizen: 'Spielt gern Schach.',
  });
  await counsellor.press('Beratung eintragen');
  await counsellor.open(`${path}/schulen?jahrgang=07&art=df`);
  expect(await text(counsellor)).toContain('Gesamtschule Musterberg');
  await counsellor.page.getByRole('checkbox', { name: /Gesamtschule Musterberg/ }).check();
  await counsellor.press('Ausgewählte Schulen empfehlen');
  await fill(counsellor, { jahrgang: '07', art: 'df', beginn: '01.12.2026', grund: 'Alter und Deutschstand passen.' });
  await counsellor.press('Empfehlung speichern');
  await counsellor.open(`${path}/anfragen`);
  // Nobody but a person chooses a school.
  await fill(counsellor, { schule: '199001' });
  await counsellor.press('Schule anfragen');
  return path;
}

/** The school answers without knowing who the child is. */
async function answer(school: Actor, name: string): Promise<void> {
  await school.open('/');
  await school.open('/anfragen');
  expect(await text(school)).not.toContain(name);
  await school.page.locator('main a[href^="/anfragen/"]').first().click();
  await school.page.waitForURL(/anfragen\/./);
  await school.check();
  expect(await text(school)).not.toContain(name);
  await fill(school, { antwort: 'accepted' });
  await school.press('Antwort senden');
}

/** The Schulamt reads what was submitted and decides; the letter can be opened. */
async function decide(authority: Actor, name: string): Promise<void> {
  await authority.open('/');
  await authority.open('/vorlagen');
  await authority.press(new RegExp(name));
  await authority.press('Zuweisung entscheiden');
  expect(await text(authority)).toContain('Bitte prüfen Sie Ihre Angaben');
  await fill(authority, { schule: '199001', begruendung: 'Der Platz ist frei und der Weg ist kurz.' });
  await authority.press('Zuweisung entscheiden');
  const href = await authority.page.locator('a[href*="brief.pdf"]').first().getAttribute('href');
  const letter = await authority.visitor.get(href ?? '');
  expect(letter.headers.get('content-type')).toBe('application/pdf');
}

/** Report, counselling, recommendation, question, submission, decision, letter, admission, file for SchILD. */
async function walk(stage: Stage, device: Device, name: string): Promise<void> {
  const school = await stage.actor({ role: 'school', school: '199001', ...device });
  const office = await stage.actor({ role: 'reporting_office', ags: '05358008', ...device });
  const counsellor = await stage.actor({ role: 'counsellor', ...device });
  const authority = await stage.actor({ role: 'school_authority', ...device });
  await reportPlaces(school);
  await reportChild(office, name);
  const path = await counsel(counsellor, name);
  await answer(school, name);
  await counsellor.open(`${path}/vorlegen`);
  await counsellor.press('Zur Entscheidung vorlegen');
  await decide(authority, name);
  await school.open('/aufnahmen');
  await school.press(new RegExp(name));
  await fill(school, { erster_schultag: '01.12.2026' });
  await school.press('Aufnahme bestätigen');
  await school.open('/aufnahmen/schild');
  expect(await text(school)).toContain(name);
  await counsellor.open(path);
  expect(await text(counsellor)).toContain('Aufnahme bestätigt');
  await Promise.all([school, office, counsellor, authority].map((actor) => actor.context.close()));
}

describe('the thread from arrival to school place in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('pglite');
  });
  afterAll(() => stage.close());

  it(
    'at a desk, every page checked by axe',
    () => walk(stage, { javaScript: true, phone: false }, 'Musterkind'),
    240_000,
  );
  it('on a phone, every page checked by axe', () => walk(stage, { javaScript: true, phone: true }, 'Fonkind'));
  it('with JavaScript off', () => walk(stage, { javaScript: false, phone: false }, 'Stillkind'));
});
