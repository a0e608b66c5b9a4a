// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../clock.ts';
import { addWorkingDays } from '../codes/holidays.ts';
import { nextSchoolDay } from '../codes/school-holidays.ts';
import type { EventText } from '../features/cases/actions.ts';
import type { AuthorityKind } from '../features/centres/queries.ts';
import { decisionRow, submissionCopyRow, submissionRow } from '../features/placement/rows.ts';
import { confirmBy, legalBasis, referenceNumber } from '../features/placement/rules.ts';
import { buildCopy } from '../features/placement/submission/copy.ts';
import { type Actor, count, happen, type Story, type Teller } from './case-story.ts';
import { hold } from './holds.ts';

function copyOf(story: Story, at: Temporal.Instant) {
  const { child, place, question } = story;
  const { family } = child;
  const answer = question?.answer === 'accepted' ? 'accepted' : 'open';
  return buildCopy(
    {
      // The number is known only when all cases are; `nameCopies` fills it in.
      caseNumber: '',
      familyName: child.familyName,
      givenNames: child.givenNames,
      birth: child.birth,
      gender: child.gender,
      firstLanguage: family.language,
      secondLanguage: null,
      familyLanguage: family.language,
      interpreterNeeded: family.interpreter,
      germanLevel: story.level,
      literacy: story.literacy,
      schoolYears: story.schoolYears,
      earlierSchools: story.earlierSchools,
      municipality: family.municipality,
      protectedAddress: family.protected,
      address: family.address,
      guardians: family.guardians.map((name) => ({ name, relation: 'parent', custody: 'yes' })),
      addressees: family.guardians,
      siblings: [],
      denominationalWish: child.denominationalWish,
      grade: story.status?.grade ?? '',
      placeKind: story.status?.placeKind ?? story.placeKind,
      earliestStart: story.recommendation?.start ?? dayOf(at),
      reason: story.recommendation?.reason ?? '',
      candidates: story.candidates.map(({ school, capacity, taken, blocked, held, reportedAt }) => ({
        number: school.number,
        name: school.name,
        place: school.place,
        distanceM: Math.round(Math.hypot((school.x ?? 0) - family.x, (school.y ?? 0) - family.y) * 1.3),
        distanceSource: 'postcode',
        free: Math.max(0, capacity - taken - blocked - held),
        reportedOn: dayOf(reportedAt),
      })),
      questions: question
        ? [
            {
              schoolName: place?.school.name ?? '',
              reason: null,
              answer,
              askedOn: dayOf(question.asked_at),
              dueOn: question.due_on,
              answeredOn: question.answered_at ? dayOf(question.answered_at) : null,
            },
          ]
        : [],
      heldUntil: story.hold ? story.hold.expires_on : null,
      heldSchool: story.hold ? (place?.school.name ?? null) : null,
      note: '',
    },
    dayOf(at),
  );
}

/** The case goes to the authority, with the copy it decides on. */
export const tellSubmitted: Teller = (story, at) => {
  const { centre, random, rows, authority, recommendation } = story;
  if (!authority || !recommendation) throw new Error('nothing to submit');
  if (!story.place) hold(story, at);
  story.submissionId = random.id(at);
  const dueOn = addWorkingDays(dayOf(at), centre.settings.decisionDays);
  const payload = { submissionId: story.submissionId, authorityId: authority.id, dueOn: dueOn.toString() };
  const copy = copyOf(story, at);
  happen(story, { type: 'submitted', payload }, story.counsellor, at);
  rows.add(
    'submission',
    submissionRow({
      centreId: centre.id,
      id: story.submissionId,
      caseId: story.id,
      authorityId: authority.id,
      recommendationId: recommendation.id,
      submittedBy: story.counsellor.id,
      submittedAt: at,
      dueOn,
    }),
  );
  const { submissionId } = story;
  rows.add('submission_copy', submissionCopyRow({ centreId: centre.id, submissionId, content: copy }));
  count(story, 'submission_made', at);
};

