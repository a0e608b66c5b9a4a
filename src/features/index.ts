// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../context.ts';
import type { JobHandler } from '../outbound/jobs.ts';
import type { OwnedTables } from '../privacy/document.ts';
import { roomTables } from '../privacy/rooms.ts';
import { assemble, type Feature } from '../web/feature.ts';
import type { Route } from '../web/route.ts';
import { account } from './account/feature.ts';
import { activity } from './activity/feature.ts';
import { allowances } from './allowances/feature.ts';
import { appointments } from './appointments/feature.ts';
import { settleAppointment } from './appointments/settle-actions.ts';
import { audit } from './audit/feature.ts';
import { briefCounselling } from './brief-counselling/feature.ts';
import { calendar } from './calendar/feature.ts';
import { caseFile } from './case-file/feature.ts';
import { cases } from './cases/feature.ts';
import { whenClosing, whenLeaving } from './cases/leaving-actions.ts';
import { centres } from './centres/feature.ts';
import { consents } from './consents/feature.ts';
import { deadlines } from './deadlines/feature.ts';
import { duplicates } from './duplicates/feature.ts';
import { earlyReferrals } from './early-referrals/feature.ts';
import { emergencyLists } from './emergency-list/feature.ts';
import { families } from './families/feature.ts';
import { familyStatus } from './family-status/feature.ts';
import { findStatusForLetter } from './family-status/letter-queries.ts';
import { figures } from './figures/feature.ts';
import { funding } from './funding/feature.ts';
import { settleHealthOffice } from './health-office/actions.ts';
import { healthOfficeLink } from './health-office/answer-link.tsx';
import { healthOffice } from './health-office/feature.ts';
import { institutions } from './institutions/feature.ts';
import { askLink } from './interpreting/ask-link.tsx';
import { interpreting } from './interpreting/feature.ts';
import { heldTalks } from './interpreting/help-queries.ts';
import { confirmLink } from './interpreting/proofs/confirm-link.tsx';
import { links } from './links/feature.ts';
import type { LinkPurpose } from './links/purpose-input.ts';
import { lists } from './lists/feature.ts';
import { notices } from './notices/feature.ts';
import { operators } from './operators/feature.ts';
import { overview } from './overview/feature.ts';
import { people } from './people/feature.ts';
import { placement } from './placement/feature.ts';
import { statusInLetters } from './placement/letter/status-actions.ts';
import { schools } from './schools/feature.ts';
import { search } from './search/feature.ts';
import { selfReports } from './self-reports/feature.ts';
import { sponsorships } from './sponsorships/feature.ts';
import { heldLessons } from './sponsorships/help-queries.ts';
import { start } from './start/feature.ts';
import { volunteerAccounts } from './volunteer-accounts/feature.ts';
import { volunteers } from './volunteers/feature.ts';
import { countsAsHelp } from './volunteers/thanks/help-queries.ts';

/** Every feature, listed here and nowhere else. */
export const features: readonly Feature[] = [
  start,
  notices,
  cases,
  earlyReferrals,
  overview,
  emergencyLists,
  appointments,
  caseFile,
  families,
  duplicates,
  placement,
  schools,
  search,
  audit,
  centres,
  people,
  operators,
  account,
  activity,
  figures,
  links,
  consents,
  deadlines,
  calendar,
  lists,
  familyStatus,
  selfReports,
  briefCounselling,
  healthOffice,
  funding,
  volunteers,
  sponsorships,
  volunteerAccounts,
  allowances,
  institutions,
  interpreting,
];

export const featureRoutes: readonly Route[] = features.flatMap(({ routes }) => routes);

export const featureJobs: readonly JobHandler<AppContext>[] = features.flatMap(({ jobs = [] }) => jobs);

/** What the features say together, for navigation, start page and audit log. */
export const house = assemble(features);

// Cases and volunteers know nothing of the services that rest on them, letters nothing of the one that gives codes.
whenLeaving('scheduled', settleAppointment);
whenClosing(settleHealthOffice);
statusInLetters(findStatusForLetter);
countsAsHelp('interpreting', heldTalks);
countsAsHelp('sponsorship', heldLessons);

/** Every table with its owner: the feature that writes it, or a room below the features. */
export const ownedTables: readonly OwnedTables[] = [
  ...features.map(({ name, tables }) => ({ owner: name, tables })),
  ...roomTables,
];

/** Every kind of mailed link that acts by a button; invitations and passwords have pages of their own. */
export const featureLinks: readonly LinkPurpose[] = [healthOfficeLink, askLink, confirmLink];
