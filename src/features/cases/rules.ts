// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays, nextWorkingDay } from '../../codes/holidays.ts';
import { codesOf, isCode } from '../../codes/keys.ts';
import type { PlaceKindKey } from '../../codes/pupil-keys.ts';
import { type Alternative, Conflict } from '../../refusals.ts';
import { type CaseEvent, type CaseEventType, eventLabels } from './events.ts';
import {
  type CaseKind,
  type CaseState,
  type ClosingState,
  closedStates,
  counselledStates,
  noShowSteps,
  type Owner,
  type Step,
  states,
  undecided,
} from './states.ts';

export {
  type AppointmentReason,
  appointmentReasons,
  type CaseEvent,
  type CaseEventType,
  eventLabels,
  type FollowUp,
  followUps,
  type Reopening,
} from './events.ts';

/** Where a case stands: derived from its events, never set by hand. */
export interface CaseStatus {
  state: CaseState;
  nextStep: Step | null;
  nextOwner: Owner | null;
  dueOn: Temporal.PlainDate | null;
  closedOn: Temporal.PlainDate | null;
  schoolNumber: string | null;
  grade: string | null;
  placeKind: PlaceKindKey | null;
  count: number;
}

const open: readonly CaseState[] = codesOf(states).filter((state) => !isCode(closedStates, state));
const before: readonly CaseState[] = ['reported', 'invited', 'scheduled', 'no_show'];

/** In which states an event may happen. `reported` opens a case and happens once, first. */
export const allowedIn: Record<CaseEventType, readonly CaseState[]> = {
  reported: [],
  invited: ['reported', 'invited', 'no_show', 'scheduled'],
  scheduled: before,
  appointment_cancelled: ['scheduled'],
  no_show: ['scheduled', 'invited'],
  documents_missing: [...before, 'counselled'],
  counselled: [...before, 'documents_missing'],
  counselling_corrected: counselledStates,
  proofs_noted: open,
  recommended: undecided,
  school_asked: ['recommended', 'refused_by_school', 'waiting_list', 'school_accepted', 'returned', 'not_allocated'],
  school_accepted: ['school_asked'],
  school_refused: ['school_asked'],
  answer_withdrawn: ['school_accepted', 'refused_by_school'],
  request_withdrawn: ['school_asked'],
  waiting_listed: ['counselled', 'recommended', 'refused_by_school', 'waiting_list', 'returned', 'not_allocated'],
  submitted: [
    'recommended',
    'school_accepted',
    'refused_by_school',
    'waiting_list',
    'school_asked',
    'returned',
    'not_allocated',
  ],
  submission_withdrawn: ['submitted', 'authority_asked'],
  authority_asked: ['submitted'],
  authority_answered: ['authority_asked'],
  // The authority may know the answer by now: whoever is asked, it can still act.
  submission_returned: ['submitted', 'authority_asked'],
  allocation_refused: ['submitted', 'authority_asked'],
  decided: ['submitted', 'authority_asked', 'allocated', 'legal_remedy', 'not_arrived', 'left_school'],
  registration_advised: [...before, 'counselled', 'registration_advised', 'documents_missing'],
  admitted: ['allocated', 'registration_advised', 'legal_remedy', 'not_arrived'],
  first_day_corrected: ['admitted'],
  not_arrived: ['allocated', 'admitted'],
  left_school: ['admitted'],
  followed_up: ['not_arrived', 'left_school'],
  remedy_filed: ['allocated'],
  remedy_settled: ['legal_remedy'],
  // Facts about the child: they can be put right after the case has ended, too.
  schooling_changed: codesOf(states),
  // Only while the centre has not taken it up.
  report_corrected: ['reported'],
  reminded: open,
  assigned: open,
  closed: open,
  reopened: closedStates.filter((state) => state !== 'admitted'),
};

/**
 * Asked before a form is shown and before its deed is done.
 * @param then what does not go now: ends the sentence "Der Fall steht auf „…“"
 * @param lead where to go on instead of the case
 * @throws Conflict when the state does not allow this to happen
 */
