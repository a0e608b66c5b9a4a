// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { withOrderedArabic } from './arabic.ts';
import type { OpenRecipient } from './data.ts';
import { de, letterWords as words } from './texts/de.ts';
import { line, windowLines } from './view.ts';

/** A thank-you in one language; both languages of a letter have as many paragraphs. */
export interface ThanksPart {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly greeting: string;
  /** In smaller type at the end: whom to ask. */
  readonly small: readonly string[];
}

/** One letter of the stack. */
export interface ThanksLetter {
  /** Number of the person, to find the letter in the stack. */
  readonly number: string;
  readonly recipient: OpenRecipient;
  readonly german: ThanksPart;
  /** `mark`: that nobody has checked the translation yet; '' once a named person has. `beforeWord`: that the sentence of the centre is German. */
  readonly own:
    | null
    | (ThanksPart & {
        readonly language: string;
        readonly dir: 'ltr' | 'rtl';
        readonly mark: string;
        readonly beforeWord: string;
      });
}

/** Letters that thank, each on a page of its own: German, and beside it the language of the person. */
export interface ThanksLetters {
  readonly centre: {
    readonly name: string;
    readonly street: string;
    readonly postcode: string;
    readonly place: string;
    readonly phone: string;
    readonly email: string;
  };
  readonly printedOn: Temporal.PlainDate;
  readonly title: string;
  /** A sentence of the centre in every letter; '' for none. */
  readonly word: string;
  /** Whose name stands below the room for the signature; '' for the centre alone. */
  readonly signer: string;
  readonly letters: readonly ThanksLetter[];
}

const part = ({ heading, paragraphs, greeting, small }: ThanksPart) => ({
  heading: line(heading),
  paragraphs: paragraphs.map(line),
  greeting: line(greeting),
  small: small.map(line),
});

function ownPart(own: NonNullable<ThanksLetter['own']>) {
  const { language, dir, mark, beforeWord } = own;
  const view = { ...part(own), lang: language, dir, mark: line(mark), beforeWord: line(beforeWord) };
  return dir === 'rtl' ? withOrderedArabic(view) : view;
}

/** What the template sets: finished strings only. */
export function thanksView({ centre, printedOn, title, word, signer, letters }: ThanksLetters) {
  const address = line([centre.street, `${centre.postcode} ${centre.place}`.trim()].filter(Boolean).join(', '));
  return {
    title: line(title),
    author: line(centre.name),
    date: { year: printedOn.year, month: printedOn.month, day: printedOn.day },
    letterhead: { name: line(centre.name), address },
    returnLine: line([centre.name, address].filter(Boolean).join(', ')),
    information: [
      { label: words.phone, value: line(centre.phone) },
      { label: words.email, value: line(centre.email) },
      { label: words.date, value: de.date(printedOn) },
    ].filter(({ value }) => value !== ''),
    word: line(word),
    signer: line(signer),
    letters: letters.map(({ number, recipient, german, own }) => ({
      number: line(number),
      window: windowLines(recipient),
      german: part(german),
      own: own && ownPart(own),
    })),
  };
}
