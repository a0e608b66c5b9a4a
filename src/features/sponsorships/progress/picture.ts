// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf, isCode } from '../../../codes/keys.ts';
import type { MessageValues } from '../../../outbound/catalogues/messages.ts';
import {
  isProgressLanguage,
  type ProgressKey,
  type ProgressLanguage,
  progressDay,
  progressDir,
  progressMessage,
  progressMonth,
  progressNumber,
} from '../../../outbound/catalogues/progress.ts';
import type { BothWords } from '../../../outbound/letters/pre-form.ts';
import type { ProgressSheet } from '../../../outbound/letters/progress.ts';
import { tagWords } from '../words.ts';
import type { Held, OwnChild } from './queries.ts';
import { type Check, stairsOf } from './rules.ts';
import { type Can, canWords } from './words.ts';

/** A month with lessons. */
export interface MonthOfLessons {
  /** First day of it. */
  month: Temporal.PlainDate;
  held: number;
}

/** What a child is shown of its own progress: each sentence in German and in the parents' language. */
export interface Picture {
  /** Null: German alone. */
  own: null | { language: ProgressLanguage; dir: 'ltr' | 'rtl'; mark: string };
  title: BothWords;
  lead: BothWords;
  cans: { can: Can; what: BothWords; stage: BothWords; stairs: number }[];
  seen: BothWords;
  met: BothWords;
  months: MonthOfLessons[];
  done: BothWords[];
  parents: BothWords;
}

const tagKeys = codesOf(tagWords);

/**
 * The picture of one child: the newest ticks, the lessons that were held, what was done in them.
 * @param checks newest first
 * @param held oldest first
 */
export function pictureOf(child: OwnChild, checks: readonly Check[], held: readonly Held[]): Picture {
  const known = isProgressLanguage(child.parentsLanguage) ? child.parentsLanguage : 'de';
  type Values = (language: ProgressLanguage) => MessageValues;
  const say = (key: ProgressKey, values: Values = () => ({})): BothWords => ({
    german: progressMessage('de', key, values('de')).text,
    own: progressMessage(known, key, values(known)).text,
  });
  const [newest] = checks;
  const since = child.startedOn;
  const count = (key: ProgressKey, n: number): BothWords => say(key, () => ({ n, count: progressNumber(String(n)) }));
  const months = Map.groupBy(held, ({ on }) => on.with({ day: 1 }).toString());
  const tagged = tagKeys.map((tag) => ({ tag, n: held.filter(({ tags }) => tags.includes(tag)).length }));
  return {
    own:
      known === 'de'
        ? null
        : { language: known, dir: progressDir(known), mark: progressMessage(known, 'unchecked').text },
    title: say('title', () => ({ name: child.givenName })),
    lead: since === null ? say('begins') : say('since', (language) => ({ month: progressMonth(language, since) })),
    cans:
      newest === undefined
        ? []
        : codesOf(canWords).map((can) => ({
            can,
            what: say(can),
            stage: say(newest[can]),
            stairs: stairsOf(newest[can]),
          })),
    seen: newest === undefined ? say('none') : say('seen', (language) => ({ date: progressDay(language, newest.on) })),
    met: count('met', held.length),
    months: [...months].map(([month, all]) => ({ month: Temporal.PlainDate.from(month), held: all.length })),
    done: tagged
      .filter(({ n }) => n > 0)
      .toSorted((a, b) => b.n - a.n)
      .flatMap(({ tag, n }) => (isCode(tagKeys, tag) ? [count(tag, n)] : [])),
    parents: say('parents'),
  };
}

/** The same on paper. */
export const sheetOf = (picture: Picture, centre: string, printedOn: Temporal.PlainDate): ProgressSheet => ({
  ...{ centre, printedOn, own: picture.own, title: picture.title, lead: picture.lead, seen: picture.seen },
  ...{ cans: picture.cans, met: picture.met, done: picture.done, parents: picture.parents },
});
