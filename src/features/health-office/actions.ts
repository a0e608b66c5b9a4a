// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../clock.ts';
import { addWorkingDays } from '../../codes/holidays.ts';
import { type By, systemActor, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Jobs } from '../../outbound/jobs.ts';
import { Conflict } from '../../refusals.ts';
import { lockCase } from '../cases/actions.ts';
import { noteProofs } from '../cases/counselling/actions.ts';
import { getCaseHead } from '../cases/queries.ts';
import { meetDeadline, setDeadline } from '../deadlines/actions.ts';
import { createLink, revokeLinks } from '../links/actions.ts';
import { tell } from '../notices/actions.ts';
import { healthOfficeMail } from './mails.ts';
import {
  getOfficeNotice,
  type HealthOfficeSetting,
  holdHealthOfficeSetting,
  isExamined,
  listOfficeNotices,
  listOpenNotices,
  type OfficeNotice,
} from './queries.ts';
import { answerColumns, healthOfficeNoticeRow, healthOfficeSettingRow } from './rows.ts';
import { answerFacts, isOpen, type OfficeAnswer } from './words.ts';

/** Purpose of the link by which the health office answers; its record is the notice. */
export const answerPurpose = 'health_office';
/** Days a link to answer is good: examinations are waited for. */
export const linkDays = 90;
/** Working days until somebody asks the office what became of it, and until the head hears of it. */
const answerDays = 20;
const escalationDays = 30;
/** Working days after an answer that was not the last, or after the day it names, until somebody asks again. */
const againDays = 5;

const toCase = (id: string) => [{ kind: 'case', id, label: 'Zum Fall' }];

/** Sets the day by which somebody asks the office how it stands; the head hears of it ten working days later. */
async function askBy(tx: Tx, by: By, caseId: string, dueOn: Temporal.PlainDate): Promise<void> {
  const { responsibleId } = await getCaseHead(tx, by.centreId, caseId);
  await setDeadline(tx, by, {
    kind: 'health_office_answer',
    recordId: caseId,
    owner: { role: 'counsellor', ...(responsibleId === null ? {} : { userId: responsibleId }) },
    dueOn,
    escalation: { on: addWorkingDays(dueOn, escalationDays - answerDays), to: 'head' },
  });
}

/**
 * Writes when the health office is told; from then on it counts. Where it is never told any more, or elsewhere, the notices that
 * are open are taken back, and who is responsible is asked to tell the new mailbox.
 * @throws Conflict when somebody changed it since it was shown
 */
export async function changeHealthOfficeSetting(
  tx: Tx,
  by: By,
  seen: HealthOfficeSetting,
  input: Pick<HealthOfficeSetting, 'moment' | 'email'>,
): Promise<void> {
  const { centreId, now } = by;
  const since = seen.moment === input.moment && seen.since !== null ? seen.since : now;
  const version = seen.version + 1;
  const { id, ...columns } = healthOfficeSettingRow({ ...input, centreId, id: newId(), since, version });
  const written = await tx
    .insertInto('health_office_setting')
    .values({ id, ...columns })
    .onConflict((conflict) =>
      conflict.column('centre_id').doUpdateSet(columns).where('health_office_setting.version', '=', seen.version),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written)
    throw new Conflict(
      'Jemand anderes hat die Einstellungen inzwischen geändert. Ihre Änderung ist nicht gespeichert.',
      [{ kind: 'centre', label: 'Zum Zentrum' }],
    );
  if (input.moment !== 'never' && input.email === seen.email) return;
  const open = await listOpenNotices(tx, centreId);
  await withdraw(tx, by, open);
  for (const caseId of new Set(open.map((one) => one.caseId)))
    if (input.moment === 'never') await meetDeadline(tx, by, { kind: 'health_office_answer', recordId: caseId });
    else await askBy(tx, by, caseId, by.today);
}

