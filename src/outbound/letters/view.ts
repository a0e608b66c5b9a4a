// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { withOrderedArabic } from './arabic.ts';
import type { DecisionLetter, LetterSheet, LetterStatus, LetterTranslation } from './data.ts';
import { ar, reasonsOnlyInGerman } from './texts/ar.ts';
import { de, letterWords as words } from './texts/de.ts';
import { GERMAN_SHEET, SHEETS } from './texts/sheet.ts';
import type { LetterTexts } from './texts/texts.ts';

type Section = { readonly heading: string; readonly paragraphs: readonly string[] };
export type Fact = { readonly label: string; readonly value: string };

/** The letter's body in one language. */
type Body = {
  readonly subject: string;
  readonly salutation: string;
  readonly decisionHeading: string;
  readonly opening: string;
  /** Which decision this one replaces; '' for the first one. */
  readonly replaces: string;
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
};

/** What the template sets: finished strings only, so that the template decides nothing but the layout. */
export type LetterView = {
  readonly title: string;
  readonly author: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly letterhead: { readonly name: string; readonly address: string };
  readonly returnLine: string;
  readonly window: readonly string[];
  readonly information: readonly Fact[];
  readonly german: Body;
  readonly enclosed: string;
  readonly closing: { readonly greeting: string; readonly onBehalf: string; readonly signatory: string };
  readonly footer: { readonly reference: string; readonly page: string; readonly of: string };
  readonly translation: null | {
    readonly lang: 'ar';
    readonly mark: { readonly german: string; readonly own: string };
    readonly onlyGermanBinds: { readonly german: string; readonly own: string };
    readonly body: Body;
  };
  readonly sheet: null | {
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly heading: string;
    readonly paragraphs: readonly string[];
    readonly german: readonly string[];
    readonly mark: string;
  };
  readonly status: null | (LetterStatus & { readonly alt: string });
};

const LONG_RUN = /[^\s\u200B]{31,}/gu;
const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** Lets a run of more than 30 characters without a space break at each tenth from the 20th on; shorter words stay whole. */
function breakLongRuns(text: string): string {
  return text.replace(LONG_RUN, (run) => {
    const parts = [...graphemes.segment(run)].map((part) => part.segment);
    return parts.map((part, i) => (i >= 20 && i % 10 === 0 ? `\u200B${part}` : part)).join('');
  });
}

/** One line: NFC, single spaces, long runs breakable, § with its number. */
export const line = (text: string): string =>
  breakLongRuns(text.normalize('NFC').replace(/\s+/gu, ' ').trim()).replace(/§ /gu, '§\u00A0');

const paragraphs = (text: string): string[] =>
  text
    .split(/\r?\n+/u)
    .map(line)
    .filter((part) => part !== '');

/** The lines of the address window. */
export function windowLines(recipient: DecisionLetter['recipient']): string[] {
  // A protected address must not appear even if the data carries one by mistake: only names and the centre are read.
  if ('viaCentre' in recipient) {
    const { area, street, postcode, place } = recipient.viaCentre;
    return [...recipient.names, words.viaCentre(area), street, `${postcode} ${place}`].map(line);
  }
  return recipient.lines.map(line).filter((text) => text !== '');
}

/** What the facts say of the place, in one language. */
type Place = Pick<DecisionLetter, 'gradeText' | 'kindText' | 'legalBasis'>;

function facts(letter: DecisionLetter, texts: LetterTexts, childName: string, place: Place): Fact[] {
  const { child, school } = letter;
  return [
    { label: texts.child, value: childName },
    { label: texts.born, value: child.birthText },
    { label: texts.school, value: school.name },
    { label: texts.schoolNumber, value: school.number },
    { label: texts.address, value: `${school.street}, ${school.postcode} ${school.place}` },
    { label: texts.grade, value: place.gradeText },
    { label: texts.kind, value: place.kindText },
    { label: texts.start, value: texts.date(letter.startOn) },
  ].map(({ label, value }) => ({ label, value: line(value) }));
}

function replacedText({ replaces }: DecisionLetter, texts: LetterTexts): string {
  if (!replaces) return '';
  return line(texts.replaces(texts.date(replaces.decidedOn), line(replaces.reference), line(replaces.schoolName)));
}

