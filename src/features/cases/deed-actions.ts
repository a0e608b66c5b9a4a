// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { walkingEstimate } from '../../matching/index.ts';
import { recordActivity } from '../activity/actions.ts';
import { findHome } from '../families/home.ts';
import { releaseHold } from '../schools/holds.ts';
import { type By, recordEvent } from './actions.ts';
import type { CounselInput, RecommendInput } from './deed-input.ts';
import { keepEarlierSchools } from './earlier-school-actions.ts';
import { typedSchools } from './earlier-school-input.ts';
import { type CaseHead, getCaseSettings, listSchoolsByNumber } from './queries.ts';
import type { ClosingState } from './states.ts';

/** The family is invited; the invitation counts as a document sent. */
export async function invite(tx: Tx, by: By, head: CaseHead, replyBy: Temporal.PlainDate): Promise<void> {
  await recordEvent(tx, by, head.id, { type: 'invited', payload: { replyBy: replyBy.toString() } });
  await recordActivity(tx, by.centreId, 'invitation_sent', dayOf(by.now), head.reportedAgs);
}

/** The record of the first counselling; counselling again after missing documents replaces it. */
export async function counsel(tx: Tx, by: By, head: CaseHead, input: CounselInput): Promise<void> {
  const columns = {
    held_on: input.tag,
    format: input.form,
    interpreter_present: input.dolmetschen,
    german_level: input.deutsch,
    literacy: input.schrift,
    school_years: input.schuljahre,
    siblings_school_wish: input.geschwisterschule,
    by_user: by.userId,
  };
  const { id } = await tx
    .insertInto('counselling')
    .values({ centre_id: by.centreId, id: newId(), case_id: head.id, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'case_id'])
        .doUpdateSet((e) => ({ ...columns, version: e('counselling.version', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepEarlierSchools(tx, by, head.childId, typedSchools(input));
  await recordEvent(tx, by, head.id, { type: 'counselled', payload: { counsellingId: id, on: input.tag.toString() } }, [
    { kind: 'counselling', body: input.notizen ?? '' },
  ]);
  await recordActivity(tx, by.centreId, 'first_counselling', input.tag, head.reportedAgs);
}

/** A recommendation with one to three schools, best first, and their distances as known today. */
export async function recommend(tx: Tx, by: By, head: CaseHead, input: RecommendInput): Promise<void> {
  const id = newId();
  await tx
    .insertInto('recommendation')
    .values({
      centre_id: by.centreId,
      id,
      case_id: head.id,
      grade: input.jahrgang,
      place_kind: input.art,
      earliest_start: input.beginn,
      by_user: by.userId,
      at: by.now,
    })
    .execute();
  // Kept distances are read by everybody who sees the case: of a protected address none is kept.
  const address = await tx
    .selectFrom('family_address')
    .select('protected')
    .where('centre_id', '=', by.centreId)
    .where('id', '=', head.familyId)
    .executeTakeFirst();
  const position = address?.protected ? null : (await findHome(tx, by.centreId, head.familyId)).position;
  const schools = new Map((await listSchoolsByNumber(tx, input.schulen)).map((school) => [school.number, school]));
  await tx
    .insertInto('recommended_school')
    .values(
      input.schulen.map((number, index) => {
        const school = schools.get(number);
        const metres =
          position && school && school.x !== null && school.y !== null
            ? walkingEstimate(position, { x: school.x, y: school.y }, dayOf(by.now)).metres
            : null;
        return {
          centre_id: by.centreId,
          id: newId(),
          recommendation_id: id,
          rank: index + 1,
          school_number: number,
          distance_m: metres,
          distance_source: metres === null ? null : (position?.source ?? null),
        };
      }),
    )
    .execute();
  const { askSchool } = await getCaseSettings(tx, by.centreId);
  await recordEvent(
    tx,
    by,
    head.id,
    {
      type: 'recommended',
      payload: { recommendationId: id, grade: input.jahrgang, placeKind: input.art, askSchool },
    },
    [{ kind: 'recommendation_reason', body: input.grund }],
  );
  await recordActivity(tx, by.centreId, 'recommendation_written', dayOf(by.now), head.reportedAgs);
}

/** The parents were told which near schools take their child. */
export async function advise(
  tx: Tx,
  by: By,
  head: CaseHead,
  schoolNumbers: string[],
  checkBy: Temporal.PlainDate,
): Promise<void> {
  await recordEvent(tx, by, head.id, {
    type: 'registration_advised',
    payload: { schoolNumbers, checkBy: checkBy.toString() },
  });
  await recordActivity(tx, by.centreId, 'direct_registration_advised', dayOf(by.now), head.reportedAgs);
}

/** Somebody of the team takes the case. */
export async function assign(tx: Tx, by: By, head: CaseHead, userId: string): Promise<void> {
  await recordEvent(tx, by, head.id, { type: 'assigned', payload: { userId } });
  await tx
    .updateTable('placement_case')
    .set({ responsible_user: userId })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', head.id)
    .execute();
}

/** The case ends without an admission; a place held for the child is free again, an open question to a school is taken back. */
export async function close(
  tx: Tx,
  by: By,
  head: CaseHead,
  as: Exclude<ClosingState, 'admitted'>,
  reason: string,
): Promise<void> {
  await recordEvent(tx, by, head.id, { type: 'closed', payload: { as } }, [{ kind: 'closing_reason', body: reason }]);
  await releaseHold(tx, { caseId: head.id, now: by.now });
  await tx
    .updateTable('school_request')
    .set({ answer: 'withdrawn', answered_by: by.userId, answered_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('case_id', '=', head.id)
    .where('answer', '=', 'open')
    .execute();
  await tx
    .updateTable('submission')
    .set({ withdrawn_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('case_id', '=', head.id)
    .where('withdrawn_at', 'is', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('decision as d')
            .select('d.id')
            .whereRef('d.centre_id', '=', 'submission.centre_id')
            .whereRef('d.submission_id', '=', 'submission.id'),
        ),
      ),
    )
    .execute();
}
