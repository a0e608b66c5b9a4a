// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { withOrderedArabic } from './arabic.ts';
import type { BothWords } from './pre-form.ts';
import { letterWords as words } from './texts/de.ts';
import { line } from './view.ts';

/** A text parents consent to, in their language with the German one beside it, to be signed; it names nobody. */
export interface ConsentSheet {
  /** Whose sheet it is: the centre. */
  readonly centre: string;
  readonly printedOn: Temporal.PlainDate;
  /** null: German alone. */
  readonly own: null | { readonly language: string; readonly dir: 'ltr' | 'rtl'; readonly mark: string };
  /** Number of the record, so that the sheet finds its way without a name. */
  readonly number: string;
  readonly title: BothWords;
  readonly text: BothWords;
  readonly stays: BothWords;
  /** One is ticked. */
  readonly answers: readonly BothWords[];
  /** Lines to write on. */
  readonly lines: readonly BothWords[];
  /** Sentences below; a sheet that tells and asks for nothing has these alone. */
  readonly more?: readonly BothWords[];
}

/** What the template sets: finished strings only. */
export function consentView(sheet: ConsentSheet) {
  const arabic = sheet.own?.dir === 'rtl';
  const own = (text: string): string => (arabic ? withOrderedArabic(line(text)) : line(text));
  const both = (one: BothWords): BothWords => ({ german: line(one.german), own: own(one.own) });
  return {
    title: line(sheet.title.german),
    author: line(sheet.centre),
    date: { year: sheet.printedOn.year, month: sheet.printedOn.month, day: sheet.printedOn.day },
    lang: sheet.own?.language ?? 'de',
    dir: sheet.own?.dir ?? ('ltr' as const),
    mark: own(sheet.own?.mark ?? ''),
    number: line(sheet.number),
    heading: both(sheet.title),
    text: both(sheet.text),
    stays: both(sheet.stays),
    answers: sheet.answers.map(both),
    lines: sheet.lines.map(both),
    more: (sheet.more ?? []).map(both),
    page: words.page,
    of: words.of,
  };
}
