// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PlaceKindKey } from '../../codes/pupil-keys.ts';
import type { CaseKind, ClosingState, Owner } from './states.ts';

/** What can happen in a case. Payloads carry ids, codes and ISO dates only. */
export type CaseEvent =
  | { type: 'reported'; payload: { ags: string; kind: CaseKind } }
  | { type: 'invited'; payload: { replyBy: string } }
  | { type: 'scheduled'; payload: { on: string; time: string; format: string } }
  | { type: 'no_show'; payload: Record<string, never> }
  | { type: 'documents_missing'; payload: { askBy: string } }
  | { type: 'counselled'; payload: { counsellingId: string; on: string } }
  | {
      type: 'recommended';
      payload: { recommendationId: string; grade: string; placeKind: PlaceKindKey; askSchool: boolean };
    }
  | { type: 'school_asked'; payload: { requestId: string; schoolNumber: string; dueOn: string } }
  | { type: 'school_accepted'; payload: { requestId: string; schoolNumber: string } }
  | { type: 'school_refused'; payload: { requestId: string; schoolNumber: string } }
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
  | { type: 'remedy_filed'; payload: { receivedOn: string } }
  | { type: 'remedy_settled'; payload: Record<string, never> }
  | { type: 'schooling_changed'; payload: { schools: number } }
  /** `kind`: another way, by another birth date; null: as before. */
  | { type: 'report_corrected'; payload: { kind: CaseKind | null } }
  | { type: 'reminded'; payload: { owner: Owner } }
  | { type: 'assigned'; payload: { userId: string } }
  | { type: 'closed'; payload: { as: ClosingState } };
export type CaseEventType = CaseEvent['type'];

/** What people read in the history. */
export const eventLabels: Record<CaseEventType, string> = {
  reported: 'gemeldet',
  invited: 'Familie eingeladen',
  scheduled: 'Termin vereinbart',
  no_show: 'nicht erschienen',
  documents_missing: 'Unterlagen fehlen',
  counselled: 'Erstberatung geführt',
  recommended: 'Empfehlung geschrieben',
  school_asked: 'Schule angefragt',
  school_accepted: 'Schule hat zugesagt',
  school_refused: 'Schule hat abgelehnt',
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
  remedy_filed: 'Rechtsbehelf eingelegt',
  remedy_settled: 'Rechtsbehelf erledigt',
  schooling_changed: 'frühere Schulen geändert',
  report_corrected: 'Meldung berichtigt',
  reminded: 'erinnert',
  assigned: 'Zuständigkeit im Team geändert',
  closed: 'Fall geschlossen',
};
