// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../clock.ts';
import { addWorkingDays, nextWorkingDay } from '../codes/holidays.ts';
import { nextSchoolDay } from '../codes/school-holidays.ts';
import { demoTimes } from '../features/appointments/demo.ts';
import { timeOf } from '../features/appointments/rules.ts';
import { counsellingRow } from '../features/cases/rows.ts';
import type { CaseEventType } from '../features/cases/rules.ts';
import type { ClosingState } from '../features/cases/states.ts';
import { keptProposal } from '../features/placement/proposal/deviation.ts';
import { admissionRow, openQuestionRow, recommendationRow, recommendedSchoolRow } from '../features/placement/rows.ts';
import { walkingEstimate } from '../matching/index.ts';
import { tellLeft, tellNotArrived } from './absence-tellers.ts';
import { answer, schoolActor } from './answer-tellers.ts';
import { count, happen, type Story, type Teller } from './case-story.ts';
import { tellDecided, tellReply, tellSubmitted } from './decision-tellers.ts';
import { tellEarlierSchools } from './earlier-schools.ts';
import { endHold, hold } from './holds.ts';
import { choose, neededGrade } from './needs.ts';
import { Random } from './random.ts';
import { tellRecordRows, toldRecord } from './record.ts';

const day = (at: Temporal.Instant): string => dayOf(at).toString();
/** A day somebody plans: on a day off nobody would. */
const plan = (at: Temporal.Instant, days: number): string => nextWorkingDay(dayOf(at).add({ days })).toString();
const reported: Teller = (story, at) => {
  const { ags } = story.child.family;
  const office = story.centre.people.reporting.get(ags);
  const actor = office ? { id: office, role: 'reporting_office' } : story.counsellor;
  const note = story.random.chance(0.3) ? 'Familie spricht noch kein Deutsch, Termin bitte mit Dolmetschen.' : '';
  happen(
    story,
    { type: 'reported', payload: { ags, kind: story.kind } },
    actor,
    at,
    note ? [{ kind: 'report_note', body: note }] : [],
  );
  count(story, 'report_received', at);
};

const invited: Teller = (story, at) => {
  happen(story, { type: 'invited', payload: { replyBy: plan(at, 10) } }, story.counsellor, at);
  count(story, 'invitation_sent', at);
};

const scheduled: Teller = (story, at, next) => {
  const { rows, random, centre, counsellor } = story;
  const first = next ? 0 : random.int(0, 8);
  const begin = random.int(0, demoTimes.length - 1);
  const format = random.chance(0.1) ? 'video' : 'on_site';
  const given = new Set(
    rows
      .of('case_event')
      .filter(({ type, actor }) => type === 'scheduled' && actor === counsellor.id)
      .map(({ payload }) => `${payload['on']} ${payload['time']}`),
  );
  // From the time that chance has chosen on, the first that the counsellor has not given away yet.
  const times = Array.from({ length: 10 * demoTimes.length }, (_, n) => {
    const minute = demoTimes[(begin + n) % demoTimes.length] ?? 0;
    const later = first + Math.floor((begin + n) / demoTimes.length);
    const on = next ? day(next) : plan(centre.now, later);
    return { on, time: timeOf(minute).toString({ smallestUnit: 'minute' }) };
  });
  const chosen = times.find(({ on, time }) => !given.has(`${on} ${time}`)) ?? times[0];
  const { on = '', time = '' } = chosen ?? {};
  happen(story, { type: 'scheduled', payload: { on, time, format } }, story.counsellor, at);
};

