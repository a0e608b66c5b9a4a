// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../codes/languages.ts';
import { formatPartialDate } from '../../codes/partial-date.ts';
import type { EmergencyList } from '../../outbound/letters/emergency.ts';
import { formatDate, formatDateTime, formatShortDate } from '../../web/format.ts';
import { ownerText, stepText } from '../cases/words.tsx';
import { birthOf, listName } from '../families/rules.ts';
import type { EmergencyChild } from './queries.ts';

/** So many days of appointments stand at the top. */
const daysAhead = 7;

const phoneOf = ({ phone }: EmergencyChild): string => (phone === null ? 'Auskunftssperre' : phone || 'kein Telefon');
const languageOf = ({ language, interpreterNeeded }: EmergencyChild): string =>
  `${languageName(language)}${interpreterNeeded ? ', Dolmetschen nötig' : ''}`;

/** What is printed of the waiting children: the appointments of the next days, then every child. */
export function emergencyListOf(
  centre: string,
  children: readonly EmergencyChild[],
  madeAt: Temporal.Instant,
  today: Temporal.PlainDate,
): EmergencyList {
  const last = today.add({ days: daysAhead });
  const soon = children
    .filter(({ time, dueOn }) => time !== null && dueOn !== null && Temporal.PlainDate.compare(dueOn, today) >= 0)
    .filter(({ dueOn }) => dueOn !== null && Temporal.PlainDate.compare(dueOn, last) <= 0)
    .toSorted((a, b) => `${a.dueOn} ${a.time}`.localeCompare(`${b.dueOn} ${b.time}`));
  return {
    title: `Notfallliste ${centre}`,
    centre,
    day: today,
    lead: `Stand ${formatDateTime(madeAt)}. ${children.length} Kinder warten. Vertraulich: nur für den Tag, an dem das Netz ausfällt. Danach vernichten.`,
    tables: [
      {
        heading: `Termine bis ${formatDate(last)}`,
        columns: ['Wann', 'Kind', 'Telefon', 'Sprache', 'Beratung'],
        rows: soon.map((one) => [
          `${one.dueOn ? formatDate(one.dueOn) : ''}, ${one.time} Uhr`,
          `${listName(one.familyName, one.givenNames)} (${one.number})`,
          phoneOf(one),
          languageOf(one),
          one.responsible ?? 'niemand',
        ]),
        empty: 'Keine Termine.',
      },
      {
        heading: 'Alle wartenden Kinder',
        columns: ['Kind', 'Geboren', 'Telefon', 'Nächster Schritt', 'Wer, bis wann', 'Zuständig'],
        rows: children.map((one) => {
          const birth = birthOf(one);
          return [
            `${listName(one.familyName, one.givenNames)} (${one.number})`,
            birth ? formatPartialDate(birth) : 'unbekannt',
            `${phoneOf(one)}, ${languageOf(one)}`,
            stepText(one.nextStep),
            `${ownerText(one.nextOwner)}${one.dueOn ? `, ${formatShortDate(one.dueOn)}` : ''}`,
            one.responsible ?? 'niemand',
          ];
        }),
        empty: 'Es wartet kein Kind.',
      },
    ],
  };
}
