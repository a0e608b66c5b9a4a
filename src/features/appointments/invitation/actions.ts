// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { addWorkingDays } from '../../../codes/holidays.ts';
import type { Actor, By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { Jobs } from '../../../outbound/jobs.ts';
import { Conflict } from '../../../refusals.ts';
import { meetDeadline, setDeadline } from '../../deadlines/actions.ts';
import { makeCode } from '../../family-status/actions.ts';
import { getStanding, listCodes } from '../../family-status/queries.ts';
import { createLink, revokeLinks } from '../../links/actions.ts';
import { type Appointment, getAppointment } from '../queries.ts';
import { instantOf } from '../rules.ts';
import { invitationMail } from './mails.ts';
import { getInvitationSettings, getInvited, getNotice, type Invited, type Sending } from './queries.ts';
import { invitationSettingRow, type NoticeTexts, privacyNoticeRow, sendingRow } from './rows.ts';
import { type InvitationSettings, linkEnd } from './rules.ts';
import type { SendingKind, SendingWay } from './words.ts';

/** Purpose of the link by which a family answers an invitation; its record is the appointment. */
export const answerPurpose = 'appointment_answer';

/** What sending needs beside the transaction. */
export interface Post {
  jobs: Pick<Jobs, 'send'>;
  /** Secret of the installation, for the family's code (`codeFor`). */
  secret: string;
}

/** The family gets a code with its first invitation, where nothing forbids it: a protected address, or a closed case. */
async function ensureCode(tx: Tx, by: Actor, { children: [eldest] }: Appointment, secret: string): Promise<void> {
  if (!eldest) return;
  const { isProtected, closedOn } = await getStanding(tx, by.centreId, eldest.caseId);
  if (isProtected || closedOn) return;
  const codes = await listCodes(tx, by.centreId, eldest.caseId);
  if (codes.every(({ revokedAt }) => revokedAt !== null)) await makeCode(tx, by, eldest.caseId, secret);
}

/**
 * Makes the link by which the family answers, good until the appointment begins at the latest. Earlier links stay good: a letter
 * may be printed again, and nobody knows which sheet the family has in hand.
 * @returns its token; '' when there is no time left for an answer
 */
export async function makeAnswerLink(tx: Tx, by: Actor, appointment: Appointment, recipient: string): Promise<string> {
  const settings = await getInvitationSettings(tx, by.centreId);
  const end = linkEnd(instantOf(appointment.day, appointment.fromMinute), by.now, settings);
  if (end === null) return '';
  const to = { purpose: answerPurpose, recordId: appointment.id, recipient, until: end };
  return (await createLink(tx, by, to)).token;
}

/** Somebody has to call: the line on the start page of the office. */
export const callDeadline = (by: By, appointmentId: string) =>
  ({
    kind: 'invitation_call',
    recordId: appointmentId,
    owner: { role: 'administration' },
    dueOn: addWorkingDays(by.today, 1),
    escalation: { on: addWorkingDays(by.today, 3), to: 'head' },
  }) as const;

/**
 * Sends something of an appointment, or leaves that somebody has to call. A mail goes through the queue, after the commit; a
 * letter counts as sent when it is printed.
 * @returns the id; undefined when this has been sent of this state of the appointment before (all but invitations go once)
 */
export async function sendOf(
  tx: Tx,
  by: By,
  appointment: Appointment,
  { kind, way, invited }: { kind: SendingKind; way: SendingWay; invited: Invited },
  { jobs, secret }: Post,
): Promise<string | undefined> {
  const { centreId } = by;
  const id = newId();
  const written = await tx
    .insertInto('invitation_sending')
    .values(
      sendingRow({
        ...{ centreId, id, appointmentId: appointment.id, sequence: appointment.sequence, kind, way },
        ...{ language: invited.language, notice: await getNotice(tx, centreId), by: by.userId, at: by.now },
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return undefined;
  if (kind !== 'cancellation') await ensureCode(tx, by, appointment, secret);
  if (way === 'call') await setDeadline(tx, by, callDeadline(by, appointment.id));
  if (way === 'mail') {
    const token = kind === 'cancellation' ? '' : await makeAnswerLink(tx, by, appointment, invited.email);
    await jobs.send(tx, invitationMail, { centreId, sendingId: id, token });
  }
  return id;
}

/** A sending has been done: printed, handed to the mail server, or somebody has called. The first time counts. */
export async function markDone(tx: Tx, by: Actor, { id, way, appointmentId }: Sending): Promise<void> {
  await tx
    .updateTable('invitation_sending')
    .set({ done_at: by.now, done_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
  if (way === 'call') await meetDeadline(tx, by, { kind: 'invitation_call', recordId: appointmentId });
}

/** An appointment does not stand any more as it was sent: its links end, and nobody has to call about it. */
export async function endInvitation(tx: Tx, by: Actor, appointmentId: string): Promise<void> {
  await revokeLinks(tx, by, { purpose: answerPurpose, recordId: appointmentId });
  await meetDeadline(tx, by, { kind: 'invitation_call', recordId: appointmentId });
}

const wasTold = (sent: readonly Sending[]): boolean => sent.some(({ doneAt }) => doneAt !== null);

/** A letter may come too late: who has no mail is called. */
const soonest = ({ email }: Invited) => (email === '' ? 'call' : 'mail');

/**
 * Tells the family of an appointment that was called off, where it had been invited.
 * @param before the appointment as it stood
 * @returns how; undefined where it does not know of the appointment
 */
export async function tellCancelled(
  tx: Tx,
  by: By,
  before: Appointment,
  sent: readonly Sending[],
  post: Post,
): Promise<SendingWay | undefined> {
  if (!wasTold(sent)) return undefined;
  const invited = await getInvited(tx, by.centreId, before);
  const way = soonest(invited);
  const after = { ...before, sequence: before.sequence + 1 };
  await sendOf(tx, by, after, { kind: 'cancellation', way, invited }, post);
  return way;
}

/**
 * Tells the family of an appointment that the centre has moved when it is now, with a new link to answer, where it knew of the
 * time before. A family that asked for it knows already: it gets a mail, and nobody has to call.
 * @param id of the appointment, moved already; sent: what its family had been sent before
 * @returns how; undefined where nobody has to be told
 */
export async function tellMoved(
  tx: Tx,
  by: By,
  id: string,
  { sent, askedByFamily }: { sent: readonly Sending[]; askedByFamily: boolean },
  post: Post,
): Promise<SendingWay | undefined> {
  if (!wasTold(sent)) return undefined;
  const appointment = await getAppointment(tx, by.centreId, id);
  const invited = await getInvited(tx, by.centreId, appointment);
  const way = soonest(invited);
  if (way === 'call' && askedByFamily) return undefined;
  await sendOf(tx, by, appointment, { kind: 'invitation', way, invited }, post);
  return way;
}

/** Writes how the centre invites; the first time the row is made. @throws Conflict when somebody changed it since it was shown */
export async function changeInvitationSettings(
  tx: Tx,
  { centreId }: By,
  seen: InvitationSettings,
  input: Omit<InvitationSettings, 'version'>,
): Promise<void> {
  const { id, ...columns } = invitationSettingRow(centreId, newId(), input, seen.version + 1);
  const written = await tx
    .insertInto('invitation_setting')
    .values({ id, ...columns })
    .onConflict((conflict) =>
      conflict.column('centre_id').doUpdateSet(columns).where('invitation_setting.version', '=', seen.version),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written)
    throw new Conflict(
      'Jemand anderes hat die Einstellungen inzwischen geändert. Ihre Änderung ist nicht gespeichert.',
      [{ kind: 'centre', label: 'Zum Zentrum' }],
    );
}

/** A new version of the centre's own notice; those of before stay as they were sent. */
export async function addNotice(tx: Tx, by: By, last: number, texts: NoticeTexts): Promise<void> {
  const one = { centreId: by.centreId, id: newId(), version: last + 1, by: by.userId, at: by.now };
  await tx
    .insertInto('privacy_notice')
    .values(privacyNoticeRow({ ...texts, ...one }))
    .execute();
}
