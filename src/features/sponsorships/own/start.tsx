// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { statusDay } from '../../../outbound/catalogues/status.ts';
import { TaskList } from '../../../web/components/index.ts';
import { type StartSection, startLines } from '../../../web/feature.ts';
import { formatCount } from '../../../web/format.ts';
import { pageLanguage, plain, say, volunteerLanguages } from '../../volunteers/own/own-words.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { listOpenThings } from './open-queries.ts';
import { openTask } from './open-words.ts';
import { openThingsPath, ownCoursePath } from './paths.ts';
import { listOwnProposals } from './proposal-queries.ts';

/** What a sponsor is asked, in its language; and what waits for the coordination. */
export const sponsorsSaySections: readonly StartSection[] = [
  {
    place: 40.8,
    roles: ['volunteer'],
    async read(tx, { centreId, volunteers, today }) {
      const [id] = volunteers;
      const proposals = await listOwnProposals(tx, centreId, volunteers, today);
      if (id === undefined || proposals.length === 0) return undefined;
      const language = pageLanguage((await getVolunteer(tx, centreId, id)).letterLanguage) ?? 'de';
      return {
        shown: [{ recordKind: 'sponsorship', ids: proposals.map((one) => one.id) }],
        view: () => (
          <section class="hs-section" lang={language} dir={volunteerLanguages.facts[language].dir}>
            <h2 class="kern-heading-medium">{plain(language, 'smile.own.day.title')}</h2>
            {proposals.map((one) => (
              <p class="hs-text">
                <a class="kern-link hs-target" href={ownCoursePath(one.id)}>
                  {plain(language, 'smile.own.day.answer')}
                </a>{' '}
                <span class="hs-muted">
                  <bdi lang="de">{one.school}</bdi>
                  {' · '}
                  {say(language, 'smile.until', { day: statusDay(language, one.answerBy) })}
                </span>
              </p>
            ))}
          </section>
        ),
      };
    },
  },
  {
    place: 51.5,
    roles: ['sponsorship_coordinator'],
    async read(tx, viewer) {
      const { count, rows } = await listOpenThings(tx, viewer.centreId, viewer, { limit: startLines, offset: 0 });
      if (count === 0) return undefined;
      return {
        shown: [{ recordKind: 'sponsorship', ids: [...new Set(rows.map(({ id }) => id))] }],
        tiles: [{ label: 'bei SmiLe zu klären', href: openThingsPath, count, tone: 'over' }],
        view: () => (
          <>
            <TaskList heading="SmiLe: zu klären" tasks={rows.map(openTask)} />
            {count > rows.length ? (
              <p class="hs-text">
                <a class="kern-link hs-target" href={openThingsPath}>
                  {formatCount(count, 'Sache', 'Sachen')} ansehen
                </a>
              </p>
            ) : null}
          </>
        ),
      };
    },
  },
];
