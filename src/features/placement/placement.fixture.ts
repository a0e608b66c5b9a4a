// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import type { DatabaseKind } from '../../../tests/helpers/database.ts';
import { type By, systemUserId } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { openCase, recordEvent } from '../cases/actions.ts';
import { counsellingRow, unasked } from '../cases/rows.ts';
import { giveChild, giveFamily } from '../families/families.fixture.ts';
import { familyAddressRow, guardianRow, withFamily } from '../families/rows.ts';
import { schoolPlaceRow } from '../schools/rows.ts';
import { recommendationRow, recommendedSchoolRow } from './rows.ts';

/** Invented family; every word can be looked for on pages that must not show it. */
export const invented = {
  familyName: 'Al-Probani',
  givenNames: 'Lerna Nur',
  street: 'Erfindergasse',
  postcode: '52349',
  guardian: 'Salwa Musterin',
};

export interface TestCase {
  caseId: string;
  childId: string;
  familyId: string;
  recommendationId: string;
  number: string;
}

interface Options {
  centre?: 'dueren' | 'aachen';
  protectedAddress?: boolean;
  /** Stop before the recommendation, on the way of direct registration. */
  direct?: boolean;
  schools?: string[];
}

const by = (test: TestApp, centre: 'dueren' | 'aachen'): By => ({
  centreId: test.centres[centre],
  userId: systemUserId,
  role: 'counsellor',
  schools: [],
  now: test.context.clock.now(),
  today: test.context.clock.today(),
});

/** A child with a case that has been counselled and recommended: grade 7, Deutschförderung, 199001 then 199005. */
export async function recommendedCase(test: TestApp, options: Options = {}): Promise<TestCase> {
  const centre = options.centre ?? 'dueren';
  const centreId = test.centres[centre];
  const actor = by(test, centre);
  const [familyId, childId, recommendationId] = [newId(), newId(), newId()];
  return await test.inside(centre, async (tx) => {
    await giveFamily(tx, { centreId, familyId, createdAt: actor.now, language: 'apc' });
    await tx
      .insertInto('family_address')
      .values(
        familyAddressRow({
          centreId,
          familyId,
          street: invented.street,
          houseNumber: '17',
          postcode: invented.postcode,
          place: 'Düren',
          ags: '05358008',
          accommodation: 'private',
          protected: options.protectedAddress ?? false,
          position: { x: 318_600, y: 5_631_600, source: 'building', uncertaintyM: 50 },
        }),
      )
      .execute();
    await tx
      .insertInto('guardian')
      .values(
        guardianRow({
          centreId,
          id: newId(),
          familyId,
          familyName: 'Musterin',
          givenNames: 'Salwa',
          relation: 'parent',
          phone: '02421 555-77',
          email: '',
          ...withFamily,
        }),
      )
      .execute();
    await giveChild(tx, {
      ...{ centreId, id: childId, familyId, createdAt: actor.now },
      familyName: invented.familyName,
      givenNames: invented.givenNames,
      birth: { year: 2014, month: 3 },
      gender: 'f',
      birthCountry: '475',
      nationality1: '475',
      firstLanguage: 'apc',
    });
    const { id: caseId, number } = await openCase(tx, actor, centre === 'dueren' ? 'DN' : 'AC', {
      childId,
      kind: options.direct ? 'direct_registration' : 'placement',
      ags: '05358008',
      authorityId: null,
      note: '',
    });
    if (options.direct) return { caseId, childId, familyId, recommendationId, number };
    await tx
      .insertInto('counselling')
      .values(
        counsellingRow({
          centreId,
          id: newId(),
          caseId,
          heldOn: test.context.clock.today(),
          format: 'on_site',
          interpreterPresent: true,
          germanLevel: 'A1',
          literacy: 'latin',
          schoolYears: 5,
          siblingsSchoolWish: false,
          ...unasked,
          byUser: systemUserId,
        }),
      )
      .execute();
    await recordEvent(tx, actor, caseId, {
      type: 'counselled',
      payload: { counsellingId: newId(), on: test.context.clock.today().toString() },
    });
    await tx
      .insertInto('recommendation')
      .values(
        recommendationRow({
          centreId,
          id: recommendationId,
          caseId,
          grade: '07',
          placeKind: 'df',
          earliestStart: test.context.clock.today().add({ days: 8 }),
          byUser: systemUserId,
          at: test.context.clock.now(),
        }),
      )
      .execute();
    for (const [index, school] of (options.schools ?? ['199001', '199005']).entries()) {
      await tx
        .insertInto('recommended_school')
        .values(
          recommendedSchoolRow({
            centreId,
            id: newId(),
            recommendationId,
            rank: index + 1,
            schoolNumber: school,
            distanceM: 2134,
            distanceSource: 'postcode',
          }),
        )
        .execute();
    }
    await recordEvent(
      tx,
      actor,
      caseId,
      { type: 'recommended', payload: { recommendationId, grade: '07', placeKind: 'df', askSchool: true } },
      [{ kind: 'recommendation_reason', body: 'Fünf Jahre Schule, lernt schnell.' }],
    );
    return { caseId, childId, familyId, recommendationId, number };
  });
}

