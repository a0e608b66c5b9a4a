// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { wordOf } from '../../codes/keys.ts';
import { proofKinds, proofLabels, proofStateLabels } from '../../codes/proofs.ts';
import { findGrade, findPlaceKind } from '../../codes/school-forms.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import { appointmentReasons, type CaseEvent, followUps } from '../cases/rules.ts';
import { owners, states, steps } from '../cases/states.ts';
import { formatLabels } from '../cases/words.tsx';
import type { CaseFile, HistoryRow } from './queries.ts';

const day = (iso: string): string => formatDate(Temporal.PlainDate.from(iso));
const wanted = (grade: string, kind: string): string =>
  `${findGrade(grade)?.label ?? grade}, ${findPlaceKind(kind)?.label ?? kind}`;

/** "Di 24.11.2026, 10:00 Uhr, im Zentrum" */
const appointmentText = ({ on, time, format }: Extract<CaseEvent, { type: 'scheduled' }>['payload']): string =>
  `${day(on)}, ${time} Uhr, ${wordOf(formatLabels, format)}`;

/** The appointment made last, of a history with the newest first; undefined without one. */
export function lastAppointment(history: readonly Pick<HistoryRow, 'type' | 'payload'>[]): string | undefined {
  const row = history.find(({ type }) => type === 'scheduled');
  const event = row && ({ type: row.type, payload: row.payload } as unknown as CaseEvent);
  return event?.type === 'scheduled' ? appointmentText(event.payload) : undefined;
}

/** What an event says beside its name, as a sentence part; '' when there is nothing to add. */
export function eventDetail(row: Pick<HistoryRow, 'type' | 'payload'>, { schools, people }: CaseFile['names']): string {
  const event = { type: row.type, payload: row.payload } as unknown as CaseEvent;
  const school = (number: string): string => schools.get(number) ?? number;
  switch (event.type) {
    case 'invited':
      return `Antwort bis ${day(event.payload.replyBy)}`;
    case 'scheduled': {
      const { moved } = event.payload;
      return `${appointmentText(event.payload)}${moved === undefined ? '' : `, verschoben: ${appointmentReasons[moved]}`}`;
    }
    case 'appointment_cancelled':
      return appointmentReasons[event.payload.because];
    case 'no_show': {
      const { step, dueOn } = event.payload;
      return step === undefined || dueOn === undefined ? '' : `${steps[step]} bis ${day(dueOn)}`;
    }
    case 'documents_missing':
      return `nachfragen am ${day(event.payload.askBy)}`;
    case 'proofs_noted':
      return proofKinds
        .flatMap((kind) => {
          const state = event.payload[kind];
          return state === null ? [] : [`${proofLabels[kind]} ${proofStateLabels[state]}`];
        })
        .join(', ');
    case 'counselled':
      return `am ${day(event.payload.on)}`;
    case 'recommended':
      return wanted(event.payload.grade, event.payload.placeKind);
    case 'school_asked':
      return `${school(event.payload.schoolNumber)}, Antwort bis ${day(event.payload.dueOn)}`;
    case 'school_accepted':
    case 'school_refused':
    case 'answer_withdrawn':
    case 'not_arrived':
      return school(event.payload.schoolNumber);
    case 'waiting_listed':
      return `wieder prüfen am ${day(event.payload.reviewOn)}`;
    case 'authority_asked':
      return `Antwort bis ${day(event.payload.dueOn)}`;
    case 'submitted':
    case 'authority_answered':
      return `Entscheidung bis ${day(event.payload.dueOn)}`;
    case 'decided':
      return `${school(event.payload.schoolNumber)}, ${wanted(event.payload.grade, event.payload.placeKind)}, ab ${day(event.payload.startOn)}`;
    case 'registration_advised':
      return event.payload.schoolNumbers.map(school).join('; ');
    case 'admitted':
      return `${school(event.payload.schoolNumber)}, erster Schultag ${day(event.payload.firstSchoolDay)}`;
    case 'first_day_corrected':
      return `${day(event.payload.firstSchoolDay)} statt ${day(event.payload.before)}`;
    case 'left_school':
      return `${school(event.payload.schoolNumber)}, letzter Schultag ${day(event.payload.leftOn)}`;
    case 'followed_up':
      return followUps[event.payload.outcome];
    case 'remedy_filed':
      return `eingegangen am ${day(event.payload.receivedOn)}`;
    case 'schooling_changed':
      return formatCount(event.payload.schools, 'Schule', 'Schulen');
    case 'reminded':
      return owners[event.payload.owner];
    case 'assigned':
      return people.get(event.payload.userId) ?? '';
    case 'closed':
      return states[event.payload.as].label;
    case 'reopened':
      return states[event.payload.state].label;
    case 'reported':
    case 'request_withdrawn':
    case 'submission_withdrawn':
    case 'submission_returned':
    case 'allocation_refused':
    case 'report_corrected':
    case 'counselling_corrected':
    case 'remedy_settled':
      return '';
  }
}
