// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { fittingLanguages } from '../../../codes/language-varieties.ts';
import { languageName } from '../../../codes/languages.ts';
import type { Tx } from '../../../db/centre.ts';
import { countUnfilled } from '../../figures/interpreting-queries.ts';
import { countSpeakers } from '../../volunteers/speaker-queries.ts';

/** Months that are looked back. */
export const needMonths = 12;

/** A language for which talks stayed without anybody, and who could have come. */
export interface Need {
  /** ISO 639-3. */
  language: string;
  label: string;
  requests: number;
  unfilled: number;
  /** Active volunteers who interpret it, and those who interpret a language that is understood, too. */
  speakers: number;
  related: number;
  /** How often which reason was given (`endReasons`). */
  reasons: { code: string; count: number }[];
}

/** Speakers of other languages that do for this one. */
const relatedTo = (language: string, speakers: ReadonlyMap<string, number>): number =>
  [...fittingLanguages(language).keys()]
    .filter((other) => other !== language)
    .reduce((sum, other) => sum + (speakers.get(other) ?? 0), 0);

/** Languages of which talks of the last twelve months stayed without anybody, the most first. Two statements. */
export async function readNeeds(
  tx: Tx,
  { centreId, today }: { centreId: string; today: Temporal.PlainDate },
): Promise<Need[]> {
  const rows = await countUnfilled(tx, { centreId, today, from: today.subtract({ months: needMonths }), to: today });
  const speakers = await countSpeakers(tx, centreId);
  return [...Map.groupBy(rows, ({ language }) => language)]
    .map(
      ([language, own]): Need => ({
        ...{ language, label: languageName(language) },
        requests: own.reduce((sum, { all }) => sum + all, 0),
        unfilled: own.reduce((sum, { unfilled }) => sum + unfilled, 0),
        speakers: speakers.get(language) ?? 0,
        related: relatedTo(language, speakers),
        reasons: own
          .filter(({ unfilled }) => unfilled > 0)
          .map(({ reason, unfilled }) => ({ code: reason ?? 'not_said', count: unfilled })),
      }),
    )
    .filter(({ unfilled }) => unfilled > 0)
    .toSorted((a, b) => b.unfilled - a.unfilled || a.speakers - b.speakers || (a.language < b.language ? -1 : 1));
}