function body(
  letter: DecisionLetter,
  texts: LetterTexts,
  childName: string,
  { reasons, remedy, ...place }: Place & { reasons: string; remedy: string },
): Body {
  return {
    subject: texts.subject,
    salutation: texts.salutation,
    decisionHeading: texts.decisionHeading,
    opening: texts.opening,
    replaces: replacedText(letter, texts),
    facts: facts(letter, texts, childName, place),
    sections: [
      { heading: texts.reasonsHeading, paragraphs: paragraphs(reasons) },
      { heading: texts.legalBasisHeading, paragraphs: place.legalBasis.map(line) },
      { heading: texts.remedyHeading, paragraphs: paragraphs(remedy) },
      { heading: texts.contactHeading, paragraphs: [line(letter.contact)] },
    ],
  };
}

function reviewMark(translation: LetterTranslation, texts: LetterTexts): string {
  const { reviewedBy, reviewedOn } = translation;
  if (reviewedBy === undefined || reviewedBy.trim() === '' || reviewedOn === undefined) return texts.unreviewed;
  return texts.reviewed(line(reviewedBy), texts.date(reviewedOn));
}

/** Turns the letter's data into the strings the template sets: NFC, single spaces, long runs breakable. */
export function letterView(letter: DecisionLetter): LetterView {
  const { authority, child, translation } = letter;
  const address = line(`${authority.street}, ${authority.postcode} ${authority.place}`);
  const latinName = line([child.givenNames, child.familyName].filter(Boolean).join(' '));
  const arabicName = child.nameArabic === undefined ? latinName : line(child.nameArabic);
  return {
    title: `${de.subject} (${words.reference} ${line(letter.reference)})`,
    author: line(authority.name),
    date: { year: letter.decidedOn.year, month: letter.decidedOn.month, day: letter.decidedOn.day },
    letterhead: { name: line(authority.name), address },
    returnLine: line(`${authority.name}, ${address}`),
    window: windowLines(letter.recipient),
    information: [
      { label: words.reference, value: line(letter.reference) },
      { label: words.clerk, value: line(authority.signatory) },
      { label: words.phone, value: line(authority.phone) },
      { label: words.email, value: line(authority.email) },
      { label: words.date, value: de.date(letter.decidedOn) },
    ].filter(({ value }) => value !== ''),
    german: body(letter, de, latinName, { ...letter, remedy: letter.remedyNotice.de }),
    enclosed: translation === null ? '' : words.translationEnclosed,
    closing: { greeting: words.closing, onBehalf: words.onBehalf, signatory: line(authority.signatory) },
    footer: { reference: `${words.reference} ${line(letter.reference)}`, page: words.page, of: words.of },
    translation:
      translation === null
        ? null
        : withOrderedArabic({
            lang: translation.lang,
            mark: { german: reviewMark(translation, de), own: reviewMark(translation, ar) },
            onlyGermanBinds: { german: de.onlyGermanBinds, own: ar.onlyGermanBinds },
            body: body(letter, ar, arabicName === latinName ? latinName : `${arabicName} (${latinName})`, {
              gradeText: translation.gradeText ?? letter.gradeText,
              kindText: translation.kindText ?? letter.kindText,
              legalBasis: translation.legalBasis ?? letter.legalBasis,
              reasons: translation.reasons ?? reasonsOnlyInGerman,
              remedy: letter.remedyNotice.ar,
            }),
          }),
    sheet: letter.sheet ? sheetView(letter.sheet) : null,
    status: letter.status ? statusView(letter.status) : null,
  };
}

/** Code and picture of the family's page. */
function statusView({ german, own, picture }: LetterStatus): NonNullable<LetterView['status']> {
  const text = own && { ...own, text: line(own.text) };
  return {
    german: line(german),
    own: text?.dir === 'rtl' ? withOrderedArabic(text) : text,
    picture,
    alt: words.statusPicture,
  };
}

/** The sheet in the family's language, the German words small below it for whoever is asked about it. */
function sheetView(sheet: LetterSheet): NonNullable<LetterView['sheet']> {
  const { language, phone, releasedBy, releasedOn } = sheet;
  const texts = SHEETS[language];
  const own = (text: string): string => line(text.replace('{phone}', phone));
  const view = {
    lang: language,
    dir: texts.dir,
    heading: own(texts.heading),
    paragraphs: texts.paragraphs.map(own),
    german: [GERMAN_SHEET.heading, ...GERMAN_SHEET.paragraphs].map(own),
    mark: line(de.reviewed(releasedBy, de.date(releasedOn))),
  };
  return texts.dir === 'rtl' ? withOrderedArabic(view) : view;
}

/** Every string the template will set. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