const counselled: Teller = (story, at) => {
  const { centre, random, rows, child } = story;
  const counsellingId = random.id(at);
  const other = child.family.origin.scripts === 'other';
  story.schoolYears = Math.max(0, child.age - 6 - random.int(0, 2));
  story.literacy = story.schoolYears === 0 ? 'none' : other && random.chance(0.5) ? 'non_latin' : 'latin';
  story.level = random.pick(['A1-', 'A1-', 'A1-', 'A1', 'A1', 'A2', 'B1']);
  rows.add(
    'counselling',
    counsellingRow({
      centreId: centre.id,
      id: counsellingId,
      caseId: story.id,
      heldOn: dayOf(at),
      format: random.weighted({ on_site: 8, video: 1, phone: 1, outreach: 1 }),
      interpreterPresent: child.family.interpreter,
      germanLevel: story.level,
      literacy: story.literacy,
      schoolYears: story.schoolYears,
      ...toldRecord(story),
      siblingsSchoolWish: random.chance(0.2),
      byUser: story.counsellor.id,
    }),
  );
  tellRecordRows(story, counsellingId, at);
  tellEarlierSchools(story, at);
  const body = random.pick([
    'Das Kind hat gern Mathematik und möchte bald Freunde finden.',
    'Schulbesuch im Herkunftsland mit Unterbrechungen. Die Familie wünscht eine Schule in der Nähe.',
    'Das Kind versteht einfache deutsche Sätze und liest sicher in der Familiensprache.',
  ]);
  happen(story, { type: 'counselled', payload: { counsellingId, on: day(at) } }, story.counsellor, at, [
    { kind: 'counselling', body },
  ]);
  count(story, 'first_counselling', at);
};

/** Whether the counsellor follows the proposal of the rules; of the young ones one in ten has a chance of its own. */
const follows = ({ random, child }: Story): boolean =>
  child.age >= 16 ? random.chance(0.7) : !new Random(Number.parseInt(child.id.slice(-6), 16)).chance(0.1);

const recommended: Teller = (story, at) => {
  const { centre, random, rows, child } = story;
  const asProposed = follows(story);
  const start = nextSchoolDay(addWorkingDays(dayOf(at), random.int(8, 15)));
  const { grade, kind, proposal, deviation } = choose(story, start, asProposed);
  story.recommendation = {
    id: random.id(at),
    reason:
      'Alter, Deutschkenntnisse und bisheriger Schulbesuch sprechen für diesen Jahrgang. Die Schule ist gut erreichbar.',
    start,
  };
  story.candidates = story.places.near(child.family, grade, kind).slice(0, 3);
  const { id, reason } = story.recommendation;
  rows.add(
    'recommendation',
    recommendationRow({
      centreId: centre.id,
      id,
      caseId: story.id,
      grade,
      placeKind: kind,
      earliestStart: start,
      byUser: story.counsellor.id,
      at,
      proposal: keptProposal(proposal),
      deviation,
    }),
  );
  story.candidates.forEach(({ school }, index) => {
    const position = { x: child.family.x, y: child.family.y, source: 'postcode', uncertaintyM: 1500 } as const;
    const there = school.x === null || school.y === null ? null : { x: school.x, y: school.y };
    rows.add(
      'recommended_school',
      recommendedSchoolRow({
        centreId: centre.id,
        id: random.id(at),
        recommendationId: id,
        rank: index + 1,
        schoolNumber: school.number,
        distanceM: there && walkingEstimate(position, there).metres,
        distanceSource: 'postcode',
      }),
    );
  });
  happen(
    story,
    { type: 'recommended', payload: { recommendationId: id, grade, placeKind: kind, askSchool: true } },
    story.counsellor,
    at,
    [{ kind: 'recommendation_reason', body: reason }],
  );
  count(story, 'recommendation_written', at);
};

const schoolAsked: Teller = (story, at) => {
  const { centre, random, rows, status } = story;
  hold(story, at);
  const schoolNumber = story.place?.school.number ?? '';
  const requestId = random.id(at);
  const dueOn = addWorkingDays(dayOf(at), centre.settings.answerDays);
  story.question = openQuestionRow({
    centreId: centre.id,
    id: requestId,
    caseId: story.id,
    // Numbers are given at the end, in the order of the questions.
    number: '',
    schoolNumber,
    grade: status?.grade ?? '',
    kind: status?.placeKind ?? story.placeKind,
    germanLevel: story.level,
    startOn: story.recommendation?.start ?? dueOn,
    askedBy: story.counsellor.id,
    askedAt: at,
    dueOn,
  });
  rows.add('school_request', story.question);
  happen(
    story,
    { type: 'school_asked', payload: { requestId, schoolNumber, dueOn: dueOn.toString() } },
    story.counsellor,
    at,
  );
  count(story, 'school_asked', at);
};

