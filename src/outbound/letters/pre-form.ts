// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { withOrderedArabic } from './arabic.ts';
import { letterWords as words } from './texts/de.ts';
import { line } from './view.ts';

/** German, and the family's language where that is another; both are printed literally. */
export interface BothWords {
  readonly german: string;
  readonly own: string;
}

/** A question of the sheet, with its letter; the answers are ticks with a code each, figures, or rows of a table. */
export type SheetQuestion = BothWords &
  (
    | { readonly kind: 'ticks'; readonly options: readonly BothWords[] }
    | { readonly kind: 'figure' }
    | { readonly kind: 'rows'; readonly columns: readonly BothWords[]; readonly rows: number }
  );

/** The sheet a family fills in before the talk, a copy for each child. */
export interface PreFormSheet {
  readonly centre: string;
  readonly printedOn: Temporal.PlainDate;
  readonly own: null | { readonly language: string; readonly dir: 'ltr' | 'rtl'; readonly mark: string };
  readonly title: BothWords;
  readonly intro: BothWords;
  /** Given name and number of the case: one sheet for each. */
  readonly children: readonly { readonly name: string; readonly number: string }[];
  readonly questions: readonly SheetQuestion[];
}

/** What the template sets: finished strings only. */
export interface PreFormView {
  readonly title: string;
  readonly author: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly mark: string;
  readonly heading: BothWords;
  readonly intro: BothWords;
  readonly children: readonly { readonly name: string; readonly number: string }[];
  readonly questions: readonly {
    readonly code: string;
    readonly kind: SheetQuestion['kind'];
    readonly german: string;
    readonly own: string;
    readonly options: readonly (BothWords & { readonly code: string })[];
    readonly columns: readonly BothWords[];
    readonly rows: number;
  }[];
  readonly page: string;
  readonly of: string;
}

const letterOf = (index: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index] ?? '';

/** Turns the sheet into the strings its template sets: questions are lettered, their ticks numbered ("B2"). */
export function preFormView(sheet: PreFormSheet): PreFormView {
  const arabic = sheet.own?.dir === 'rtl';
  const both = ({ german, own }: BothWords): BothWords => ({
    german: line(german),
    own: arabic ? withOrderedArabic(line(own)) : line(own),
  });
  return {
    title: line(sheet.title.german),
    author: line(sheet.centre),
    date: { year: sheet.printedOn.year, month: sheet.printedOn.month, day: sheet.printedOn.day },
    lang: sheet.own?.language ?? 'de',
    dir: sheet.own?.dir ?? 'ltr',
    mark: arabic ? withOrderedArabic(line(sheet.own?.mark ?? '')) : line(sheet.own?.mark ?? ''),
    heading: both(sheet.title),
    intro: both(sheet.intro),
    children: sheet.children.map(({ name, number }) => ({ name: line(name), number: line(number) })),
    questions: sheet.questions.map((question, index) => ({
      code: letterOf(index),
      kind: question.kind,
      ...both(question),
      options:
        question.kind === 'ticks'
          ? question.options.map((option, at) => ({ ...both(option), code: `${letterOf(index)}${at + 1}` }))
          : [],
      columns: question.kind === 'rows' ? question.columns.map(both) : [],
      rows: question.kind === 'rows' ? question.rows : 0,
    })),
    page: words.page,
    of: words.of,
  };
}