/** Who decides about a case. */
const deciderOf = ({ authority, centre }: Story): Actor =>
  authority?.kind === 'centre'
    ? { id: centre.people.head, role: 'head' }
    : { id: centre.people.schoolAuthority, role: 'school_authority' };

const close =
  (as: 'returned' | 'refused', type: 'submission_returned' | 'allocation_refused', text: EventText): Teller =>
  (story, at) => {
    const actor = deciderOf(story);
    const row = story.rows.of('submission').find(({ id }) => id === story.submissionId);
    if (row) Object.assign(row, { closed_as: as, closed_at: at, closed_by: actor.id });
    happen(story, { type, payload: { submissionId: story.submissionId } }, actor, at, [text]);
  };

/** What an authority can do instead of allocating the child. */
export const tellReply = {
  authority_asked: (story, at) => {
    const { submissionId } = story;
    const dueOn = addWorkingDays(dayOf(at), 3).toString();
    happen(story, { type: 'authority_asked', payload: { submissionId, dueOn } }, deciderOf(story), at, [
      { kind: 'authority_question', body: 'Gibt es ein Zeugnis der letzten Schule? Wir sehen keines in der Vorlage.' },
    ]);
  },
  submission_returned: close('returned', 'submission_returned', {
    kind: 'return_reason',
    body: 'Die vorgeschlagene Schule nimmt in diesem Jahrgang niemanden mehr auf. Bitte eine andere Schule vorschlagen.',
  }),
  allocation_refused: close('refused', 'allocation_refused', {
    kind: 'refusal_reason',
    body: 'Das Kind wohnt nicht mehr in unserem Bezirk.',
  }),
} satisfies Record<string, Teller>;

/** The authority allocates the child. */
export const tellDecided: Teller = (story, at) => {
  const { centre, random, rows, authority, place, status, recommendation } = story;
  if (!authority || !place || !status?.grade || !status.placeKind || !recommendation)
    throw new Error('nothing to decide');
  const actor = deciderOf(story);
  const today = dayOf(at);
  const later = nextSchoolDay(addWorkingDays(today, 3));
  const startOn = Temporal.PlainDate.compare(recommendation.start, later) > 0 ? recommendation.start : later;
  story.decision = { id: random.id(at), startOn, at };
  const { number } = place.school;
  happen(
    story,
    {
      type: 'decided',
      payload: {
        decisionId: story.decision.id,
        schoolNumber: number,
        grade: status.grade,
        placeKind: status.placeKind,
        startOn: startOn.toString(),
        confirmBy: confirmBy(
          story.question?.answer === 'accepted',
          startOn,
          today,
          centre.settings.answerDays,
        ).toString(),
        replacesId: null,
      },
    },
    actor,
    at,
    [{ kind: 'decision_reason', body: 'Ihr Kind ist schulpflichtig. An dieser Schule ist ein passender Platz frei.' }],
  );
  rows.add(
    'decision',
    decisionRow({
      centreId: centre.id,
      id: story.decision.id,
      caseId: story.id,
      submissionId: story.submissionId,
      authorityId: authority.id,
      // Numbers are given at the end, in the order of the decisions.
      reference: authority.kind,
      decidedOn: today,
      decidedBy: actor.id,
      decidedAt: at,
      schoolNumber: number,
      grade: status.grade,
      placeKind: status.placeKind,
      startOn,
      heardOn: null,
      legalBasis: legalBasis(status.placeKind, today),
      remedyNoticeId: authority.remedyNoticeId,
      replacesId: null,
    }),
  );
  count(story, 'allocation_decided', at);
};

const kinds: readonly AuthorityKind[] = ['school_authority', 'district_government', 'centre'];
/** The reference of a decision row that carries the authority's kind so far. */
export const referenceOf = (kind: string, prefix: string, year: number, n: number): string =>
  referenceNumber(kinds.find((one) => one === kind) ?? 'school_authority', prefix, year, n);