export function assertAllowed(
  event: CaseEventType,
  { id, state }: { id: string; state: CaseState },
  then: string,
  lead: Alternative = { kind: 'case', id, label: 'Zum Fall' },
): void {
  if (!allowedIn[event].includes(state))
    throw new Conflict(`Der Fall steht auf „${states[state].label}“${then}`, [lead]);
}

type Change = Partial<Omit<CaseStatus, 'count'>>;
const date = (text: string) => Temporal.PlainDate.from(text);
const wait = (state: CaseState, nextStep: Step, nextOwner: Owner, dueOn: Temporal.PlainDate): Change => ({
  state,
  nextStep,
  nextOwner,
  dueOn,
  closedOn: null,
});
const end = (state: ClosingState, on: Temporal.PlainDate): Change => ({
  state,
  nextStep: null,
  nextOwner: null,
  dueOn: null,
  closedOn: on,
});

/** Where a case begins. */
const opened = (kind: CaseKind, on: Temporal.PlainDate): Change =>
  kind === 'placement'
    ? wait('reported', 'invite', 'counsellor', addWorkingDays(on, 3))
    : wait('reported', 'confirm_registration', 'counsellor', addWorkingDays(on, 5));

/** Where a case goes on once somebody has talked to the family of a child that is not at its school. */
function afterTalk(
  { outcome, nextOn, kind }: Extract<CaseEvent, { type: 'followed_up' }>['payload'],
  on: Temporal.PlainDate,
): Change {
  if (outcome === 'open') return { dueOn: date(nextOn) };
  if (kind === 'direct_registration')
    return outcome === 'returns'
      ? wait('registration_advised', 'confirm_registration', 'counsellor', date(nextOn))
      : wait('reported', 'confirm_registration', 'counsellor', addWorkingDays(on, 5));
  return outcome === 'returns'
    ? wait('allocated', 'confirm_admission', 'school', date(nextOn))
    : wait('counselled', 'recommend', 'counsellor', addWorkingDays(on, 2));
}

