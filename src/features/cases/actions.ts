// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { meetDeadline } from '../deadlines/actions.ts';
import { close, leave } from './leaving-actions.ts';
import { isCounsellor } from './queries.ts';
import { caseEventRow, caseTextRow, numberSequenceRow, placementCaseRow, statusColumns } from './rows.ts';
import { applyEvent, type CaseEvent, type CaseStatus, NotNow } from './rules.ts';
import type { CaseKind } from './states.ts';

/** Free text that goes with an event; it lies apart from the log so that it can be erased. */
export interface EventText {
  kind:
    | 'counselling'
    | 'recommendation_reason'
    | 'deviation_reason'
    | 'decision_reason'
    | 'school_answer'
    | 'submission_note'
    | 'authority_question'
    | 'authority_answer'
    | 'return_reason'
    | 'refusal_reason'
    | 'report_note'
    | 'closing_reason'
    | 'school_note'
    | 'follow_up_note'
    | 'appointment_note'
    | 'correction_reason';
  body: string;
}

const columns = [
  'state',
  'next_step',
  'next_owner',
  'due_on',
  'closed_on',
  'school_number',
  'grade',
  'place_kind',
  'event_count',
] as const;

/**
 * Locks a case: nobody else changes it until this transaction ends.
 * @returns its version; undefined when there is no such case
 */
export async function lockCase(tx: Tx, centreId: string, caseId: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('placement_case')
    .select('version')
    .where('centre_id', '=', centreId)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  return row?.version;
}

/**
 * Records what happened, and who becomes responsible by it: one event row each, the derived status of the case, the texts.
 * The case's row is locked first, so two people at once come one after the other, and the second is told.
 * @returns the id of the event, the new status, and who is responsible.
 * @throws NotFound for an unknown case; Conflict when the event no longer fits its state.
 */
export async function recordEvent(
  tx: Tx,
  by: By,
  caseId: string,
  event: CaseEvent,
  texts: readonly EventText[] = [],
): Promise<{ eventId: string; status: CaseStatus; responsible: string | null }> {
  const row = await tx
    .selectFrom('placement_case')
    .select([...columns, 'version', 'responsible_user'])
    .where('centre_id', '=', by.centreId)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const before: CaseStatus = {
    state: row.state,
    nextStep: row.next_step,
    nextOwner: row.next_owner,
    dueOn: row.due_on,
    closedOn: row.closed_on,
    schoolNumber: row.school_number,
    grade: row.grade,
    placeKind: row.place_kind,
    count: row.event_count,
  };
  const taking: CaseEvent | undefined =
    row.responsible_user === null && (await becomesResponsible(tx, by, event))
      ? { type: 'assigned', payload: { userId: by.userId } }
      : undefined;
  let status: CaseStatus;
  try {
    status = applyEvent(before, event, by.today);
    // Changes nothing but the count.
    if (taking) status = applyEvent(status, taking, by.today);
  } catch (error) {
    if (error instanceof NotNow) throw new Conflict(error.message, [{ kind: 'case', id: caseId, label: 'Zum Fall' }]);
    throw error;
  }
  await tx
    .updateTable('placement_case')
    .set({
      ...statusColumns(status),
      version: row.version + 1,
      ...(taking ? { responsible_user: by.userId } : {}),
    })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', caseId)
    .execute();
  // Who became responsible, and when, stands in the history like each later change of it.
  if (taking) await insertEvent(tx, by, caseId, status.count - 1, taking, []);
  const eventId = await insertEvent(tx, by, caseId, status.count, event, texts);
  await settleStateLeft(tx, by, caseId, before, status, event);
  return { eventId, status, responsible: taking ? by.userId : row.responsible_user };
}

