// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCount } from '../../../web/format.ts';
import type { Gap, ProposedRow } from './week-rules.ts';

/** Why a request stays open, for so many people who speak the language. */
export function gapText({ gap, people }: ProposedRow['gaps'][number]): string {
  const persons = formatCount(people, 'Person', 'Personen');
  switch (gap) {
    case 'language':
      return people === 0 ? 'niemand im Pool spricht die Sprache' : `${persons}: nur in eine Richtung`;
    case 'time':
      return `${persons}: dann keine Zeit`;
    case 'place':
      return `${persons}: zu weit weg oder nicht auf diesem Weg`;
    case 'papers':
      return `${persons}: nicht aktiv, oder ein Nachweis fehlt`;
    case 'wish':
      return `${persons}: passt nicht zum Wunsch oder hat abgesagt`;
    case 'needed':
      return `${persons}: zur gleichen Zeit für andere Anfragen gebraucht`;
    case 'stopped':
      return 'nicht zu Ende gerechnet: bitte laden Sie die Seite noch einmal';
  }
}

/** The same in short, over several requests. */
export const gapWords: Readonly<Record<Gap, string>> = {
  language: 'niemand spricht die Sprache',
  time: 'niemand hat dann Zeit',
  place: 'Ort zu weit weg, oder nicht auf diesem Weg',
  papers: 'nicht aktiv, oder ein Nachweis fehlt',
  wish: 'Wunsch der Familie, oder abgesagt',
  needed: 'zu wenige zur gleichen Zeit',
  stopped: 'nicht zu Ende gerechnet',
};
