// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { PlaceKindKey } from '../../../codes/pupil-keys.ts';
import { findSchoolForm, isSpecialSchool } from '../../../codes/school-forms.ts';
import { type Ages, formFitsAge } from '../../../codes/usual-place.ts';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import type { AuthorityKind } from '../../centres/queries.ts';
import { findActiveHold } from '../../schools/holds.ts';
import { placesForRanking } from '../../schools/queries.ts';
import { isPrivateSchool } from '../../schools/rules.ts';
import { missingAddressee } from '../submission/addressee.ts';
import type { SubmissionCopy } from '../submission/copy.ts';
import { findCopy } from '../submission/facts.ts';
import type { Submission } from '../submission/queries.ts';

/** A decision with its school and reason. */
export interface Decision {
  id: string;
  caseId: string;
  caseNumber: string;
  childId: string;
  familyId: string;
  submissionId: string;
  authorityId: string;
  authorityKind: AuthorityKind;
  reference: string;
  decidedOn: Temporal.PlainDate;
  decidedBy: string;
  schoolNumber: string;
  schoolName: string;
  grade: string;
  placeKind: PlaceKindKey;
  startOn: Temporal.PlainDate;
  heardOn: Temporal.PlainDate | null;
  legalBasis: string;
  remedyNoticeId: string;
  replacesId: string | null;
  /** The decision this one replaced. */
  replaces: { reference: string; decidedOn: Temporal.PlainDate; schoolName: string } | null;
  /** The decision that replaced this one. */
  replacedBy: string | null;
  /** '' once it has been erased. */
  reason: string;
}

const decisions = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('decision as d')
    .innerJoin('school as s', 's.number', 'd.school_number')
    .innerJoin('authority as a', (join) =>
      join.onRef('a.centre_id', '=', 'd.centre_id').onRef('a.id', '=', 'd.authority_id'),
    )
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 'd.centre_id').onRef('p.id', '=', 'd.case_id'),
    )
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .leftJoin('decision as n', (join) =>
      join.onRef('n.centre_id', '=', 'd.centre_id').onRef('n.replaces_id', '=', 'd.id'),
    )
    .leftJoin('decision as o', (join) =>
      join.onRef('o.centre_id', '=', 'd.centre_id').onRef('o.id', '=', 'd.replaces_id'),
    )
    .leftJoin('school as os', 'os.number', 'o.school_number')
    .select(['o.reference as oldReference', 'o.decided_on as oldDecidedOn', 'os.name as oldSchool'])
    .select(['d.id', 'd.case_id as caseId', 'p.case_number as caseNumber', 'p.child_id as childId'])
    .select(['c.family_id as familyId', 'd.submission_id as submissionId', 'd.authority_id as authorityId'])
    .select([
      'd.reference',
      'd.decided_on as decidedOn',
      'd.decided_by as decidedBy',
      'd.school_number as schoolNumber',
    ])
    .select(['s.name as schoolName', 'd.grade', 'd.place_kind as placeKind', 'd.start_on as startOn'])
    .select(['d.heard_on as heardOn', 'd.legal_basis as legalBasis', 'd.remedy_notice_id as remedyNoticeId'])
    .select(['d.replaces_id as replacesId', 'n.id as replacedBy'])
    .select('a.kind as authorityKind')
    .select(
      sql<string>`coalesce((select t.body from case_event e
        join case_text t on t.centre_id = e.centre_id and t.case_id = e.case_id and t.event_id = e.id and t.kind = 'decision_reason'
        where e.centre_id = d.centre_id and e.case_id = d.case_id and e.type = 'decided'
          and e.payload ->> 'decisionId' = d.id::text and t.erased_at is null limit 1), '')`.as('reason'),
    )
    .where('d.centre_id', '=', centreId);

type DecisionRow = Omit<Decision, 'replaces'> & {
  oldReference: string | null;
  oldDecidedOn: Temporal.PlainDate | null;
  oldSchool: string | null;
};