/** Reports places of grade 7, Deutschförderung. */
export async function reportPlaces(test: TestApp, school: string, capacity: number, taken = 0): Promise<void> {
  await test.inside('dueren', (tx) =>
    tx
      .insertInto('school_place')
      .values(
        schoolPlaceRow({
          centreId: test.centres.dueren,
          id: newId(),
          schoolNumber: school,
          grade: '07',
          kind: 'df',
          capacity,
          taken,
          blocked: 0,
          blockedReason: '',
          reportedBy: systemUserId,
          reportedRole: 'school',
          reportedAt: test.context.clock.now(),
        }),
      )
      .execute(),
  );
}

/** The fields of a decision form for this school. */
export const decisionFields = (school: string): Record<string, string> => ({
  schule: school,
  jahrgang: '07',
  art: 'df',
  beginn: '01.12.2026',
  anhoerung: '20.11.2026',
  begruendung: 'An dieser Schule ist ein Platz frei.',
});

/** The program with people of every role and reported places of grade 7, Deutschförderung. */
export interface Stage {
  test: TestApp;
  counsellor: Visitor;
  head: Visitor;
  authority: Visitor;
  /** Speaks for 199001. */
  school: Visitor;
  /** Speaks for 199005. */
  otherSchool: Visitor;
  /** Counsellor of another centre. */
  stranger: Visitor;
}

export async function openStage(kind: DatabaseKind): Promise<Stage> {
  const test = await testApp(kind);
  await reportPlaces(test, '199001', 50);
  await reportPlaces(test, '199005', 1);
  await reportPlaces(test, '199007', 2, 2);
  return {
    test,
    counsellor: await signIn(test, { role: 'counsellor' }),
    head: await signIn(test, { role: 'head' }),
    authority: await signIn(test, { role: 'school_authority' }),
    school: await signIn(test, { role: 'school', school: '199001' }),
    otherSchool: await signIn(test, { role: 'school', school: '199005' }),
    stranger: await signIn(test, { role: 'counsellor', centre: 'aachen' }),
  };
}

/** The derived status of a case. */
export const caseRow = (test: TestApp, caseId: string) =>
  test.inside('dueren', (tx) =>
    tx.selectFrom('placement_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow(),
  );

/** The Schulamt of the centre. */
export const schoolAuthorityId = (test: TestApp) =>
  test.inside('dueren', async (tx) => {
    const row = await tx
      .selectFrom('authority')
      .select('id')
      .where('kind', '=', 'school_authority')
      .executeTakeFirstOrThrow();
    return row.id;
  });

/** A case submitted to the Schulamt through the page. */
export async function submittedCase({ test, counsellor }: Stage, options: Options = {}) {
  const made = await recommendedCase(test, options);
  const answer = await counsellor.post(`/faelle/${made.caseId}/vorlegen`, { behoerde: await schoolAuthorityId(test) });
  if (answer.status !== 303) throw new Error(`not submitted: ${answer.status}`);
  const { id } = await test.inside('dueren', (tx) =>
    tx.selectFrom('submission').select('id').where('case_id', '=', made.caseId).executeTakeFirstOrThrow(),
  );
  return { ...made, submissionId: id };
}

/** A case decided for school 199001 through the page. */
export async function decidedCase(stage: Stage, options: Options = {}) {
  const made = await submittedCase(stage, options);
  const answer = await stage.authority.post(`/vorlagen/${made.submissionId}/entscheidung`, decisionFields('199001'));
  if (answer.status !== 303) throw new Error(`not decided: ${answer.status}`);
  const decisionId = /entscheidungen\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
  return { ...made, decisionId };
}
