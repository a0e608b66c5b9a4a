// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { SheetColumn } from '../../web/list/index.ts';
import { ageText, birthOf } from '../families/rules.ts';
import type { CaseRow } from './list-queries.ts';
import { states } from './states.ts';
import { ownerText, stepText, waitingDays } from './words.tsx';

/** Columns of the list as a file: one fact a column, days as days, numbers as numbers. The municipality, never the address. */
export function caseSheet(today: Temporal.PlainDate): SheetColumn<CaseRow>[] {
  const isLate = ({ dueOn }: CaseRow): boolean => dueOn !== null && Temporal.PlainDate.compare(dueOn, today) < 0;
  return [
    { label: 'Fallnummer', value: ({ number }) => number },
    { label: 'Familienname', value: ({ familyName }) => familyName },
    { label: 'Vornamen', value: ({ givenNames }) => givenNames },
    { label: 'Alter', value: (row) => ageText(birthOf(row), today) },
    { label: 'Stand', value: ({ state }) => states[state].label },
    { label: 'Nächster Schritt', value: ({ nextStep }) => (nextStep ? stepText(nextStep) : null) },
    { label: 'Wer ist dran', value: ({ nextOwner }) => ownerText(nextOwner) || null },
    { label: 'Bis wann', value: ({ dueOn }) => dueOn },
    { label: 'Überfällig', value: isLate },
    { label: 'Zuständig', value: ({ responsible }) => responsible },
    { label: 'Gemeldet am', value: ({ openedOn }) => openedOn },
    { label: 'Geschlossen am', value: ({ closedOn }) => closedOn },
    { label: 'Wartet Tage', value: ({ openedOn, closedOn }) => waitingDays(openedOn, closedOn ?? today) },
    { label: 'Gemeinde', value: ({ municipality }) => municipality },
  ];
}