const toDecision = ({ oldReference, oldDecidedOn, oldSchool, ...row }: DecisionRow): Decision => ({
  ...row,
  replaces:
    oldReference !== null && oldDecidedOn !== null
      ? { reference: oldReference, decidedOn: oldDecidedOn, schoolName: oldSchool ?? '' }
      : null,
});

/** @throws NotFound for a malformed or unknown id. */
export async function getDecision(tx: Tx, centreId: string, id: string): Promise<Decision> {
  if (!isId(id)) throw new NotFound();
  const row = await decisions(tx, centreId).where('d.id', '=', id).executeTakeFirst();
  if (!row) throw new NotFound();
  return toDecision(row);
}

/** The decision of a case that is in force: the one nothing replaced. */
export async function findDecision(tx: Tx, centreId: string, caseId: string): Promise<Decision | undefined> {
  const row = await decisions(tx, centreId)
    .where('d.case_id', '=', caseId)
    .where('n.id', 'is', null)
    .executeTakeFirst();
  return row && toDecision(row);
}

/**
 * What is missing for the decision to reach the family, in words for the authority: it decides on what it was given, so
 * the centre has to complete that.
 */
export async function missingAddresseeOf(
  tx: Tx,
  centreId: string,
  { id, childId }: Pick<Submission, 'id' | 'childId'>,
): Promise<string | null> {
  const copy = await findCopy(tx, centreId, id);
  if (copy && !copy.person.guardians.some((name) => name.trim() !== ''))
    return 'Der Bescheid hat keinen Empfänger: Die Vorlage nennt niemanden mit Sorgerecht. Bitte lassen Sie das Zentrum das ergänzen und neu vorlegen.';
  const { family_id: familyId } = await tx
    .selectFrom('child')
    .select('family_id')
    .where('centre_id', '=', centreId)
    .where('id', '=', childId)
    .executeTakeFirstOrThrow();
  const missing = await missingAddressee(tx, centreId, familyId);
  return missing && `${missing} Bitte lassen Sie das Zentrum das ergänzen.`;
}

/** Did this school agree to take the child, and start, when it was asked? */
export async function hasAgreed(tx: Tx, centreId: string, caseId: string, schoolNumber: string): Promise<boolean> {
  const row = await tx
    .selectFrom('school_request')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .where('school_number', '=', schoolNumber)
    .where('answer', '=', 'accepted')
    .executeTakeFirst();
  return row !== undefined;
}

/** A school the authority may choose. */
export interface SchoolChoice {
  number: string;
  name: string;
  /** Null: no such places reported. */
  free: number | null;
  reportedAt: Temporal.Instant | null;
  suggested: boolean;
  /** An Ersatzschule: it decides itself whom it admits. */
  privateOwner: boolean;
  /** The place held for this very child. */
  held: boolean;
}

/**
 * All schools of the area with their places of the recommended grade and kind: suggested ones first, then those with places.
 * Without Förderschulen, which need the procedure of the AO-SF, and without forms that no child of this age goes to.
 */
export async function listChoices(
  tx: Tx,
  submission: Submission,
  copy: SubmissionCopy | undefined,
  ages: Ages | null,
): Promise<SchoolChoice[]> {
  const hold = await findActiveHold(tx, submission.caseId);
  const suggested = (copy?.candidates ?? []).map((candidate) => candidate.schoolNumber);
  const schools = await placesForRanking(tx, submission.grade, submission.placeKind);
  const rank = (school: SchoolChoice) => {
    const place = suggested.indexOf(school.number);
    if (place >= 0) return place;
    return school.free ? 10 : 20;
  };
  return schools
    .filter(
      ({ form, number }) =>
        suggested.includes(number) || (!isSpecialSchool(form) && formFitsAge(findSchoolForm(form)?.stages ?? [], ages)),
    )
    .map(({ number, name, legalForm, place }) => ({
      number,
      name,
      free: place?.free ?? null,
      reportedAt: place?.reportedAt ?? null,
      suggested: suggested.includes(number),
      privateOwner: isPrivateSchool(legalForm),
      held: place !== null && hold?.placeId === place.id,
    }))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}
