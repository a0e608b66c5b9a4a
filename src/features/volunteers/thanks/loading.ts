// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { LetterError } from '../../../outbound/letters/printer.ts';
import type { ThanksLetters } from '../../../outbound/letters/thanks.ts';
import { textsOf } from '../../../outbound/letters/view.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { type Answer, type CentreRequest, download, later } from '../../../web/route.ts';
import { pageLanguage, volunteerLanguages } from '../own/own-words.ts';
import type { Sample } from './preview-page.tsx';
import { factsFor, readThanksFrame } from './thanks-letters.ts';
import type { ThanksYear } from './thanks-page.tsx';
import { getThanksSetting, type ThanksPerson } from './thanks-queries.ts';
import { thanksYears } from './thanks-rules.ts';
import { thanksMailText } from './thanks-text.ts';

/** The year a page is about: that of its address, otherwise the one that is next in line. @throws NotFound for no year people are thanked for */
export async function readYear({ tx, centreId, url, today }: CentreRequest): Promise<Omit<ThanksYear, 'people'>> {
  const setting = await getThanksSetting(tx, centreId);
  const years = thanksYears(setting, today);
  const asked = url.searchParams.get('jahr');
  const year = asked === null ? (years[0] ?? today.year) : Number(asked);
  if (year !== today.year && year !== today.year - 1) throw new NotFound();
  return { year, years, setting };
}

/** The same, for a deed. @throws Conflict before the day of the year */
export async function openYear(request: CentreRequest): Promise<number> {
  const { year, years } = await readYear(request);
  if (!years.includes(year))
    throw new Conflict(`Für ${year} kann noch nicht gedankt werden. Den Tag dafür ändern Sie in den Einstellungen.`, [
      { kind: 'thanks_setting', id: '', label: 'Einstellungen' },
    ]);
  return year;
}

/** What goes out to one person. */
export async function sampleFor(tx: Tx, centreId: string, year: number, person: ThanksPerson): Promise<Sample> {
  const code = pageLanguage(person.letterLanguage) ?? 'de';
  const { german, dir } = volunteerLanguages.facts[code];
  const mail = thanksMailText(code, factsFor(await readThanksFrame(tx, centreId, year), person));
  return { person, code, dir, language: german, ...mail };
}

/** Sets the letters; when one cannot be set, it is said whose. */
export const printed = (request: CentreRequest, name: string, letters: ThanksLetters): Answer =>
  later(async () => {
    try {
      return download(name, 'application/pdf', await request.app.letters.printThanks(letters));
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      const whose = letters.letters.filter((one) =>
        error.characters.some((character) => textsOf(one).join(' ').normalize('NFC').includes(character)),
      );
      const found = whose.length > 0 ? ` Es betrifft ${whose.map(({ number }) => number).join(', ')}.` : '';
      throw new Conflict(`${error.message}${found}`);
    }
  });
