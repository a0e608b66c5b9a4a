// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Task } from '../../../web/components/index.ts';
import { formatDate } from '../../../web/format.ts';
import { matchOnePath } from '../matching/paths.ts';
import { sponsorshipPath } from '../paths.ts';
import type { OpenThing } from './open-queries.ts';
import type { NoReason } from './word-rows.ts';

/** Why a sponsor said no. */
export const noReasonWords: Readonly<Record<NoReason, string>> = {
  lesson: 'die Stunde passt nicht',
  way: 'der Weg ist zu weit',
  time: 'gerade keine Zeit',
  other: 'etwas anderes',
};

/** "vom 01.12.2026 bis 06.01.2027", "ab 01.12.2026" */
export const daysText = ({ from, until }: Pick<OpenThing, 'from' | 'until'>): string => {
  if (from === null) return '';
  return until === null ? `ab ${formatDate(from)}, Ende offen` : `${formatDate(from)} bis ${formatDate(until)}`;
};

/** What happened, and what the coordination does now. */
export function openWords(one: OpenThing): { what: string; deed: string; href: string } {
  const page = sponsorshipPath(one.id);
  const match = { deed: 'Neu vermitteln', href: matchOnePath(one.pupilId) };
  switch (one.kind) {
    case 'declined':
      return { what: one.side === 'school' ? 'Schule sagt Nein' : 'Patin oder Pate sagt Nein', ...match };
    case 'no_answer':
      return { what: 'Vorschlag ohne Antwort abgelaufen', ...match };
    case 'meet':
      return { what: 'Kennenlernen ist überfällig', deed: 'Kennenlernen vereinbaren', href: page };
    case 'begin':
      return { what: 'Kennengelernt, aber nicht begonnen', deed: 'Ersten Tag klären', href: page };
    case 'lesson':
      return { what: 'Die Stunde passt nicht mehr', deed: 'Andere Stunde suchen', href: page };
    case 'break':
      return { what: `Pause: ${daysText(one)}`, deed: 'Pause zur Kenntnis nehmen', href: page };
    case 'end':
      return { what: 'Patin oder Pate hat beendet', deed: 'Ende zur Kenntnis nehmen', href: page };
  }
}

/** What was said beside it; '' where nothing was. */
export const saidText = ({ reason, message }: Pick<OpenThing, 'reason' | 'message'>): string =>
  [reason === null ? '' : noReasonWords[reason], message === '' ? '' : `„${message}“`].filter(Boolean).join(', ');

export function openTask(one: OpenThing): Task {
  const { what, deed, href } = openWords(one);
  const detail = [what, one.sponsor, one.pupilNumber, one.school, saidText(one)].filter(Boolean).join(' · ');
  return { href, title: `${deed}: ${one.number}`, detail, due: one.due };
}