/** What belonged to a state ends with it, whichever deed leads out of it: an appointment, a deadline after a no-show. */
async function settleStateLeft(
  tx: Tx,
  by: By,
  caseId: string,
  before: CaseStatus,
  { state, closedOn }: CaseStatus,
  { type }: CaseEvent,
): Promise<void> {
  if (before.closedOn === null && closedOn !== null) await close(tx, by, caseId);
  if (before.state === state) return;
  await leave(tx, by, caseId, before.state, type);
  if (before.state === 'no_show') await meetDeadline(tx, by, { kind: 'no_show', recordId: caseId });
}

/** Deeds by which the first counsellor becomes responsible; corrections, letters and administration change nothing. */
const takesOver: readonly CaseEvent['type'][] = ['invited', 'counselled', 'recommended', 'submitted'];

/** Does whoever does this become responsible, where nobody is yet? Only people who counsel do. */
async function becomesResponsible(tx: Tx, by: By, event: CaseEvent): Promise<boolean> {
  return takesOver.includes(event.type) && (await isCounsellor(tx, by.centreId, by.userId));
}

async function insertEvent(
  tx: Tx,
  by: By,
  caseId: string,
  seq: number,
  event: CaseEvent,
  texts: readonly EventText[],
): Promise<string> {
  const eventId = newId();
  const { centreId } = by;
  const row = caseEventRow({ centreId, id: eventId, caseId, seq, event, at: by.now, by });
  await tx
    .insertInto('case_event')
    .values({ ...row, payload: JSON.stringify(row.payload) })
    .execute();
  const filled = texts.filter((text) => text.body.trim() !== '');
  if (filled.length > 0) {
    await tx
      .insertInto('case_text')
      .values(
        filled.map(({ kind, body }) =>
          caseTextRow({ centreId, id: newId(), caseId, eventId, kind, body: body.trim() }),
        ),
      )
      .execute();
  }
  return eventId;
}

/** What a new case needs to know. */
export interface NewCase {
  childId: string;
  kind: CaseKind;
  ags: string;
  authorityId: string | null;
  note: string;
}

/**
 * Opens a case for a child: number (prefix-year-counter), first event.
 * @throws Conflict when the child has an open case already (rule R3: one open case per child).
 */
export async function openCase(
  tx: Tx,
  by: By,
  numberPrefix: string,
  input: NewCase,
): Promise<{ id: string; number: string }> {
  const existing = await tx
    .selectFrom('placement_case')
    .select('id')
    .where('centre_id', '=', by.centreId)
    .where('child_id', '=', input.childId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  if (existing)
    throw new Conflict('Für dieses Kind gibt es schon einen offenen Fall.', [
      { kind: 'case', id: existing.id, label: 'Zum offenen Fall' },
    ]);
  const { today } = by;
  const id = newId();
  const number = `${numberPrefix}-${today.year}-${String(await nextNumber(tx, by.centreId, 'case', today.year)).padStart(4, '0')}`;
  const event: CaseEvent = { type: 'reported', payload: { ags: input.ags, kind: input.kind } };
  await tx
    .insertInto('placement_case')
    .values(
      placementCaseRow({
        centreId: by.centreId,
        id,
        number,
        childId: input.childId,
        kind: input.kind,
        openedOn: today,
        reportedBy: by.userId,
        reportedAgs: input.ags,
        responsibleUser: null,
        authorityId: input.authorityId,
        status: applyEvent(null, event, today),
        version: 1,
      }),
    )
    .execute();
  await insertEvent(tx, by, id, 1, event, [{ kind: 'report_note', body: input.note }]);
  return { id, number };
}

/** The next number of a yearly counter of this centre; concurrent callers wait for each other and get different ones. */
export async function nextNumber(tx: Tx, centreId: string, kind: string, year: number): Promise<number> {
  const row = await tx
    .insertInto('number_sequence')
    .values(numberSequenceRow({ centreId, id: newId(), kind, year, last: 1 }))
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'kind', 'year'])
        .doUpdateSet((e) => ({ last_number: e('number_sequence.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}
