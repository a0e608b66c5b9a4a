// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ProofKind, ProofState } from '../../codes/proofs.ts';
import type { PlaceKindKey } from '../../codes/pupil-keys.ts';
import type { CaseKind, CaseState, ClosingState, NoShowStep, Owner, Step } from './states.ts';

/** What can happen in a case. Payloads carry ids, codes and ISO dates only. */
export type CaseEvent =
  | { type: 'reported'; payload: { ags: string; kind: CaseKind } }
  | { type: 'invited'; payload: { replyBy: string } }
  /** `moved`: why an appointment that stood was moved. */
  | { type: 'scheduled'; payload: { on: string; time: string; format: string; moved?: AppointmentReason } }
  | { type: 'appointment_cancelled'; payload: { because: AppointmentReason } }
  /** Without a step, as written down before there was a choice: invite again within three working days. */
  | { type: 'no_show'; payload: { step?: NoShowStep; dueOn?: string } }
  | { type: 'documents_missing'; payload: { askBy: string } }
  | { type: 'counselled'; payload: { counsellingId: string; on: string } }
  /** `on`: the day of the counselling, as it stands now. */
  | { type: 'counselling_corrected'; payload: { counsellingId: string; on: string } }
  /** How the proofs stand that were noted; null: of this nothing new is known. */
  | { type: 'proofs_noted'; payload: Record<ProofKind, ProofState | null> }
  | {
      type: 'recommended';
      payload: { recommendationId: string; grade: string; placeKind: PlaceKindKey; askSchool: boolean };
    }
  | { type: 'school_asked'; payload: { requestId: string; schoolNumber: string; dueOn: string } }
  | { type: 'school_accepted'; payload: { requestId: string; schoolNumber: string } }
  | { type: 'school_refused'; payload: { requestId: string; schoolNumber: string } }
  | { type: 'answer_withdrawn'; payload: { requestId: string; schoolNumber: string; dueOn: string } }
  | { type: 'request_withdrawn'; payload: { requestId: string } }
  | { type: 'waiting_listed'; payload: { reviewOn: string } }
  | { type: 'submitted'; payload: { submissionId: string; authorityId: string; dueOn: string } }
  | { type: 'submission_withdrawn'; payload: { submissionId: string } }
  | { type: 'authority_asked'; payload: { submissionId: string; dueOn: string } }
  | { type: 'authority_answered'; payload: { submissionId: string; dueOn: string } }
  | { type: 'submission_returned'; payload: { submissionId: string } }
  | { type: 'allocation_refused'; payload: { submissionId: string } }
  | {
      type: 'decided';
      payload: {
        decisionId: string;
        schoolNumber: string;
        grade: string;
        placeKind: PlaceKindKey;
        startOn: string;
        confirmBy: string;
        replacesId: string | null;
      };
    }
  | { type: 'registration_advised'; payload: { schoolNumbers: string[]; checkBy: string } }
  | { type: 'admitted'; payload: { admissionId: string; schoolNumber: string; firstSchoolDay: string } }
  | { type: 'first_day_corrected'; payload: { admissionId: string; firstSchoolDay: string; before: string } }
  | { type: 'not_arrived'; payload: { schoolNumber: string; admissionId: string | null } }
  | { type: 'left_school'; payload: { schoolNumber: string; admissionId: string; leftOn: string } }
  | { type: 'followed_up'; payload: { on: string; outcome: FollowUp; nextOn: string; kind: CaseKind } }
  | { type: 'remedy_filed'; payload: { receivedOn: string } }
  | { type: 'remedy_settled'; payload: Record<string, never> }
  | { type: 'schooling_changed'; payload: { schools: number } }
  /** `kind`: another way, by another birth date; null: as before. */
  | { type: 'report_corrected'; payload: { kind: CaseKind | null; withoutNote?: boolean } }
  | { type: 'reminded'; payload: { owner: Owner } }
  | { type: 'assigned'; payload: { userId: string } }
  | { type: 'closed'; payload: { as: ClosingState } }
  | { type: 'reopened'; payload: Reopening };
export type CaseEventType = CaseEvent['type'];

/** Why an appointment is moved or called off. */
export const appointmentReasons = {
  family: 'Familie kann nicht',
  centre: 'Zentrum kann nicht',
  interpreter: 'niemand zum Dolmetschen',
  other: 'anderer Grund',
} as const;
export type AppointmentReason = keyof typeof appointmentReasons;

/** What the talk with the family about a child that is not at its school has led to. */
export const followUps = {
  returns: 'Das Kind kommt (wieder) in diese Schule',
  other_school: 'Das Kind braucht einen anderen Schulplatz',
  open: 'Noch nicht geklärt',
} as const;
export type FollowUp = keyof typeof followUps;

/** Where a case stood before it was closed: codes and ISO dates, as the event that opens it again carries them. */
export type Reopening = { state: CaseState; nextStep: Step; nextOwner: Owner; dueOn: string };

/** What people read in the history. */
export const eventLabels: Record<CaseEventType, string> = {
  reported: 'gemeldet',
  invited: 'Familie eingeladen',
  scheduled: 'Termin vereinbart',
  appointment_cancelled: 'Termin abgesagt',
  no_show: 'nicht erschienen',
  documents_missing: 'Unterlagen fehlen',
  counselled: 'Erstberatung geführt',
  counselling_corrected: 'Beratung berichtigt',
  proofs_noted: 'Nachweise eingetragen',
  recommended: 'Empfehlung geschrieben',
  school_asked: 'Schule angefragt',
  school_accepted: 'Schule hat zugesagt',
  school_refused: 'Schule hat abgelehnt',
  answer_withdrawn: 'Schule hat ihre Antwort zurückgenommen',
  request_withdrawn: 'Anfrage zurückgezogen',
  waiting_listed: 'auf die Warteliste gesetzt',
  submitted: 'zur Entscheidung vorgelegt',
  submission_withdrawn: 'Vorlage zurückgezogen',
  authority_asked: 'Rückfrage der Behörde',
  authority_answered: 'Rückfrage beantwortet',
  submission_returned: 'Vorlage zurückgegeben',
  allocation_refused: 'Zuweisung abgelehnt',
  decided: 'Zuweisung entschieden',
  registration_advised: 'Anmeldung an nahen Schulen empfohlen',
  admitted: 'Aufnahme bestätigt',
  first_day_corrected: 'ersten Schultag berichtigt',
  not_arrived: 'nicht in der Schule erschienen',
  left_school: 'Schule verlassen',
  followed_up: 'mit der Familie geklärt',
  remedy_filed: 'Rechtsbehelf eingelegt',
  remedy_settled: 'Rechtsbehelf erledigt',
  schooling_changed: 'frühere Schulen geändert',
  report_corrected: 'Meldung berichtigt',
  reminded: 'erinnert',
  assigned: 'Zuständigkeit im Team geändert',
  closed: 'Fall geschlossen',
  reopened: 'Fall wieder geöffnet',
};
