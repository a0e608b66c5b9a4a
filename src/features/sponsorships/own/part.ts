// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { systemActor, type Tx } from '../../../db/centre.ts';
import type { JobHandler } from '../../../outbound/jobs.ts';
import { inEachCentre } from '../../centres/queries.ts';
import { openRoutes } from './open-routes.tsx';
import { beginBreaks } from './own-actions.ts';
import { ownCoursePath } from './paths.ts';
import { ownCourseRoutes } from './routes.tsx';
import { sponsorsSaySections } from './start.tsx';
import { wordTables } from './word-tables.ts';

/** Told after a deed. */
const confirmations = { patenschaftGelesen: 'Als gelesen und geklärt eingetragen.' };
declare module '../../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** Breaks that sponsors planned begin on their first day. */
const breaks: JobHandler<AppContext> = {
  name: 'sponsorships.breaks_begin',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      const by = { ...systemActor(id, now), role: 'program', schools: [], today: dayOf(now) } as const;
      await beginBreaks(tx, by, app.jobs);
    });
  },
};

const sampleOfOwn = async (tx: Tx) =>
  await tx
    .selectFrom('sponsorship as s')
    .innerJoin('membership as m', 'm.volunteer_id', 's.volunteer_id')
    .select('s.id')
    .where('m.ended_at', 'is', null)
    .where('s.state', '=', 'active')
    .orderBy('s.id')
    .executeTakeFirst();

/** What sponsors do and say in the own account, as `feature.ts` puts it in. */
export const ownPart = {
  routes: [...ownCourseRoutes, ...openRoutes],
  jobs: [breaks],
  start: sponsorsSaySections,
  tables: wordTables,
  confirmations,
  samples: { [ownCoursePath(':id')]: sampleOfOwn },
  deeds: {
    'sponsorship_own.view': 'Stand der eigenen Patenschaft angesehen',
    'sponsorship_own.answer': 'Eigene Antwort zu einer Patenschaft gegeben',
    'sponsorship_own.begin': 'Eigene Patenschaft begonnen',
    'sponsorship_own.pausing': 'Eigene Pause eingetragen',
    'sponsorship_own.resume': 'Eigene Pause beendet oder zurückgenommen',
    'sponsorship_own.wish': 'Wunsch nach einer anderen Stunde geschickt',
    'sponsorship_own.end.form': 'Ende der eigenen Patenschaft: Formular geöffnet',
    'sponsorship_own.end': 'Eigene Patenschaft beendet',
    'sponsorship.open': 'Angesehen, was bei SmiLe zu klären ist',
    'sponsorship.settle': 'Worte einer Patin oder eines Paten als geklärt eingetragen',
  },
} as const;
