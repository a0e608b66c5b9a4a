// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { NotFound } from '../../../refusals.ts';
import { readEarlierSchools } from '../../cases/earlier-school-queries.ts';
import { type Addressee, addresseeOf } from '../../families/addressee-rules.ts';
import { type Guardian, listGuardians } from '../../families/queries.ts';
import { birthOf, fullName } from '../../families/rules.ts';
import { findActiveHold } from '../../schools/holds.ts';
import { listPlaces } from '../../schools/queries.ts';
import type { PlacementCase } from '../case-queries.ts';
import { listQuestions } from '../question/queries.ts';
import { listSiblingSchools } from '../ranking/queries.ts';
import { listRecommendedSchools, type Recommendation } from '../recommendation/queries.ts';
import { type CopyFacts, type SubmissionCopy, withoutAddress } from './copy.ts';

/** The child with its family and counselling. */
async function getPerson(tx: Tx, centreId: string, placementCase: PlacementCase) {
  const row = await tx
    .selectFrom('child as c')
    .innerJoin('family as f', (join) => join.onRef('f.centre_id', '=', 'c.centre_id').onRef('f.id', '=', 'c.family_id'))
    .leftJoin('counselling as k', (join) =>
      join.onRef('k.centre_id', '=', 'c.centre_id').on('k.case_id', '=', placementCase.id),
    )
    .select(['c.family_name', 'c.given_names', 'c.birth_year', 'c.birth_month', 'c.birth_day', 'c.gender'])
    .select(['c.first_language', 'c.second_language', 'f.language', 'f.interpreter_needed'])
    .select(['k.german_level', 'k.literacy', 'k.school_years'])
    .where('c.centre_id', '=', centreId)
    .where('c.id', '=', placementCase.childId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** An address in one line, or null when it is protected: whoever opened it, it does not leave the house. */
export interface PassedAddress {
  protected: boolean;
  street: string;
  houseNumber: string;
  postcode: string;
  place: string;
  municipality: string;
}

/** The address as it may be passed on: empty while protected, also for somebody who has opened it. */
export async function getPassedAddress(tx: Tx, centreId: string, familyId: string): Promise<PassedAddress> {
  const row = await tx
    .selectFrom('visible_address as a')
    .leftJoin('municipality as m', 'm.ags', 'a.ags')
    .select(['a.protected', 'a.street', 'a.house_number', 'a.postcode', 'a.place', 'm.name', 'a.ags'])
    .where('a.centre_id', '=', centreId)
    .where('a.id', '=', familyId)
    .executeTakeFirst();
  const municipality = row?.name ?? row?.ags ?? 'unbekannt';
  const nothing = { street: '', houseNumber: '', postcode: '', place: '', municipality };
  if (!row) return { protected: false, ...nothing };
  if (row.protected !== false) return { protected: true, ...nothing };
  return {
    protected: false,
    street: row.street ?? '',
    houseNumber: row.house_number ?? '',
    postcode: row.postcode ?? '',
    place: row.place ?? '',
    municipality,
  };
}

/** The two lines of an address: street with number, postcode with place; empty ones left out. */
export const addressLines = (address: PassedAddress): string[] =>
  [`${address.street} ${address.houseNumber}`.trim(), `${address.postcode} ${address.place}`.trim()].filter(Boolean);

/** People with custody, or whose custody is not clear yet, as they are passed on: name, relation, telephone. */
export async function listPassedGuardians(
  tx: Tx,
  centreId: string,
  familyId: string,
): Promise<{ name: string; relation: string; custody: Guardian['custody']; phone: string }[]> {
  const guardians = await listGuardians(tx, centreId, familyId);
  return guardians
    .filter(({ custody }) => custody !== 'no')
    .map(({ familyName, givenNames, relation, custody, phone }) => ({
      name: fullName(familyName, givenNames),
      relation,
      custody,
      phone,
    }));
}

/** To whom a decision about the family's children goes, as the family stands now. */
export async function findAddressee(tx: Tx, centreId: string, familyId: string): Promise<Addressee<Guardian>> {
  const { protected: isProtected } = await getPassedAddress(tx, centreId, familyId);
  return addresseeOf(await listGuardians(tx, centreId, familyId), isProtected);
}

/** The reason of the last recommendation. */
async function findRecommendationReason(tx: Tx, centreId: string, caseId: string): Promise<string> {
  const row = await tx
    .selectFrom('case_text as t')
    .innerJoin('case_event as e', (join) =>
      join.onRef('e.centre_id', '=', 't.centre_id').onRef('e.id', '=', 't.event_id'),
    )
    .select('t.body')
    .where('t.centre_id', '=', centreId)
    .where('t.case_id', '=', caseId)
    .where('t.kind', '=', 'recommendation_reason')
    .where('t.erased_at', 'is', null)
    .orderBy('e.seq', 'desc')
    .executeTakeFirst();
  return row?.body ?? '';
}

async function listCandidates(tx: Tx, centreId: string, recommendation: Recommendation) {
  const schools = await listRecommendedSchools(tx, centreId, recommendation.id);
  const places =
    schools.length === 0
      ? []
      : await listPlaces(tx, {
          schools: schools.map((school) => school.number),
          grade: recommendation.grade,
          kind: recommendation.placeKind,
        });
  return schools.map((school) => {
    const place = places.find((one) => one.schoolNumber === school.number);
    return { ...school, free: place?.free ?? null, reportedOn: place ? dayOf(place.reportedAt) : null };
  });
}

/** All that goes to the authority, as it is now. */
export async function gatherFacts(
  tx: Tx,
  centreId: string,
  placementCase: PlacementCase,
  recommendation: Recommendation,
  note: string,
): Promise<CopyFacts> {
  const person = await getPerson(tx, centreId, placementCase);
  const address = await getPassedAddress(tx, centreId, placementCase.familyId);
  const addressee = await findAddressee(tx, centreId, placementCase.familyId);
  const earlier = await readEarlierSchools(tx, centreId, placementCase.childId);
  const questions = await listQuestions(tx, centreId, placementCase.id);
  const hold = await findActiveHold(tx, placementCase.id);
  const heldSchool = hold
    ? await tx.selectFrom('school').select('name').where('number', '=', hold.schoolNumber).executeTakeFirst()
    : undefined;
  return {
    caseNumber: placementCase.number,
    familyName: person.family_name,
    givenNames: person.given_names,
    birth: birthOf(person),
    gender: person.gender,
    firstLanguage: person.first_language,
    secondLanguage: person.second_language,
    familyLanguage: person.language,
    interpreterNeeded: person.interpreter_needed,
    germanLevel: person.german_level,
    literacy: person.literacy,
    schoolYears: person.school_years,
    earlierSchools: earlier.now,
    municipality: address.municipality,
    protectedAddress: address.protected,
    address: address.protected ? null : addressLines(address).join(', ') || null,
    guardians: await listPassedGuardians(tx, centreId, placementCase.familyId),
    addressees: addressee.people.map(({ familyName, givenNames }) => fullName(familyName, givenNames)),
    siblings: await listSiblingSchools(tx, centreId, placementCase.familyId, placementCase.childId),
    denominationalWish: placementCase.denominationalWish,
    grade: recommendation.grade,
    placeKind: recommendation.placeKind,
    earliestStart: recommendation.earliestStart,
    reason: await findRecommendationReason(tx, centreId, placementCase.id),
    candidates: await listCandidates(tx, centreId, recommendation),
    questions: questions
      .filter((question) => Temporal.Instant.compare(question.askedAt, recommendation.at) >= 0)
      .map((question) => ({
        schoolName: question.schoolName,
        reason: question.reason,
        answer: question.answer,
        askedOn: dayOf(question.askedAt),
        dueOn: question.dueOn,
        answeredOn: question.answeredAt && dayOf(question.answeredAt),
      })),
    heldUntil: hold?.expiresOn ?? null,
    heldSchool: heldSchool?.name ?? null,
    note,
  };
}

/**
 * A frozen copy; undefined once it has been erased. An Auskunftssperre that came after the submission counts too: address and
 * distances are then no longer shown, though they stood in what was given at the time.
 */
export async function findCopy(tx: Tx, centreId: string, submissionId: string): Promise<SubmissionCopy | undefined> {
  const row = await tx
    .selectFrom('submission_copy as k')
    .innerJoin('submission as s', (join) => join.onRef('s.centre_id', '=', 'k.centre_id').onRef('s.id', '=', 'k.id'))
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 's.centre_id').onRef('p.id', '=', 's.case_id'),
    )
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .leftJoin('family_address as a', (join) =>
      join.onRef('a.centre_id', '=', 'c.centre_id').onRef('a.id', '=', 'c.family_id'),
    )
    .select(['k.content', 'a.protected'])
    .where('k.centre_id', '=', centreId)
    .where('k.id', '=', submissionId)
    .where('k.erased_at', 'is', null)
    .executeTakeFirst();
  return row?.protected ? withoutAddress(row.content) : row?.content;
}