const admitted: Teller = (story, at) => {
  const { centre, random, rows, child } = story;
  const grade = story.status?.grade ?? neededGrade(story, dayOf(at));
  const place = story.place ?? story.places.near(child.family, grade, 'regular')[0];
  if (!place) throw new Error('no school for an admission');
  story.place = place;
  const admissionId = random.id(at);
  const firstSchoolDay = nextSchoolDay(addWorkingDays(dayOf(at), random.int(0, 4)));
  const actor = schoolActor(story);
  const { number } = place.school;
  happen(
    story,
    { type: 'admitted', payload: { admissionId, schoolNumber: number, firstSchoolDay: firstSchoolDay.toString() } },
    actor,
    at,
  );
  endHold(story, 'used', at);
  rows.add(
    'admission',
    admissionRow({
      centreId: centre.id,
      id: admissionId,
      caseId: story.id,
      schoolNumber: number,
      decisionId: story.decision?.id ?? null,
      firstSchoolDay,
      className: `${grade.replace(/^0/, '')}${random.pick(['a', 'b', 'c'])}`,
      confirmedBy: actor.id,
      confirmedAt: at,
    }),
  );
  const row = rows.of('child').at(-1);
  if (row?.id === child.id) Object.assign(row, { school_number: number, school_since: firstSchoolDay });
  count(story, 'admission_confirmed', at);
};

const closed: Teller = (story, at) => {
  endHold(story, 'released', at);
  const body = 'Grund liegt dem Zentrum schriftlich vor.';
  happen(story, { type: 'closed', payload: { as: story.target as ClosingState } }, story.counsellor, at, [
    { kind: 'closing_reason', body },
  ]);
};

const unused: Teller = () => {
  throw new Error('the demo has no such event');
};

/** How each kind of event happens in the demo. */
export const tellers: Readonly<Record<CaseEventType, Teller>> = {
  reported,
  invited,
  scheduled,
  no_show: (story, at) => happen(story, { type: 'no_show', payload: {} }, story.counsellor, at),
  documents_missing: (story, at) =>
    happen(story, { type: 'documents_missing', payload: { askBy: plan(at, 14) } }, story.counsellor, at),
  counselled,
  recommended,
  school_asked: schoolAsked,
  school_accepted: (story, at) => answer(story, 'accepted', at),
  school_refused: (story, at) => answer(story, 'refused', at),
  waiting_listed: (story, at) =>
    happen(
      story,
      { type: 'waiting_listed', payload: { reviewOn: plan(story.centre.now, story.random.int(-2, 20)) } },
      story.counsellor,
      at,
    ),
  submitted: tellSubmitted,
  authority_asked: tellReply.authority_asked,
  submission_returned: tellReply.submission_returned,
  allocation_refused: tellReply.allocation_refused,
  decided: tellDecided,
  registration_advised: (story, at) => {
    const near = story.places.near(story.child.family, neededGrade(story, dayOf(at)), 'regular').slice(0, 3);
    const schoolNumbers = near.map(({ school }) => school.number);
    happen(
      story,
      { type: 'registration_advised', payload: { schoolNumbers, checkBy: plan(at, 14) } },
      story.counsellor,
      at,
    );
    count(story, 'direct_registration_advised', at);
  },
  admitted,
  not_arrived: tellNotArrived,
  left_school: tellLeft,
  remedy_filed: (story, at) =>
    happen(story, { type: 'remedy_filed', payload: { receivedOn: day(at) } }, story.counsellor, at),
  remedy_settled: (story, at) => happen(story, { type: 'remedy_settled', payload: {} }, story.counsellor, at),
  reminded: (story, at) => happen(story, { type: 'reminded', payload: { owner: 'counsellor' } }, story.counsellor, at),
  closed,
  ...{ appointment_cancelled: unused, counselling_corrected: unused, proofs_noted: unused, report_corrected: unused },
  ...{ answer_withdrawn: unused, request_withdrawn: unused, submission_withdrawn: unused, authority_answered: unused },
  ...{
    first_day_corrected: unused,
    followed_up: unused,
    reopened: unused,
    schooling_changed: unused,
    assigned: unused,
  },
};
