// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect } from 'vitest';
import { writeSheet } from '../../src/outbound/spreadsheet/write.ts';
import { type Actor, fill, type Stage } from './browser.ts';

// One day of a centre as its people work: a list of reports comes in, families are counselled, recommendations are written.

/** Family names without digits, one for each child: "Tagaa", "Tagab" … */
const nameOf = (n: number): string => `Tag${String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))}`;

/** A list of so many children of school age as an Excel file, with real days. */
export async function dayList(children: number): Promise<Uint8Array> {
  const headings = ['Familienname', 'Vornamen', 'Geburtsdatum', 'Geschlecht', 'Sprache', 'Staatsangehörigkeit'];
  const rest = [
    'Einzugsdatum',
    'Straße',
    'Hausnr.',
    'PLZ',
    'Ort',
    'Sorgeberechtigt 1: Familienname',
    'Sorgeberechtigt 1: Vornamen',
  ];
  const relation = 'Sorgeberechtigt 1: Verhältnis';
  const rows = Array.from({ length: children }, (_, n) => [
    ...[nameOf(n), n % 2 === 0 ? 'Layan' : 'Karim', Temporal.PlainDate.from('2013-10-05').add({ days: n * 5 })],
    ...[n % 2 === 0 ? 'w' : 'm', 'Arabisch', 'Syrien', Temporal.PlainDate.from('2026-11-02')],
    ...[`${nameOf(n)}gasse`, String(n + 1), '52349', 'Düren', nameOf(n), 'Yasmin', 'Elternteil'],
  ]);
  return await writeSheet({ name: 'Meldungen', headings: [...headings, ...rest, relation], rows }, 'xlsx');
}

/** How often somebody pressed or ticked something; typing does not count. */
export interface Clicks {
  toCounselled: number;
  toRecommended: number;
}

const main = (actor: Actor) => actor.page.locator('main');

/** The office hands the list in: read, looked at, reported. */
export async function reportDay({ context: { jobs } }: Stage, office: Actor, children: number): Promise<void> {
  await office.open('/meldungen');
  await office.press('Liste melden');
  const buffer = Buffer.from(await dayList(children));
  await office.page.setInputFiles('[name=datei]', {
    name: 'meldungen.xlsx',
    mimeType: 'application/octet-stream',
    buffer,
  });
  await office.press('Liste prüfen');
  await office.press(/Kinder melden/);
  // The list is reported beside the page, which shows how far it is; here nothing works by itself.
  await jobs.runDue();
  await office.open(new URL(office.page.url()).pathname);
  expect(await main(office).innerText()).toContain('Nächste Liste');
  expect(await main(office).innerText()).toContain(`${children}`);
}

/** From the search through appointment at this time, record and recommendation of one child. @returns what it took */
export async function counselChild(actor: Actor, n: number, at: string): Promise<Clicks> {
  const { page } = actor;
  let clicks = 0;
  const press = async (name: string | RegExp): Promise<void> => {
    clicks += 1;
    await actor.press(name);
  };
  const tick = async (selector: string): Promise<void> => {
    clicks += 1;
    await page.locator(selector).first().check();
  };
  await page.goto(`${new URL(page.url()).origin}/suche?q=${nameOf(n)}`);
  await press(new RegExp(nameOf(n)));
  await press(/^Termin vergeben/);
  await page.fill('[name=tag]', '23.11.2026');
  await page.fill('[name=uhrzeit]', at);
  await press('Termin vergeben');
  await press(/^(Beratung|Erstberatung)/);
  await page.selectOption('[name=deutsch]', 'A1');
  await tick('[name=schrift][value=latin]');
  await page.fill('[name=schuljahre]', '6');
  await press('Beratung eintragen');
  const toCounselled = clicks;
  clicks = 0;
  await press(/Schulen vergleichen/);
  await tick('main input[type=checkbox][name=schule]');
  await press('Ausgewählte Schulen empfehlen');
  await fill(actor, { jahrgang: '07', art: 'df', beginn: '01.12.2026', grund: 'Alter und Deutschstand passen.' });
  // Grade and kind are chosen, day and reason are typed.
  clicks += 2;
  await press('Empfehlung speichern');
  expect(page.url()).toContain('?ok=');
  return { toCounselled, toRecommended: clicks };
}

/** Whoever counsels in which window: with and without JavaScript, at a desk and on a phone. */
export const windows = [
  { javaScript: true, phone: false },
  { javaScript: false, phone: true },
  { javaScript: true, phone: true },
  { javaScript: false, phone: false },
] as const;

/** When the talks of one counsellor begin. */
const talks = ['8:00', '9:15', '10:30', '11:45', '13:00', '14:15'];

/** A day under way: a child is counselled and recommended, each in turn in another kind of window. */
export interface Day {
  /** @param n from 0 @returns what it took */
  counsel(n: number): Promise<Clicks>;
  end(): Promise<void>;
}

/** The list is reported, and everybody who counsels has opened a window. */
export async function beginDay(stage: Stage, children: number): Promise<Day> {
  const office = await stage.actor({ role: 'reporting_office', ags: '05358008' });
  await reportDay(stage, office, children);
  await office.context.close();
  // Nobody has two talks at once, and six fill a day: as many people as the children need, in each kind of window as many.
  const actors: Actor[] = [];
  for (let team = 0; team < Math.ceil(children / (talks.length * windows.length)); team += 1)
    for (const window of windows) actors.push(await stage.actor({ role: 'counsellor', ...window }));
  for (const actor of actors) await actor.open('/');
  return {
    counsel: async (n) => {
      const actor = actors[n % actors.length];
      const at = talks[Math.floor(n / actors.length)];
      if (!actor || !at) throw new Error(`nobody has time for child ${n}`);
      return await counselChild(actor, n, at);
    },
    end: async () => {
      for (const actor of actors) await actor.context.close();
    },
  };
}
