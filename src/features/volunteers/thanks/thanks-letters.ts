// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import type { ThanksLetter, ThanksLetters } from '../../../outbound/letters/thanks.ts';
import { getSettings } from '../../centres/queries.ts';
import { pageLanguage, volunteerLanguages } from '../own/own-words.ts';
import { listReleased } from '../own/text-queries.ts';
import { nameOf } from '../queries.ts';
import { findSigner, getThanksSetting, getThanksWord, type ThanksPerson } from './thanks-queries.ts';
import { type ThanksFacts, thanksText } from './thanks-text.ts';

/** What all thank-yous of a centre for a year have in common. */
export async function readThanksFrame(
  tx: Tx,
  centreId: string,
  year: number,
): Promise<Omit<ThanksFacts, 'name' | 'help'>> {
  const { name, phone, email } = await getSettings(tx, centreId);
  const { name: signer } = await findSigner(tx, centreId, await getThanksSetting(tx, centreId));
  const { word } = await getThanksWord(tx, centreId, year);
  return { signer, year, word, centre: { name, reached: [phone, email].filter(Boolean).join(', ') } };
}

/** What is said to one person. */
export const factsFor = (frame: Omit<ThanksFacts, 'name' | 'help'>, one: ThanksPerson): ThanksFacts => ({
  ...frame,
  name: nameOf(one),
  help: one.help,
});

function letterTo(
  frame: Omit<ThanksFacts, 'name' | 'help'>,
  one: ThanksPerson,
  released: ReadonlySet<string>,
): ThanksLetter {
  const facts = factsFor(frame, one);
  const language = pageLanguage(one.letterLanguage) ?? 'de';
  const part = (of: string) => {
    const { title, paragraphs, glad, greeting, small } = thanksText(of, facts);
    return { heading: title, paragraphs: [...paragraphs, glad], greeting, small };
  };
  return {
    number: one.number,
    recipient: { lines: [facts.name, one.street, `${one.postcode ?? ''} ${one.place}`.trim()] },
    german: part('de'),
    own:
      language === 'de'
        ? null
        : {
            language,
            dir: volunteerLanguages.facts[language].dir,
            mark: released.has(language) ? '' : volunteerText(language, 'page.unchecked'),
            beforeWord: thanksText(language, facts).beforeWord,
            ...part(language),
          },
  };
}

/** The letters of some people for a year, in the order they are given, for one print. */
export async function buildThanksLetters(
  tx: Tx,
  centreId: string,
  of: { year: number; people: readonly ThanksPerson[]; today: Temporal.PlainDate },
): Promise<ThanksLetters> {
  const { year, people, today } = of;
  const frame = await readThanksFrame(tx, centreId, year);
  const { name, street, postcode, place, phone, email } = await getSettings(tx, centreId);
  const released = await listReleased(tx, centreId);
  return {
    centre: { name, street, postcode, place, phone, email },
    printedOn: today,
    title: `Danke für das Jahr ${year}`,
    word: frame.word,
    signer: frame.signer,
    letters: people.map((one) => letterTo(frame, one, released)),
  };
}
