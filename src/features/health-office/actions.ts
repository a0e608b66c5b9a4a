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
import { getHealthOfficeSetting, getOfficeNotice, type HealthOfficeSetting, listOfficeNotices } from './queries.ts';
import { answerColumns, healthOfficeNoticeRow, healthOfficeSettingRow } from './rows.ts';
import { answerFacts, type OfficeAnswer } from './words.ts';

/** Purpose of the link by which the health office answers; its record is the notice. */
export const answerPurpose = 'health_office';
/** Days a link to answer is good: examinations are waited for. */
export const linkDays = 90;
/** Working days until somebody asks the office what became of it, and until the head hears of it. */
const answerDays = 20;
const escalationDays = 30;

const toCase = (id: string) => [{ kind: 'case', id, label: 'Zum Fall' }];

/** Writes when the health office is told; from then on it counts. @throws Conflict when somebody changed it since it was shown */
export async function changeHealthOfficeSetting(
  tx: Tx,
  { centreId, now }: By,
  seen: HealthOfficeSetting,
  input: Pick<HealthOfficeSetting, 'moment' | 'email'>,
): Promise<void> {
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
  const { closedOn, responsibleId } = await getCaseHead(tx, centreId, caseId);
  const { moment, email } = await getHealthOfficeSetting(tx, centreId);
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
  await setDeadline(tx, by, {
    kind: 'health_office_answer',
    recordId: caseId,
    owner: { role: 'counsellor', ...(responsibleId === null ? {} : { userId: responsibleId }) },
    dueOn: addWorkingDays(by.today, answerDays),
    escalation: { on: addWorkingDays(by.today, escalationDays), to: 'head' },
  });
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

/** Takes back what the health office was told: its links end at once. What it has answered stays. */
export async function withdrawNotices(tx: Tx, by: By, caseId: string): Promise<void> {
  await endLinks(tx, by, caseId);
  await tx
    .updateTable('health_office_notice')
    .set({ withdrawn_at: by.now, withdrawn_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** A case is closed: the links of its notices end. */
export const settleHealthOffice = (tx: Tx, by: By, caseId: string): Promise<void> => endLinks(tx, by, caseId);

/**
 * What the health office answers becomes the proof of the child's entry examination; who is responsible is told. After the
 * last answer the other links end, too.
 * @throws NotFound; Conflict when the case was closed or the notice taken back meanwhile
 */
export async function takeAnswer(
  tx: Tx,
  centreId: string,
  noticeId: string,
  { answer, on }: { answer: OfficeAnswer; on: Temporal.PlainDate | null },
  now: Temporal.Instant,
): Promise<{ last: boolean }> {
  const by: By = { ...systemActor(centreId, now), role: 'health_office', schools: [], today: dayOf(now) };
  const { caseId } = await getOfficeNotice(tx, centreId, noticeId);
  await lockCase(tx, centreId, caseId);
  const { closedOn, responsibleId } = await getCaseHead(tx, centreId, caseId);
  const { withdrawnAt } = await getOfficeNotice(tx, centreId, noticeId);
  if (closedOn !== null || withdrawnAt !== null)
    throw new Conflict('Eine Antwort wird nicht mehr gebraucht. Es wurde nichts gespeichert.');
  const { proof, last } = answerFacts[answer];
  await tx
    .updateTable('health_office_notice')
    .set(answerColumns({ answer, on, at: now }))
    .where('centre_id', '=', centreId)
    .where('id', '=', noticeId)
    .execute();
  await noteProofs(tx, by, caseId, [{ kind: 'entry_examination', state: proof, onDay: on }]);
  if (last) await endLinks(tx, by, caseId, noticeId);
  else await meetDeadline(tx, by, { kind: 'health_office_answer', recordId: caseId });
  const news = { centreId, recordId: caseId, at: now, byUser: null, responsible: responsibleId };
  await tell(tx, 'health_office_answered', [news]);
  return { last };
}