/** What one event makes of a case. Working days are those of NRW. */
function changeBy(event: CaseEvent, on: Temporal.PlainDate): Change {
  switch (event.type) {
    case 'reported':
      return opened(event.payload.kind, on);
    case 'report_corrected':
      return event.payload.kind === null ? {} : opened(event.payload.kind, on);
    case 'invited':
      return wait('invited', 'schedule', 'counsellor', date(event.payload.replyBy));
    case 'scheduled':
      return wait('scheduled', 'counsel', 'counsellor', date(event.payload.on));
    case 'appointment_cancelled':
      return wait('invited', 'schedule', 'counsellor', addWorkingDays(on, 3));
    case 'no_show': {
      const { step = 'invite_again', dueOn } = event.payload;
      return wait('no_show', step, noShowSteps[step], dueOn === undefined ? addWorkingDays(on, 3) : date(dueOn));
    }
    case 'documents_missing':
      return wait('documents_missing', 'collect_documents', 'counsellor', date(event.payload.askBy));
    case 'counselled':
      return wait('counselled', 'recommend', 'counsellor', addWorkingDays(on, 2));
    case 'recommended': {
      const { grade, placeKind, askSchool } = event.payload;
      return {
        ...wait('recommended', askSchool ? 'ask_school' : 'submit', 'counsellor', addWorkingDays(on, 1)),
        grade,
        placeKind,
      };
    }
    case 'school_asked':
      return wait('school_asked', 'answer_request', 'school', date(event.payload.dueOn));
    case 'school_accepted':
      return wait('school_accepted', 'submit', 'counsellor', addWorkingDays(on, 1));
    case 'school_refused':
      return wait('refused_by_school', 'ask_other_school', 'counsellor', addWorkingDays(on, 1));
    case 'answer_withdrawn':
      return wait('school_asked', 'answer_request', 'school', date(event.payload.dueOn));
    case 'request_withdrawn':
      return wait('recommended', 'ask_school', 'counsellor', addWorkingDays(on, 1));
    case 'waiting_listed':
      return wait('waiting_list', 'review', 'counsellor', date(event.payload.reviewOn));
    case 'submitted':
      return wait('submitted', 'decide', 'school_authority', date(event.payload.dueOn));
    case 'submission_withdrawn':
      return wait('recommended', 'submit', 'counsellor', addWorkingDays(on, 1));
    case 'authority_asked':
      return wait('authority_asked', 'answer_authority', 'counsellor', date(event.payload.dueOn));
    case 'authority_answered':
      return wait('submitted', 'decide', 'school_authority', date(event.payload.dueOn));
    case 'submission_returned':
      return wait('returned', 'revise', 'counsellor', addWorkingDays(on, 2));
    case 'allocation_refused':
      return wait('not_allocated', 'settle_refusal', 'counsellor', addWorkingDays(on, 2));
    case 'decided': {
      const { schoolNumber, grade, placeKind, confirmBy } = event.payload;
      return { ...wait('allocated', 'confirm_admission', 'school', date(confirmBy)), schoolNumber, grade, placeKind };
    }
    case 'registration_advised':
      return wait('registration_advised', 'confirm_registration', 'counsellor', date(event.payload.checkBy));
    case 'admitted':
      return { ...end('admitted', on), schoolNumber: event.payload.schoolNumber };
    case 'not_arrived':
    case 'left_school':
      return wait(event.type, 'follow_up', 'counsellor', addWorkingDays(on, 3));
    case 'followed_up':
      return afterTalk(event.payload, on);
    case 'remedy_filed':
      return wait('legal_remedy', 'await_remedy', 'school_authority', nextWorkingDay(on.add({ days: 30 })));
    case 'remedy_settled':
      return wait('allocated', 'confirm_admission', 'school', addWorkingDays(on, 1));
    case 'closed':
      return end(event.payload.as, on);
    case 'reopened': {
      const { state, nextStep, nextOwner, dueOn } = event.payload;
      return wait(state, nextStep, nextOwner, date(dueOn));
    }
    case 'counselling_corrected':
    case 'proofs_noted':
    case 'first_day_corrected':
    case 'schooling_changed':
    case 'reminded':
    case 'assigned':
      return {};
  }
}

/** An event that does not fit the state of the case. */
export class NotNow extends Error {
  readonly state: CaseState;
  readonly event: CaseEventType;
  constructor(event: CaseEventType, state: CaseState) {
    super(`Der Fall steht inzwischen auf „${states[state].label}“. „${eventLabels[event]}“ geht jetzt nicht mehr.`);
    this.state = state;
    this.event = event;
  }
}

/**
 * The status after one more event.
 * @param status null before the first event, which must be `reported`.
 * @param on day of the event in Germany.
 * @throws NotNow when the event does not fit the state.
 */
export function applyEvent(status: CaseStatus | null, event: CaseEvent, on: Temporal.PlainDate): CaseStatus {
  if (status === null) {
    if (event.type !== 'reported') throw new Error('The first event of a case is "reported".');
    return {
      state: 'reported',
      nextStep: null,
      nextOwner: null,
      dueOn: null,
      closedOn: null,
      schoolNumber: null,
      grade: null,
      placeKind: null,
      ...changeBy(event, on),
      count: 1,
    };
  }
  if (!allowedIn[event.type].includes(status.state)) throw new NotNow(event.type, status.state);
  return { ...status, ...changeBy(event, on), count: status.count + 1 };
}

/** Folds the whole history: the one truth about a case. */
export function foldEvents(events: readonly { event: CaseEvent; on: Temporal.PlainDate }[]): CaseStatus {
  let status: CaseStatus | null = null;
  for (const { event, on } of events) status = applyEvent(status, event, on);
  if (!status) throw new Error('A case without events.');
  return status;
}

/** The line of progress on a case's page: six stations. */
export const stations = ['Gemeldet', 'Beraten', 'Empfohlen', 'Vorgelegt', 'Zugewiesen', 'Aufgenommen'] as const;
