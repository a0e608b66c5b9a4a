// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Task, TaskList } from '../../../web/components/index.ts';
import { type StartSection, startLines } from '../../../web/feature.ts';
import { formatCount } from '../../../web/format.ts';
import { lessonTime } from '../lesson-rules.ts';
import { ownLessonPath, ownSponsorshipPath } from '../paths.ts';
import { lessonText, nameOf } from './own-page.tsx';
import { type LessonOf, loadLessons } from './own-queries.ts';
import { listOwnSponsorships, type OwnSponsorship } from './queries.ts';

/** So many days ahead a sponsor's day names lessons. */
const daysAhead = 7;

const openTask = (lesson: LessonOf, all: readonly OwnSponsorship[]): Task => ({
  href: ownLessonPath(lesson.own.id, lesson.day.toString()),
  title: `Stunde eintragen: ${nameOf(lesson.own, all)}`,
  detail: lessonText(lesson),
});

const nextTask = (lesson: LessonOf, all: readonly OwnSponsorship[]): Task => ({
  href: ownSponsorshipPath(lesson.own.id),
  title: `Nächste Stunde: ${nameOf(lesson.own, all)}`,
  detail: `${lessonText(lesson)} (${lessonTime({ from: lesson.own.fromMinute, to: lesson.own.toMinute })}), ${lesson.own.school}`,
});

/** A sponsor's day: lessons that are not entered yet, then those of the next days. */
export const ownSections: readonly StartSection[] = [
  {
    place: 53,
    roles: ['volunteer'],
    async read(tx, viewer) {
      const all = await listOwnSponsorships(tx, viewer.centreId, viewer.volunteers);
      if (all.every(({ state }) => state === 'ended')) return undefined;
      const { open, next } = await loadLessons(tx, viewer, all);
      const soon = next.filter(({ day }) => viewer.today.until(day).days <= daysAhead);
      if (open.length + soon.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'sponsorship', ids: [...new Set([...open, ...soon].map(({ own }) => own.id))] }],
        ...(open.length === 0
          ? {}
          : { lead: `${formatCount(open.length, 'Stunde ist', 'Stunden sind')} noch nicht eingetragen.` }),
        view: () => (
          <TaskList
            heading="Meine Patenschaften"
            tasks={[
              ...open.slice(0, startLines).map((one) => openTask(one, all)),
              ...soon.slice(0, startLines).map((one) => nextTask(one, all)),
            ]}
          />
        ),
      };
    },
  },
];
