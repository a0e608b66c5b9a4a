// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { withOrderedArabic } from './arabic.ts';
import type { OpenRecipient, ProtectedRecipient } from './data.ts';
import { de, letterWords as words } from './texts/de.ts';
import { type Fact, line, windowLines } from './view.ts';

/** A part of an invitation: what stands in it in one language. */
export interface LetterPart {
  readonly heading?: string;
  readonly paragraphs?: readonly string[];
  readonly facts?: readonly Fact[];
  readonly items?: readonly string[];
}

/** An invitation in one language; both languages have the same parts in the same order. */
export interface InvitationText {
  readonly heading: string;
  readonly parts: readonly LetterPart[];
  /** Below the picture with the family's code, and below the one to answer by. */
  readonly status: string;
  readonly answer: string;
  readonly notice: { readonly title: string; readonly paragraphs: readonly string[] };
  readonly closing: string;
}

/** An invitation to an appointment as a letter: German, and beside it the family's language. */
export interface InvitationLetter {
  /** The centre: letterhead and return address. */
  readonly centre: {
    readonly name: string;
    readonly street: string;
    readonly postcode: string;
    readonly place: string;
    readonly phone: string;
    readonly email: string;
  };
  readonly recipient: OpenRecipient | ProtectedRecipient;
  /** Number of the case, to say on the phone. */
  readonly number: string;
  /** Who counsels; '' while nobody is named. */
  readonly clerk: string;
  readonly printedOn: Temporal.PlainDate;
  readonly german: InvitationText;
  /** `mark`: that nobody has checked the translation yet; '' once a named person has. */
  readonly own:
    | null
    | (InvitationText & { readonly language: string; readonly dir: 'ltr' | 'rtl'; readonly mark: string });
  /** QR pictures as SVG: the family's code, and the page to answer. Null: none, as where the address is protected. */
  readonly pictures: { readonly status: string | null; readonly answer: string | null };
}

interface SideView {
  readonly heading: string;
  readonly parts: readonly Required<LetterPart>[];
  readonly status: string;
  readonly answer: string;
  readonly notice: { readonly title: string; readonly paragraphs: readonly string[] };
  readonly closing: string;
}

/** What the template sets: finished strings only. */
export interface InvitationView {
  readonly title: string;
  readonly author: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly letterhead: { readonly name: string; readonly address: string };
  readonly returnLine: string;
  readonly window: readonly string[];
  readonly information: readonly Fact[];
  readonly german: SideView;
  readonly own: null | (SideView & { readonly lang: string; readonly dir: 'ltr' | 'rtl'; readonly mark: string });
  readonly pictures: {
    readonly status: string;
    readonly answer: string;
    readonly statusAlt: string;
    readonly answerAlt: string;
  };
  readonly footer: { readonly reference: string; readonly page: string; readonly of: string };
}

const side = ({ heading, parts, status, answer, notice, closing }: InvitationText): SideView => ({
  heading: line(heading),
  parts: parts.map(({ heading: own = '', paragraphs = [], facts = [], items = [] }) => ({
    heading: line(own),
    paragraphs: paragraphs.map(line),
    facts: facts.map(({ label, value }) => ({ label: line(label), value: line(value) })),
    items: items.map(line),
  })),
  status: line(status),
  answer: line(answer),
  notice: { title: line(notice.title), paragraphs: notice.paragraphs.map(line) },
  closing: line(closing),
});

/** Turns the data of an invitation into the strings its template sets. */
export function invitationView(letter: InvitationLetter): InvitationView {
  const { centre, own, pictures, printedOn } = letter;
  const address = line([centre.street, `${centre.postcode} ${centre.place}`.trim()].filter(Boolean).join(', '));
  return {
    title: line(`${letter.german.heading} (${letter.number})`),
    author: line(centre.name),
    date: { year: printedOn.year, month: printedOn.month, day: printedOn.day },
    letterhead: { name: line(centre.name), address },
    returnLine: line([centre.name, address].filter(Boolean).join(', ')),
    window: windowLines(letter.recipient),
    information: [
      { label: 'Fall', value: line(letter.number) },
      { label: words.clerk, value: line(letter.clerk) },
      { label: words.phone, value: line(centre.phone) },
      { label: words.email, value: line(centre.email) },
      { label: words.date, value: de.date(printedOn) },
    ].filter(({ value }) => value !== ''),
    german: side(letter.german),
    own: own && ownView(own),
    pictures: {
      status: pictures.status ?? '',
      answer: pictures.answer ?? '',
      statusAlt: words.statusPicture,
      answerAlt: 'QR-Code: Seite zum Absagen und Verschieben des Termins',
    },
    footer: { reference: `Fall ${line(letter.number)}`, page: words.page, of: words.of },
  };
}

function ownView({
  language,
  dir,
  mark,
  ...text
}: NonNullable<InvitationLetter['own']>): NonNullable<InvitationView['own']> {
  const view = { ...side(text), lang: language, dir, mark: line(mark) };
  return dir === 'rtl' ? withOrderedArabic(view) : view;
}
