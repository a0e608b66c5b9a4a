// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { askDay } from '../../../web/form/questions.ts';
import type { CentreRoute } from '../../../web/route.ts';
import { deedRoutes } from '../../cases/deed-page.tsx';
import { listSchoolsByNumber } from '../../schools/queries.ts';
import type { ShownProposal } from '../proposal/pages.tsx';
import { propose } from '../proposal/propose.ts';
import { whereToEnter } from '../proposal/where-to.ts';
import { agesOf, agesOn, getNeedFacts, proposedNeed } from '../ranking/need-queries.ts';
import { recommend } from './actions.ts';
import { ageErrors, deviationErrors, recommendInput, schoolErrors } from './input.ts';
import { RecommendationFields } from './pages.tsx';
import { findRecommendation, listSchoolOptions } from './queries.ts';
import { plannedStart, recommendationValues, soughtIn } from './values.ts';

/** Writing the recommendation of a case, and changing it. */
export const recommendationRoutes: readonly CentreRoute[] = deedRoutes({
  path: 'empfehlung',
  event: 'recommended',
  permission: 'case.edit',
  title: 'Empfehlung',
  button: 'Empfehlung speichern',
  intro: 'Was empfiehlt das Zentrum für dieses Kind, und warum?',
  done: 'empfohlen',
  load: async ({ tx, centreId, url, form, today }, head) => {
    const start = plannedStart(form, today);
    const facts = await getNeedFacts(tx, centreId, head.id, today);
    const last = await findRecommendation(tx, centreId, head.id);
    const ages = agesOn(facts.birth, today);
    const proposal = propose(facts, start);
    const shown: ShownProposal = { facts, proposal, on: start, whereTo: whereToEnter(head) };
    return {
      shown,
      ages,
      schools: await listSchoolOptions(tx, { ...soughtIn(url, form), ages }),
      // As it was recommended last, else by age, way and counselling.
      usual: last ? { grade: last.grade, kind: last.placeKind } : proposedNeed(proposal),
    };
  },
  schema: recommendInput,
  asks: (today) => ({ beginn: askDay('start', today) }),
  values: (today, { usual }, url) => recommendationValues(today, url, usual),
  fields: (state, { schools, ages, shown }, head) => (
    <RecommendationFields state={state} schools={schools} ages={ages} caseId={head.id} shown={shown} />
  ),
  also: ({ form }, _, { shown }) => deviationErrors(form, shown.proposal),
  check: async (tx, input, head) => [
    ...ageErrors(input, agesOf(head, input.earliestStart)),
    ...schoolErrors(input, await listSchoolsByNumber(tx, input.schoolNumbers)),
  ],
  run: (tx, by, head, input) => recommend(tx, by, head, input),
});
