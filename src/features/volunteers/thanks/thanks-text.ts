// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type VolunteerKey, volunteerMessage, volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { durationText } from '../../../web/format.ts';
import type { Help } from './thanks-rules.ts';

/** What stands in a thank-you: nothing of institutions, clients or money. */
export interface ThanksFacts {
  /** Of the person who is thanked, and of whoever signs; '' where the centre alone does. */
  name: string;
  signer: string;
  year: number;
  help: readonly Help[];
  /** The sentence of the centre, in German; '' for none. */
  word: string;
  centre: { name: string; reached: string };
}

/** A thank-you in one language, ready to be set. */
export interface ThanksText {
  subject: string;
  title: string;
  paragraphs: string[];
  /** Before the sentence of the centre. */
  beforeWord: string;
  glad: string;
  greeting: string;
  /** How to ask and to refuse. */
  small: string[];
}

/** Words, numbers and hours of a thank-you in a language; in German where that language has no words. */
export function thanksText(language: string, { name, year, help, centre }: ThanksFacts): ThanksText {
  const say = (key: VolunteerKey, values: Record<string, string | number> = {}): string =>
    volunteerText(language, key, values);
  const on = { year: String(year) };
  // A language without words of ours gets German hours, too.
  const spoken = volunteerMessage(language, 'thanks.title', on).language;
  const did = help.map(({ service, times, minutes }) =>
    say(`thanks.did.${service}`, { count: times, time: durationText(spoken, minutes) }),
  );
  const meaning = help.some(({ service }) => service === 'interpreting') ? [say('thanks.meaning')] : [];
  const asks = centre.reached === '' ? [] : [say('mail.reached', { centre: centre.name, reached: centre.reached })];
  return {
    subject: say('thanks.subject'),
    title: say('thanks.title', on),
    paragraphs: [
      say('thanks.hello', { name }),
      say(help.length > 0 ? 'thanks.helped' : 'thanks.ready', on),
      ...did,
      ...meaning,
    ],
    beforeWord: say('thanks.word'),
    glad: say('thanks.glad'),
    greeting: say('thanks.greeting'),
    small: [...asks, say('thanks.stop')],
  };
}

/** One language of the mail, from greeting to signature. */
function partOf(language: string, facts: ThanksFacts): string {
  const { paragraphs, beforeWord, glad, greeting, small } = thanksText(language, facts);
  // Who reads German needs not be told in which language the sentence is.
  const word = facts.word === '' ? [] : [language === 'de' ? facts.word : `${beforeWord} ${facts.word}`];
  const signed = [greeting, facts.signer, facts.centre.name].filter(Boolean).join('\n');
  return [...paragraphs, ...word, glad, signed, ...small].join('\n\n');
}

/** Between the language of the person and German. */
export const languageBreak = '\n\n* * *\n\n';

/** The mail: in the language of the person, and below it in German. */
export function thanksMailText(language: string, facts: ThanksFacts): { subject: string; text: string } {
  const { subject } = thanksText(language, facts);
  const own = partOf(language, facts);
  const german = partOf('de', facts);
  return { subject, text: own === german ? german : `${own}${languageBreak}${german}` };
}
