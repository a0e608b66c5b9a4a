// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, post } from '../../web/route.ts';
import { BoardPage } from './board/page.tsx';
import { readStand } from './board/queries.ts';
import { whyWaiting } from './board/why-rules.ts';
import { weekMailRoutes } from './digest/routes.tsx';
import { smileFigureRoutes } from './figures/routes.tsx';
import { readWeek } from './figures/week-queries.ts';
import { getCentreGrid } from './lesson-queries.ts';
import { readFacts } from './matching/fact-queries.ts';
import { matchRoutes } from './matching/match-routes.tsx';
import { sponsorshipPageRoutes } from './matching/sponsorship-routes.tsx';
import { needRoutes } from './needs/routes.tsx';
import { smilePath, smilePolicyPath } from './paths.ts';
import { setGrid, setPolicy } from './policy-actions.ts';
import { policyInput, policyValues } from './policy-input.ts';
import { PolicyPage } from './policy-page.tsx';
import { getPolicy } from './policy-queries.ts';
import { progressRoutes } from './progress/routes.tsx';
import { listConducts } from './safeguarding/certificate-queries.ts';
import { endingConducts } from './safeguarding/certificate-rules.ts';
import { sponsorRoutes } from './sponsors/routes.tsx';

async function showBoard(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today } = request;
  const week = await readWeek(tx, centreId, today, 0);
  const conducts = endingConducts(await listConducts(tx, centreId, today), today);
  const why = whyWaiting(await readFacts(tx, centreId, { policy: await getPolicy(tx, centreId), today }));
  request.shown(
    'sponsorship',
    week.quiet.map(({ id }) => id),
  );
  request.shown('volunteer', [
    ...week.quiet.map(({ volunteerId }) => volunteerId),
    ...[...conducts.stopped, ...conducts.ending].map(({ volunteerId }) => volunteerId),
  ]);
  const board = { stand: await readStand(tx, centreId, today), week, conducts, why };
  return page(<BoardPage frame={frameOf(request)} today={today} board={board} />);
}

const policyForms = centreForm({
  load: async ({ tx, centreId }) => ({
    policy: await getPolicy(tx, centreId),
    lessons: await getCentreGrid(tx, centreId),
  }),
  values: (_, { policy, lessons }) => policyValues(policy, lessons),
  schema: () => policyInput,
  version: ({ policy }) => policy.version,
  versionNeeded: true,
  run: async ({ tx, by }, { policy }, input) => {
    await setPolicy(tx, by, policy.version, input.policy);
    await setGrid(tx, by, null, input.lessons);
  },
  done: flash(smilePath, 'gespeichert'),
  page: (_, __, form) => <PolicyPage {...form} />,
});

const ownRoutes = centreRoutes('sponsorships', [
  get(smilePath, 'sponsorship.manage', 'sponsorship.board', showBoard),
  get(smilePolicyPath, 'sponsorship.set', 'sponsorship.policy.form', policyForms.show),
  post(smilePolicyPath, 'sponsorship.set', 'sponsorship.policy', policyForms.send),
]);

export const sponsorshipRoutes = [
  ...ownRoutes,
  ...smileFigureRoutes,
  ...weekMailRoutes,
  ...needRoutes,
  ...progressRoutes,
  ...sponsorRoutes,
  ...matchRoutes,
  ...sponsorshipPageRoutes,
];
