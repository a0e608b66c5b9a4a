// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, openStage, type Stage } from '../helpers/browser.ts';

/** Opens a page at a school's own places and reports some, so that the child can find one. */
async function reportPlaces(stage: Stage, school: Actor): Promise<void> {
  await school.open('/meine-plaetze/neu');
  await school.page.getByLabel('Jahrgang', { exact: true }).selectOption('07');
  await chooseByText(school, 'Art des Platzes', 'Deutschförderung');
  await school.page
    .getByLabel(/^Plätze/)
    .first()
    .fill('12');
  await school.page
    .getByLabel(/^Belegt|belegt/)
    .first()
    .fill('4');
  await school.press(/Plätze melden|speichern/);
  expect(stage.url).toBeTruthy();
}

/** Chooses in a select or among radio buttons, whichever the page has. */
async function chooseByText(actor: Actor, label: string, text: string): Promise<void> {
  const select = actor.page.getByLabel(label, { exact: true });
  if (
    (await select.count()) > 0 &&
    (await select.first().evaluate((element) => (element as { tagName: string }).tagName)) === 'SELECT'
  ) {
    await select.first().selectOption({ label: text });
  } else await actor.page.getByRole('radio', { name: text, exact: true }).check();
}

/** The meldende Stelle reports a child of twelve years. */
async function reportChild(office: Actor, name: string): Promise<void> {
  await office.open('/meldungen/neu');
  const { page } = office;
  await page.getByLabel('Familienname', { exact: true }).first().fill(name);
  await page.getByLabel('Vornamen', { exact: true }).first().fill('Layan');
  await page.getByLabel('Geburtsdatum', { exact: false }).first().fill('03/2014');
  await page.getByRole('radio', { name: 'weiblich' }).check();
  await page.getByLabel('Erste Sprache', { exact: true }).selectOption('arb');
  await page.getByLabel('Sprache für Gespräche und Briefe', { exact: true }).selectOption('arb');
  await page.getByRole('radio', { name: 'Brief' }).check();
  await page.locator('input[name="g1_nachname"]').fill(name);
  await page.locator('input[name="g1_vornamen"]').fill('Yasmin');
  await page.getByLabel('Straße', { exact: false }).first().fill('Musterstraße');
  await page.getByLabel('Hausnummer', { exact: false }).first().fill('31 a');
  await page.getByLabel('Postleitzahl', { exact: true }).fill('52349');
  await page.getByLabel('Ort', { exact: true }).fill('Düren');
  await page.getByRole('radio', { name: 'Privat' }).check();
  await office.press(/melden/i);
}

/** The last date field of a form gets a day, as people type it. */
const fillDate = (actor: Actor, label: string | RegExp, day: string) => actor.page.getByLabel(label).first().fill(day);

/** Report → invitation → appointment → counselling → recommendation → school → Schulamt → letter → admission. */
async function walk(stage: Stage, options: { javaScript: boolean; phone: boolean }, name: string): Promise<void> {
  const school = await stage.actor({ role: 'school', school: '199001', ...options });
  await reportPlaces(stage, school);
  const office = await stage.actor({ role: 'reporting_office', ags: '05358008', ...options });
  await office.open('/');
  await reportChild(office, name);
  await office.open('/meldungen');
  expect(await office.page.locator('main').innerText()).toContain(name);

  const counsellor = await stage.actor({ role: 'counsellor', ...options });
  await counsellor.open('/');
  await counsellor.open('/faelle');
  await counsellor.press(new RegExp(name));
  const caseUrl = new URL(counsellor.page.url()).pathname.replace(/\/$/, '');
  await counsellor.press(/einladen/i);
  await counsellor.press(/einladen|Einladung/i);
  await counsellor.open(`${caseUrl}/termin`);
  await fillDate(counsellor, 'Tag', '24.11.2026');
  await counsellor.page.getByLabel('Uhrzeit').fill('14:30');
  await counsellor.page.locator('input[name="form"]').first().check();
  await counsellor.press(/Termin/);
  await counsellor.open(`${caseUrl}/beratung`);
  await fillDate(counsellor, 'Tag der Beratung', '23.11.2026');
  await counsellor.page.locator('input[name="form"]').first().check();
  await counsellor.page.getByLabel('Deutsch (GeR)').selectOption({ index: 2 });
  await counsellor.page.locator('input[name="schrift"]').last().check();
  await counsellor.page.getByLabel(/Notizen zur Beratung/).fill('Spielt gern Schach.');
  await counsellor.press(/Beratung/);
  await counsellor.open(`${caseUrl}/schulen?jahrgang=07&art=df`);
  await counsellor.open(`${caseUrl}/empfehlung?schulen=199001`);
  await counsellor.page.getByLabel('Jahrgang', { exact: true }).selectOption('07');
  await counsellor.page.getByLabel('Art des Platzes', { exact: true }).selectOption('df');
  await fillDate(counsellor, 'Frühester Beginn', '01.12.2026');
  await counsellor.page.getByLabel('Begründung').fill('Alter und Deutschstand passen.');
  await counsellor.press(/Empfehlung/);
  await counsellor.open(`${caseUrl}/anfragen`);
  await counsellor.press(/anfragen/i);

  await school.open('/anfragen');
  expect(await school.page.locator('main').innerText()).not.toContain(name);
  await school.press(/Jahrgang 7|ansehen|Gesamtschule/);
  expect(await school.page.locator('main').innerText()).not.toContain(name);
  await school.page
    .getByRole('radio', { name: /Platz|nehmen|zu/i })
    .first()
    .check();
  await school.press(/Antwort/);

  await counsellor.open(`${caseUrl}/vorlegen`);
  await counsellor.press(/vorlegen/i);
  const authority = await stage.actor({ role: 'school_authority', ...options });
  await authority.open('/');
  await authority.open('/vorlagen');
  await authority.press(new RegExp(name));
  await authority.page.getByLabel('Begründung').fill('Der Platz ist frei und der Weg ist kurz.');
  await authority.press(/entscheiden/i);

  await school.open('/aufnahmen');
  await school.press(new RegExp(name));
  await fillDate(school, /Erster Schultag/, '01.12.2026');
  await school.press(/bestätigen/i);
  await school.open('/aufnahmen/schild');
  await counsellor.open(caseUrl);
  expect(await counsellor.page.locator('main').innerText()).toContain('Aufgenommen');
  for (const actor of [school, office, counsellor, authority]) await actor.context.close();
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
  it('on a phone, every page checked by axe', () => walk(stage, { javaScript: true, phone: true }, 'Fonkind'), 240_000);
  it('with JavaScript off', () => walk(stage, { javaScript: false, phone: false }, 'Stillkind'), 240_000);
});