/** Takes notices back: their links end at once. */
async function withdraw(tx: Tx, by: By, notices: readonly { id: string }[]): Promise<void> {
  if (notices.length === 0) return;
  await tx
    .updateTable('health_office_notice')
    .set({ withdrawn_at: by.now, withdrawn_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where(
      'id',
      'in',
      notices.map(({ id }) => id),
    )
    .where('withdrawn_at', 'is', null)
    .execute();
  for (const { id } of notices) await revokeLinks(tx, by, { purpose: answerPurpose, recordId: id });
}

/**
 * Tells the health office of the child of an open case: the notice, its link, the mail and the day by which an answer is
 * expected come in one transaction. Told twice on one day it is told once.
 * @returns whether it was told now
 * @throws Conflict where the centre tells nothing, or the case is closed
 */
export async function notifyHealthOffice(tx: Tx, by: By, caseId: string, jobs: Pick<Jobs, 'send'>): Promise<boolean> {
  const { centreId } = by;
  await lockCase(tx, centreId, caseId);
  const { closedOn } = await getCaseHead(tx, centreId, caseId);
  const { moment, email } = await holdHealthOfficeSetting(tx, centreId);
  if (moment === 'never')
    throw new Conflict(
      'Dieses Zentrum teilt dem Gesundheitsamt nichts mit. Die Leitung kann das unter „Zentrum“ ändern.',
      toCase(caseId),
    );
  if (closedOn !== null) throw new Conflict('Der Fall ist geschlossen. Es wurde nichts mitgeteilt.', toCase(caseId));
  const [last] = await listOfficeNotices(tx, centreId, caseId);
  if (last && last.withdrawnAt === null && dayOf(last.askedAt).equals(by.today)) return false;
  const id = newId();
  const notice = { centreId, id, caseId, number: (last?.number ?? 0) + 1, recipient: email };
  await tx
    .insertInto('health_office_notice')
    .values(healthOfficeNoticeRow({ ...notice, by: by.userId, at: by.now }))
    .execute();
  const to = { purpose: answerPurpose, recordId: id, recipient: email, days: linkDays };
  const { token } = await createLink(tx, by, to);
  await askBy(tx, by, caseId, addWorkingDays(by.today, answerDays));
  await jobs.send(tx, healthOfficeMail, { centreId, noticeId: id, token });
  return true;
}

/** The mail of a notice was handed to the mail server. The first time counts. */
export async function markMailed(tx: Tx, centreId: string, id: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('health_office_notice')
    .set({ mailed_at: at })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('mailed_at', 'is', null)
    .execute();
}

/** Ends the links of every notice of a case: nobody is expected to answer any more. */
async function endLinks(tx: Tx, by: By, caseId: string, except?: string): Promise<void> {
  for (const { id } of await listOfficeNotices(tx, by.centreId, caseId))
    if (id !== except) await revokeLinks(tx, by, { purpose: answerPurpose, recordId: id });
  await meetDeadline(tx, by, { kind: 'health_office_answer', recordId: caseId });
}

/** Takes back what the health office was told and may still answer: its links end at once. What it has answered stays. */
export async function withdrawNotices(tx: Tx, by: By, caseId: string): Promise<void> {
  // An answer that comes at the same time is taken whole, or told that it is not needed.
  await lockCase(tx, by.centreId, caseId);
  const notices = await listOfficeNotices(tx, by.centreId, caseId);
  await withdraw(tx, by, notices.filter(isOpen));
  await endLinks(tx, by, caseId);
}

/** A case is closed: what the office may still answer is taken back. */
export const settleHealthOffice = (tx: Tx, by: By, caseId: string): Promise<void> => withdrawNotices(tx, by, caseId);

/**
 * What the health office answers becomes the proof of the child's entry examination; who is responsible is told. A proof that is
 * settled stays so, whatever is answered later. After the last answer the other links end, too; after another one somebody asks
 * again some days later. The same answer sent twice changes nothing.
 * @throws NotFound; Conflict when the case was closed or the notice taken back meanwhile
 */
export async function takeAnswer(
  tx: Tx,
  centreId: string,
  noticeId: string,
  said: { answer: OfficeAnswer; on: Temporal.PlainDate | null },
  now: Temporal.Instant,
): Promise<{ last: boolean }> {
  const by: By = { ...systemActor(centreId, now), role: 'health_office', schools: [], today: dayOf(now) };
  const { caseId } = await getOfficeNotice(tx, centreId, noticeId);
  await lockCase(tx, centreId, caseId);
  const { closedOn, responsibleId } = await getCaseHead(tx, centreId, caseId);
  const before = await getOfficeNotice(tx, centreId, noticeId);
  const isSettled = await isExamined(tx, centreId, caseId);
  const last = isSettled || answerFacts[said.answer].last;
  if (closedOn === null && before.withdrawnAt === null && isSame(before, said)) return { last };
  if (closedOn !== null || !(await keepAnswer(tx, centreId, noticeId, { ...said, at: now })))
    throw new Conflict('Eine Antwort wird nicht mehr gebraucht. Es wurde nichts gespeichert.');
  const proof = { kind: 'entry_examination', state: answerFacts[said.answer].proof, onDay: said.on } as const;
  if (!isSettled) await noteProofs(tx, by, caseId, [proof]);
  if (last) await endLinks(tx, by, caseId, noticeId);
  else await askBy(tx, by, caseId, addWorkingDays(laterOf(by.today, said.on), againDays));
  const news = { centreId, recordId: caseId, at: now, byUser: null, responsible: responsibleId };
  await tell(tx, 'health_office_answered', [news]);
  return { last };
}

const laterOf = (today: Temporal.PlainDate, on: Temporal.PlainDate | null): Temporal.PlainDate =>
  on !== null && Temporal.PlainDate.compare(on, today) > 0 ? on : today;

const isSame = (
  before: OfficeNotice,
  { answer, on }: { answer: OfficeAnswer; on: Temporal.PlainDate | null },
): boolean => before.answer === answer && String(before.answerOn) === String(on);

/** @returns whether the notice was not taken back meanwhile */
async function keepAnswer(
  tx: Tx,
  centreId: string,
  noticeId: string,
  answer: Parameters<typeof answerColumns>[0],
): Promise<boolean> {
  const kept = await tx
    .updateTable('health_office_notice')
    .set(answerColumns(answer))
    .where('centre_id', '=', centreId)
    .where('id', '=', noticeId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return kept.numUpdatedRows === 1n;
}
