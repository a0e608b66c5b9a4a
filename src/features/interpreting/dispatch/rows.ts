// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';
import { bufferMinutes } from './fact-rules.ts';

type Job = Row<'interpreting_job'>;
type Offer = Row<'interpreting_offer'>;

/** From setting out until the end with a buffer: when somebody cannot do another job. */
export const busyColumns = (start: Temporal.Instant, end: Temporal.Instant, wayMinutes: number) => ({
  way_minutes: wayMinutes,
  busy_from: start.subtract({ minutes: wayMinutes }),
  busy_to: end.add({ minutes: bufferMinutes }),
});

/** Somebody interprets a talk. */
export const jobRow = (one: {
  centreId: string;
  id: string;
  requestId: string;
  volunteerId: string;
  personKey: string;
  mode: Job['mode'];
  wayMinutes: number;
  /** Straight line with detour, one way. */
  metres: number;
  start: Temporal.Instant;
  end: Temporal.Instant;
  at: Temporal.Instant;
  /** Null: the person took it by the link. */
  by: string | null;
}): Job => ({
  centre_id: one.centreId,
  id: one.id,
  request_id: one.requestId,
  volunteer_id: one.volunteerId,
  person_key: one.personKey,
  mode: one.mode,
  metres: one.metres,
  ...busyColumns(one.start, one.end, one.wayMinutes),
  assigned_at: one.at,
  assigned_by: one.by,
  sequence: 0,
  to_call_at: null,
  reminded_at: null,
  released_at: null,
  released_why: null,
});

/** Somebody was asked. */
export const offerRow = (one: {
  centreId: string;
  id: string;
  requestId: string;
  volunteerId: string;
  via: Offer['via'];
  leadBand: number;
  at: Temporal.Instant;
  by: string;
  answerBy: Temporal.Instant;
  answer?: { answer: NonNullable<Offer['answer']>; at: Temporal.Instant; by: string | null };
}): Offer => ({
  centre_id: one.centreId,
  id: one.id,
  request_id: one.requestId,
  volunteer_id: one.volunteerId,
  via: one.via,
  lead_band: one.leadBand,
  asked_at: one.at,
  asked_by: one.by,
  answer_by: one.answerBy,
  mailed_at: null,
  answer: one.answer?.answer ?? null,
  answered_at: one.answer?.at ?? null,
  answered_by: one.answer?.by ?? null,
  told_at: null,
});

/** The program begins to ask one after the other. */
export const cascadeRow = (one: {
  centreId: string;
  id: string;
  requestId: string;
  size: number;
  at: Temporal.Instant;
  by: string;
}): Row<'interpreting_cascade'> => ({
  centre_id: one.centreId,
  id: one.id,
  request_id: one.requestId,
  size: one.size,
  steps: 0,
  started_at: one.at,
  started_by: one.by,
  ended_at: null,
  ended_why: null,
});

/** A volunteer knows who is involved. */
export const acquaintanceRow = (one: {
  centreId: string;
  id: string;
  institutionId: string;
  reference: string;
  volunteerId: string;
  at: Temporal.Instant;
}): Row<'acquaintance'> => ({
  centre_id: one.centreId,
  id: one.id,
  institution_id: one.institutionId,
  reference: one.reference,
  volunteer_id: one.volunteerId,
  said_at: one.at,
});

/** The proof of a job nobody has said anything about. */
export const proofRow = (one: {
  centreId: string;
  id: string;
  jobId: string;
  outcome: Row<'interpreting_proof'>['outcome'];
}): Row<'interpreting_proof'> => ({
  centre_id: one.centreId,
  id: one.id,
  job_id: one.jobId,
  outcome: one.outcome,
  institution_from: null,
  institution_to: null,
  institution_at: null,
  institution_by: null,
  institution_via: null,
  volunteer_from: null,
  volunteer_to: null,
  volunteer_at: null,
  volunteer_via: null,
  volunteer_by: null,
  ticket_cents: 0,
  burdened_at: null,
  burden_settled_at: null,
  burden_settled_by: null,
  decided_from: null,
  decided_to: null,
  decided_at: null,
  decided_by: null,
  reason: '',
  version: 1,
});
