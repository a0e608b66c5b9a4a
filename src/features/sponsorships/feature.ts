// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../web/feature.ts';
import { tellSponsorships } from './demo.ts';
import { weekMailJobs } from './digest/jobs.ts';
import { weekMailTables } from './digest/tables.ts';
import { lessonCountJobs } from './figures/jobs.ts';
import { smileFiguresPath } from './figures/paths.ts';
import { weekSections } from './figures/week-start.tsx';
import { matchingPart } from './matching/part.ts';
import { needConfirmations, needDeeds } from './needs/confirmations.ts';
import { needJobs } from './needs/jobs.ts';
import { pupilIn } from './needs/paths.ts';
import { needSections } from './needs/start.tsx';
import { ownPart } from './own/part.ts';
import {
  ownSponsorshipPath,
  ownSponsorshipsPath,
  pupilPath,
  schoolSmilePath,
  smilePath,
  sponsorshipPath,
} from './paths.ts';
import { progressDeeds, progressSamples } from './progress/part.ts';
import { progressTables } from './progress/tables.ts';
import { sponsorshipRoutes } from './routes.tsx';
import { certificateSections } from './safeguarding/certificate-start.tsx';
import { safeguardingJobs } from './safeguarding/jobs.ts';
import { safeguardingPart } from './safeguarding/part.ts';
import { sponsorshipServices } from './services.ts';
import { sponsorFeedRoutes } from './sessions/feed-routes.tsx';
import { ownSections } from './sessions/own-start.tsx';
import { sessionDeeds, sessionSamples, sessionsConfirmed } from './sessions/part.ts';
import { sessionRoutes } from './sessions/routes.tsx';
import { sponsorPart } from './sponsors/part.ts';
import { sponsorshipTables } from './tables.ts';

declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof needConfirmations, string> {}
}

/** SmiLe: volunteers give a newly arrived pupil a lesson a week, from the need to what the pupil can say. */
export const sponsorships: Feature = {
  name: 'sponsorships',
  routes: [...sponsorshipRoutes, ...sessionRoutes, ...sponsorFeedRoutes, ...safeguardingPart.routes, ...ownPart.routes],
  paths: {
    smile_figures: () => smileFiguresPath,
    pupil: pupilPath,
    'pupil.school': (id) => pupilIn('school', id),
    sponsorship: sponsorshipPath,
    own_sponsorship: ownSponsorshipPath,
    ...sponsorPart.paths,
  },
  jobs: [
    ...needJobs,
    ...safeguardingJobs,
    ...safeguardingPart.jobs,
    ...matchingPart.jobs,
    ...lessonCountJobs,
    ...weekMailJobs,
    ...ownPart.jobs,
  ],
  start: [
    ...safeguardingPart.start,
    ...needSections,
    ...certificateSections,
    ...weekSections,
    ...ownSections,
    ...ownPart.start,
  ],
  navigation: [
    { href: smilePath, label: 'SmiLe', permission: 'sponsorship.manage', place: 54 },
    { href: schoolSmilePath, label: 'SmiLe', permission: 'sponsorship.school', place: 55 },
    { href: smileFiguresPath, label: 'Zahlen SmiLe', permission: 'sponsorship.figures', place: 58 },
    { href: ownSponsorshipsPath, label: 'Meine Patenschaften', permission: 'sponsorship.own', place: 56 },
    safeguardingPart.navigation,
  ],
  confirmations: {
    ...needConfirmations,
    ...sessionsConfirmed,
    ...matchingPart.confirmations,
    ...safeguardingPart.confirmations,
    ...ownPart.confirmations,
  },
  records: { ...safeguardingPart.records, pupil: 'Kind bei SmiLe', sponsorship: 'Patenschaft', ...sponsorPart.records },
  deeds: {
    ...safeguardingPart.deeds,
    'sponsorship.board': 'SmiLe angesehen',
    'sponsorship.week_mail': 'Mail am Montag gewählt',
    'sponsorship.policy': 'SmiLe eingestellt',
    'sponsorship.figures.view': 'Zahlen von SmiLe angesehen',
    'sponsorship.figures.export': 'Zahlen von SmiLe als Datei ausgegeben',
    ...needDeeds,
    ...sessionDeeds,
    ...progressDeeds,
    ...matchingPart.deeds,
    ...sponsorPart.deeds,
    ...ownPart.deeds,
  },
  samples: {
    ...sponsorPart.samples,
    ...progressSamples,
    '/smile-schule/kinder/:id': async (tx) =>
      await tx
        .selectFrom('pupil as p')
        .innerJoin('membership as m', 'm.school_number', 'p.school_number')
        .select('p.id')
        .where('m.role', '=', 'school_coordinator')
        .orderBy('p.id')
        .executeTakeFirst(),
    '/smile/kinder/:id': async (tx) => await tx.selectFrom('pupil').select('id').orderBy('id').executeTakeFirst(),
    ...sessionSamples,
    ...matchingPart.samples,
    ...safeguardingPart.samples,
    ...ownPart.samples,
  },
  roles: ['head', 'counsellor', 'administration', 'volunteer', 'sponsorship_coordinator', 'school_coordinator'],
  services: sponsorshipServices,
  demo: tellSponsorships,
  tables: { ...sponsorshipTables, ...weekMailTables, ...progressTables, ...safeguardingPart.tables, ...ownPart.tables },
};
