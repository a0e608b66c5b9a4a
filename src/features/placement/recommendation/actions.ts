// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { walkingEstimate } from '../../../matching/index.ts';
import { recordActivity } from '../../activity/actions.ts';
import { recordEvent } from '../../cases/actions.ts';
import type { CaseHead } from '../../cases/queries.ts';
import { getSettings } from '../../centres/queries.ts';
import { findHome } from '../../families/home.ts';
import { listSchoolsByNumber } from '../../schools/queries.ts';
import { deviates, keptProposal } from '../proposal/deviation.ts';
import { propose } from '../proposal/propose.ts';
import { getNeedFacts } from '../ranking/need-queries.ts';
import { recommendationRow, recommendedSchoolRow } from '../rows.ts';
import { placementServices } from '../services.ts';
import type { RecommendInput } from './input.ts';

/** A recommendation with one to three schools, best first, and their distances as known today; with what the rules proposed. */
export async function recommend(tx: Tx, by: By, head: CaseHead, input: RecommendInput): Promise<void> {
  const id = newId();
  const facts = await getNeedFacts(tx, by.centreId, head.id, by.today);
  const proposal = propose(facts, input.earliestStart);
  const differs = deviates(proposal, { grade: input.grade, kind: input.placeKind });
  await tx
    .insertInto('recommendation')
    .values(
      recommendationRow({
        centreId: by.centreId,
        id,
        caseId: head.id,
        grade: input.grade,
        placeKind: input.placeKind,
        earliestStart: input.earliestStart,
        byUser: by.userId,
        at: by.now,
        proposal: keptProposal(proposal),
        deviation: differs ? input.deviation : null,
      }),
    )
    .execute();
  // Kept distances are read by everybody who sees the case: of a protected address none is kept.
  const address = await tx
    .selectFrom('family_address')
    .select('protected')
    .where('centre_id', '=', by.centreId)
    .where('id', '=', head.familyId)
    .executeTakeFirst();
  const position = address?.protected ? null : (await findHome(tx, by.centreId, head.familyId)).position;
  const schools = new Map(
    (await listSchoolsByNumber(tx, input.schoolNumbers)).map((school) => [school.number, school]),
  );
  await tx
    .insertInto('recommended_school')
    .values(
      input.schoolNumbers.map((number, index) => {
        const school = schools.get(number);
        const metres =
          position && school && school.x !== null && school.y !== null
            ? walkingEstimate(position, { x: school.x, y: school.y }, by.today).metres
            : null;
        return recommendedSchoolRow({
          centreId: by.centreId,
          id: newId(),
          recommendationId: id,
          rank: index + 1,
          schoolNumber: number,
          distanceM: metres,
          distanceSource: metres === null ? null : (position?.source ?? null),
        });
      }),
    )
    .execute();
  const { askSchool } = await getSettings(tx, by.centreId);
  await recordEvent(
    tx,
    by,
    head.id,
    {
      type: 'recommended',
      payload: { recommendationId: id, grade: input.grade, placeKind: input.placeKind, askSchool },
    },
    [
      { kind: 'recommendation_reason', body: input.reason },
      ...(differs && input.deviationText !== null
        ? [{ kind: 'deviation_reason', body: input.deviationText } as const]
        : []),
    ],
  );
  await recordActivity(tx, by, placementServices.recommendation_written, by.today, head.reportedAgs);
}
