// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../../codes/languages.ts';
import { formatDate } from '../../../web/format.ts';
import { lessonTime } from '../lesson-rules.ts';
import { neverAloneHint } from '../sponsors/rules.ts';
import { schoolDayNames } from '../words.ts';
import type { Gap, Reason, Slot, SponsorFacts } from './fact-rules.ts';
import type { Unplaced } from './model-rules.ts';

/** "Dienstag, 3. Stunde (09:50–10:35)" */
export const lessonText = (slot: Slot): string =>
  `${schoolDayNames[slot.weekday] ?? ''}, ${slot.lesson}. Stunde (${lessonTime(slot)})`;

/** Why a pair cannot be. */
export const gapWords: Readonly<Record<Gap, string>> = {
  unfit: 'darf gerade nicht vermittelt werden',
  never: '„nie wieder dieses Paar“',
  declined: 'hat für dieses Kind schon abgesagt',
  full: 'hat keinen Platz mehr frei',
  away: 'ist länger weg',
  gender: 'Wunsch nach einer Frau oder einem Mann passt nicht',
  grade: 'möchte eine andere Klassenstufe',
  school: 'geht nicht an diese Schule',
  lesson: 'hat in keiner der Stunden Zeit',
};

/** Why a child waits, as the board groups it. */
export const waitWords: Readonly<Record<Unplaced, string>> = {
  unfit: 'passende Person darf gerade nicht vermittelt werden',
  never: '„nie wieder dieses Paar“',
  declined: 'die passende Person hat abgesagt',
  full: 'niemand hat einen Platz frei',
  away: 'die passende Person ist länger weg',
  gender: 'Wunsch nach einer Frau oder einem Mann',
  grade: 'niemand für diese Klassenstufe',
  school: 'Schule zu weit',
  lesson: 'keine passende Stunde',
  nobody: 'es gibt noch keine Patin und keinen Paten',
  taken: 'wer passt, wird von anderen Kindern gebraucht',
  stopped: 'noch nicht zu Ende gerechnet',
};

const hindranceWords: Readonly<Record<Exclude<SponsorFacts['hindrances'][number]['code'], 'module'>, string>> = {
  state: 'ist nicht aktiv',
  paused: 'pausiert',
  age: 'ist noch nicht alt genug',
  consent: 'Einwilligung der Eltern fehlt',
  conduct: 'Führungszeugnis fehlt oder ist abgelaufen',
  confidentiality: 'Verpflichtung auf Verschwiegenheit fehlt',
  data_protection: 'Datenschutz-Verpflichtung fehlt',
  training: 'Schulung fehlt',
};

/** Why a sponsor does not come into question for a child, in words. */
export const gapText = (gap: Gap, { hindrances }: SponsorFacts): string =>
  gap === 'unfit'
    ? hindrances
        .map((one) => (one.code === 'module' ? `Vorbereitung „${one.title}“ fehlt` : hindranceWords[one.code]))
        .join(', ')
    : gapWords[gap];

/** What speaks for a pair or against it, in words. */
export function reasonText({ code, value = '' }: Reason): string {
  switch (code) {
    case 'before':
      return 'kannten sich schon';
    case 'sibling':
      return 'trifft schon ein Geschwisterkind';
    case 'language':
      return `spricht ${languageName(value)}`;
    case 'no_language':
      return 'keine gemeinsame Sprache';
    case 'school':
      return 'geht an diese Schule';
    case 'way':
      return `etwa ${value} km zur Schule`;
    case 'arranged':
      return 'Zeiten nach Absprache: bitte nachfragen';
    case 'group':
      return 'in einer kleinen Gruppe';
    case 'away':
      return `weg bis ${formatDate(Temporal.PlainDate.from(value))}`;
    case 'minor':
      return neverAloneHint;
    case 'wish':
      return value === 'female' ? 'wünscht sich ein Mädchen: bitte prüfen' : 'wünscht sich einen Jungen: bitte prüfen';
  }
}
