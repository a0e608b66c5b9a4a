// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { withOrderedArabic } from './arabic.ts';
import type { BothWords } from './pre-form.ts';
import { line } from './view.ts';

/** What a child can do, on one page for child and parents: German, and below it their language. It knows no family name. */
export interface ProgressSheet {
  /** Whose sheet it is: the centre. */
  readonly centre: string;
  readonly printedOn: Temporal.PlainDate;
  /** null: German alone. */
  readonly own: null | { readonly language: string; readonly dir: 'ltr' | 'rtl'; readonly mark: string };
  readonly title: BothWords;
  readonly lead: BothWords;
  /** Each with 1 to 3 stairs. */
  readonly cans: readonly { readonly what: BothWords; readonly stage: BothWords; readonly stairs: number }[];
  readonly seen: BothWords;
  readonly met: BothWords;
  readonly done: readonly BothWords[];
  readonly parents: BothWords;
}

const marks = /[\u2066\u2069]/gu;

/** What the template sets: finished strings only. */
export function progressView(sheet: ProgressSheet) {
  const arabic = sheet.own?.dir === 'rtl';
  const plain = (text: string): string => line(text.replaceAll(marks, ''));
  const own = (text: string): string => (arabic ? withOrderedArabic(plain(text)) : plain(text));
  const both = (one: BothWords): BothWords => ({ german: plain(one.german), own: own(one.own) });
  const { centre, printedOn } = sheet;
  return {
    title: plain(sheet.title.german),
    author: line(centre),
    date: { year: printedOn.year, month: printedOn.month, day: printedOn.day },
    lang: sheet.own?.language ?? 'de',
    dir: sheet.own?.dir ?? ('ltr' as const),
    mark: own(sheet.own?.mark ?? ''),
    heading: both(sheet.title),
    lead: both(sheet.lead),
    cans: sheet.cans.map(({ what, stage, stairs }) => ({ what: both(what), stage: both(stage), stairs })),
    seen: both(sheet.seen),
    met: both(sheet.met),
    done: sheet.done.map(both),
    parents: both(sheet.parents),
  };
}
