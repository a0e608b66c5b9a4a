// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Task, TaskList } from '../../../web/components/index.ts';
import { type StartSection, startLines } from '../../../web/feature.ts';
import { formatCount, formatShortDate } from '../../../web/format.ts';
import { pupilPath, pupilsPath, smilePath, sponsorshipSessionsPath } from '../paths.ts';
import { schoolDayNames } from '../words.ts';
import { newDays, type QuietPair, readWeek, type WaitingPupil } from './week-queries.ts';

/** So many who wait stand here; the list has them all. */
const shownWaiting = 5;

const quietTask = ({ id, sponsor, number, weekday, lessons, lastEntry }: QuietPair): Task => ({
  href: sponsorshipSessionsPath(id),
  title: `Nachfragen: ${sponsor}`,
  detail: [
    `${formatCount(lessons, 'Treffen', 'Treffen')} ohne Eintrag`,
    lastEntry === null ? 'noch kein Eintrag' : `zuletzt am ${formatShortDate(lastEntry)}`,
    `${(schoolDayNames[weekday] ?? '').toLowerCase()}s`,
    number,
  ].join(' · '),
});

const waitingTask = ({ id, number, school, since, answerBy }: WaitingPupil): Task => ({
  href: pupilPath(id),
  title: answerBy === null ? `Patenschaft vermitteln: ${number}` : `Auf Antwort warten: ${number}`,
  detail: [
    school,
    `wartet seit ${formatShortDate(since)}`,
    answerBy === null ? 'noch niemand vorgeschlagen' : 'Vorschlag ist unterwegs',
  ].join(' · '),
  ...(answerBy === null ? {} : { due: answerBy }),
});

/** The week of the coordination: who has not entered anything for weeks of school, who waits and why, and what is new. */
export const weekSections: readonly StartSection[] = [
  {
    place: 52,
    roles: ['sponsorship_coordinator'],
    async read(tx, { centreId, today }) {
      const week = await readWeek(tx, centreId, today, shownWaiting);
      const quiet = week.quiet.slice(0, startLines);
      const weeks = formatCount(week.quietWeeks, 'Schulwoche', 'Schulwochen');
      return {
        shown: [
          { recordKind: 'sponsorship', ids: quiet.map(({ id }) => id) },
          { recordKind: 'volunteer', ids: quiet.map(({ volunteerId }) => volunteerId) },
          { recordKind: 'pupil', ids: week.longest.map(({ id }) => id) },
        ],
        lead: `${formatCount(week.waiting, 'Kind wartet', 'Kinder warten')} auf eine Patin oder einen Paten.`,
        tiles: [
          {
            ...{ label: 'Kinder warten bei SmiLe', href: pupilsPath, count: week.waiting },
            tone: week.waiting > 0 ? 'over' : 'calm',
          },
          {
            ...{ label: `Patenschaften ohne Eintrag seit ${weeks}`, href: smilePath, count: week.quiet.length },
            tone: week.quiet.length > 0 ? 'over' : 'calm',
          },
          { label: `neue Bedarfe in ${newDays} Tagen`, href: pupilsPath, count: week.reported, tone: 'calm' },
        ],
        view: () => (
          <>
            <TaskList
              heading={`SmiLe: seit ${weeks} kein Eintrag`}
              tasks={quiet.map(quietTask)}
              empty="Alle haben eingetragen. Ferien zählen nicht mit."
            />
            <TaskList
              heading="SmiLe: wer am längsten wartet"
              tasks={week.longest.map(waitingTask)}
              empty="Kein Kind wartet."
            />
          </>
        ),
      };
    },
  },
];
