// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCount } from '../../../web/format.ts';
import type { WhyWaiting } from '../board/why-rules.ts';
import { waitWords } from '../matching/words.ts';
import { openThingsPath } from '../own/paths.ts';
import { pupilsPath, smilePath } from '../paths.ts';
import { weekMailPath } from './paths.ts';

/** What waits for the coordination of SmiLe: numbers alone. */
export interface WeekNumbers extends WhyWaiting {
  /** Sponsorships without an entry for so many weeks of school. */
  quiet: number;
  quietWeeks: number;
  /** Children that wait. */
  waiting: number;
  /** Needs of the last seven days. */
  reported: number;
  /** Sponsors whose certificate counts no more, and whose ends soon. */
  stopped: number;
  ending: number;
  /** What is to be settled with somebody. */
  open: number;
}

/** Does anything wait for somebody to do something? New needs are told, but do not wait by themselves. */
export const somethingWaits = ({ quiet, waiting, reported, stopped, ending, open }: WeekNumbers): boolean =>
  quiet + waiting + reported + stopped + ending + open > 0;

const weekSubject = 'SmiLe: Ihre Woche';

/**
 * The mail: how many, and where to look; no name, number or school, as a mail may be read by others.
 * @param site the address of the program
 */
export function weekMailText(numbers: WeekNumbers, site: string): { subject: string; text: string } {
  const { quiet, quietWeeks, waiting, reported, fitting, reasons, stopped, ending, open } = numbers;
  const part = (count: number, sentence: string, path: string): string[] =>
    count === 0 ? [] : [`${sentence}\n${site}${path}`];
  const why = [
    ...(fitting > 0 ? [`für ${formatCount(fitting, 'Kind', 'Kinder')} passt jemand`] : []),
    ...reasons.map(({ reason, count }) => `${count} × ${waitWords[reason]}`),
  ];
  const weeks = formatCount(quietWeeks, 'Schulwoche', 'Schulwochen');
  const text = [
    'Guten Tag,',
    'das wartet bei SmiLe:',
    ...part(
      waiting,
      `${formatCount(waiting, 'Kind wartet', 'Kinder warten')} auf eine Patin oder einen Paten${why.length > 0 ? `: ${why.join(', ')}` : ''}.`,
      smilePath,
    ),
    ...part(
      reported,
      `${formatCount(reported, 'neuer Bedarf', 'neue Bedarfe')} in den letzten sieben Tagen.`,
      pupilsPath,
    ),
    ...part(open, `${formatCount(open, 'Sache ist', 'Sachen sind')} mit jemandem zu klären.`, openThingsPath),
    ...part(
      quiet,
      `${formatCount(quiet, 'Patenschaft', 'Patenschaften')} ohne Eintrag seit ${weeks}. Ferien zählen nicht mit.`,
      smilePath,
    ),
    ...part(
      stopped,
      `${formatCount(stopped, 'Führungszeugnis', 'Führungszeugnisse')} abgelaufen: Die Treffen pausieren.`,
      smilePath,
    ),
    ...part(
      ending,
      `${formatCount(ending, 'Führungszeugnis läuft', 'Führungszeugnisse laufen')} in den nächsten Wochen ab.`,
      smilePath,
    ),
    `Sie möchten diese Mail nicht mehr?\n${site}${weekMailPath}`,
  ];
  return { subject: weekSubject, text: text.join('\n\n') };
}
