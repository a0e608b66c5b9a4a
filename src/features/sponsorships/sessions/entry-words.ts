// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCount } from '../../../web/format.ts';
import type { SessionFacts } from '../rows.ts';
import { tagWords, whyNotWords } from '../words.ts';

/** "45 Minuten: Lesen, Spielen" or "fand nicht statt: das Kind war nicht da" */
export function entryLine(entry: SessionFacts): string {
  if (!entry.held) return `fand nicht statt${entry.whyNot === null ? '' : `: ${whyNotWords[entry.whyNot]}`}`;
  const tags = entry.tags.map((tag) => tagWords[tag as keyof typeof tagWords] ?? tag);
  const length = formatCount(entry.minutes ?? 0, 'Minute', 'Minuten');
  return tags.length === 0 ? length : `${length}: ${tags.join(', ')}`;
}

/** The parts of an entry in words, as two versions of it are laid side by side. */
export const entryParts = (entry: SessionFacts): { term: string; value: string }[] => [
  { term: 'Stattgefunden', value: entry.held ? 'Ja' : 'Nein' },
  ...(entry.held
    ? [
        { term: 'Dauer', value: formatCount(entry.minutes ?? 0, 'Minute', 'Minuten') },
        { term: 'Gemacht', value: entry.tags.map((tag) => tagWords[tag as keyof typeof tagWords] ?? tag).join(', ') },
        { term: 'Thema', value: entry.topic },
      ]
    : [{ term: 'Warum nicht', value: entry.whyNot === null ? '' : whyNotWords[entry.whyNot] }]),
  { term: 'Idee für das nächste Mal', value: entry.nextIdea },
];
