// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { Jobs } from '../../../outbound/jobs.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { nextNumber } from '../../cases/actions.ts';
import { getSettings } from '../../centres/queries.ts';
import { recordConsent, withdrawConsent } from '../../consents/actions.ts';
import { mayStill } from '../../consents/queries.ts';
import { newestVersion, purposesOf } from '../../consents/words.ts';
import { tell } from '../../notices/actions.ts';
import { happen } from '../actions.ts';
import { type NamedPupil, type Need, namedColumns, needColumns, pupilLessonRow, pupilRow } from '../pupil-rows.ts';
import { everySponsorship, findLiveOfPupil, lockSponsorship, type Sponsorship } from '../queries.ts';
import { pupilNumber } from '../rows.ts';
import type { EndReason, Side } from '../states.ts';
import { meetingsEndMail } from './mails.ts';
import type { Pupil, WishedLesson } from './queries.ts';
import { listReportsOfChild } from './same-child-queries.ts';
import { closePupil, type PupilEndReason } from './state-actions.ts';

export type MailSender = Pick<Jobs, 'send'>;

const faster = (id: string): Conflict =>
  new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', [
    { kind: 'pupil', id, label: 'Aktuellen Stand ansehen' },
  ]);

async function setLessons(tx: Tx, centreId: string, pupilId: string, lessons: readonly WishedLesson[]): Promise<void> {
  await tx.deleteFrom('pupil_lesson').where('centre_id', '=', centreId).where('pupil_id', '=', pupilId).execute();
  if (lessons.length === 0) return;
  const rows = lessons.map((one) => pupilLessonRow({ ...one, centreId, pupilId }));
  await tx.insertInto('pupil_lesson').values(rows).execute();
}

/** A school wishes a sponsor for a pupil: nothing that names the pupil. @returns its id */
export async function reportNeed(
  tx: Tx,
  by: By,
  wish: { school: string; need: Need; lessons: readonly WishedLesson[] },
): Promise<string> {
  const { centreId, userId, now, today } = by;
  const id = newId();
  const { numberPrefix } = await getSettings(tx, centreId);
  const number = pupilNumber(numberPrefix, today.year, await nextNumber(tx, centreId, 'pupil', today.year));
  await tx
    .insertInto('pupil')
    .values(pupilRow({ ...wish.need, centreId, id, number, school: wish.school, on: today, at: now, by: userId }))
    .execute();
  await setLessons(tx, centreId, id, wish.lessons);
  return id;
}

/** Writes a pupil that is still as somebody saw it. @throws Conflict when somebody else was faster, or its need has ended */
async function change(
  tx: Tx,
  centreId: string,
  { id, version }: Pick<Pupil, 'id' | 'version'>,
  columns: Record<string, unknown>,
): Promise<void> {
  const written = await tx
    .updateTable('pupil')
    .set({ ...columns, version: version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '<>', 'ended')
    .returning('id')
    .executeTakeFirst();
  if (!written) throw faster(id);
}

/** Changes the need. A sponsorship that runs keeps its lesson. @throws Conflict */
export async function changeNeed(
  tx: Tx,
  by: Actor,
  pupil: Pick<Pupil, 'id' | 'version'>,
  wish: { need: Need; lessons: readonly WishedLesson[] },
): Promise<void> {
  await change(tx, by.centreId, pupil, needColumns(wish.need));
  await setLessons(tx, by.centreId, pupil.id, wish.lessons);
}

/** Who consented, when, and in which language the words were read. */
export interface Given {
  givenBy: string;
  language: string;
  givenOn: Temporal.PlainDate;
}

/** The parents have said yes: from now on, and not before, the pupil has a name and waits. One transaction. @throws Conflict */
export async function consentAndName(tx: Tx, by: By, pupil: Pupil, given: Given, named: NamedPupil): Promise<void> {
  if (pupil.state !== 'reported') throw new Conflict('Zu diesem Kind ist die Einwilligung schon eingetragen.');
  await change(tx, by.centreId, pupil, { state: 'waiting', state_since: by.today, ...namedColumns(named) });
  const purpose = 'sponsorship';
  await recordConsent(tx, by, { purpose, subjectId: pupil.id, textVersion: newestVersion(purpose), ...given });
}

/** Changes name, room, interests and what to mind, while the consent stands. @throws Conflict */
export async function changeNamed(tx: Tx, by: Actor, pupil: Pupil, named: NamedPupil): Promise<void> {
  if (!(await mayStill(tx, by.centreId, 'sponsorship', pupil.id)))
    throw new Conflict('Die Eltern haben ihr Ja zurückgenommen. Angaben zum Kind werden nicht mehr gespeichert.');
  await change(tx, by.centreId, pupil, namedColumns(named));
}

/** With which reason and by whom the sponsorship ends when the need ends. */
const meetingsEnd: Readonly<Record<PupilEndReason, { reason: EndReason; side: Side }>> = {
  no_need: { reason: 'goal_reached', side: 'school' },
  moved: { reason: 'moved', side: 'school' },
  left_school: { reason: 'left_school', side: 'school' },
  consent_refused: { reason: 'consent_withdrawn', side: 'parents' },
  consent_withdrawn: { reason: 'consent_withdrawn', side: 'parents' },
  duplicate: { reason: 'duplicate', side: 'centre' },
  reported_by_mistake: { reason: 'centre', side: 'school' },
};

/** The sponsorship of a pupil that has not ended, locked. */
async function lockLive(tx: Tx, centreId: string, pupilId: string): Promise<Sponsorship | undefined> {
  const live = await findLiveOfPupil(tx, centreId, pupilId);
  const locked = live && (await lockSponsorship(tx, centreId, everySponsorship, live.id));
  return locked?.state === 'ended' ? undefined : locked;
}

/**
 * The need ends, at once: consents first, so that whoever is about to propose somebody on them waits and then finds none;
 * then names and the sponsorship. Its sponsor is told by mail. Sent again nothing happens.
 * @returns whether it ended now
 */
export async function endNeed(
  tx: Tx,
  by: By,
  pupilId: string,
  reason: PupilEndReason,
  mails: MailSender,
): Promise<boolean> {
  const { centreId, today } = by;
  for (const purpose of purposesOf('pupil')) await withdrawConsent(tx, by, { purpose, subjectId: pupilId });
  const live = await lockLive(tx, centreId, pupilId);
  if (!(await closePupil(tx, by, pupilId, reason))) return false;
  if (live) {
    const on = today.toString();
    await happen(tx, by, live, { type: 'ended', payload: { ...meetingsEnd[reason], on } });
    await mails.send(tx, meetingsEndMail, { centreId, sponsorshipId: live.id });
  }
  return true;
}

/** The parents take their yes back. The coordination is told on "Heute", the sponsor by mail. Sent again nothing happens. */
export async function withdrawAtOnce(tx: Tx, by: By, pupilId: string, mails: MailSender): Promise<void> {
  if (!(await endNeed(tx, by, pupilId, 'consent_withdrawn', mails))) return;
  const news = { centreId: by.centreId, recordId: pupilId, at: by.now, byUser: by.userId, responsible: null };
  await tell(tx, 'pupil_withdrawn', [news]);
}

/**
 * A pupil was reported twice: this report ends, the other stays as it is. The one that has a sponsorship is never the one
 * that ends while the other has none: nobody loses a sponsor over it.
 * @throws Conflict naming the report that should end instead
 */
export async function endDuplicate(tx: Tx, by: By, pupil: Pupil, stays: Pupil, mails: MailSender): Promise<boolean> {
  if (stays.id === pupil.id || stays.state === 'ended')
    throw new Conflict('Bitte nennen Sie die Nummer einer anderen Meldung, die noch läuft.');
  const [own, others] = [await lockLive(tx, by.centreId, pupil.id), await lockLive(tx, by.centreId, stays.id)];
  if (own && !others)
    throw new Conflict(
      `Die Patenschaft gehört zu dieser Meldung. Bitte beenden Sie stattdessen ${stays.number}: Dann bleibt die Patenschaft.`,
      [{ kind: 'pupil', id: stays.id, label: `Zu ${stays.number}` }],
    );
  return await endNeed(tx, by, pupil.id, 'duplicate', mails);
}

/** The parents consent that the centre notes which child of the centre the pupil is. @throws Conflict */
export async function consentToLink(tx: Tx, by: By, pupil: Pupil, given: Given): Promise<void> {
  if (!(await mayStill(tx, by.centreId, 'sponsorship', pupil.id)))
    throw new Conflict('Zuerst müssen die Eltern in die Patenschaft einwilligen.');
  const purpose = 'sponsorship_link';
  await recordConsent(tx, by, { purpose, subjectId: pupil.id, textVersion: newestVersion(purpose), ...given });
}

/** The parents take that back: the note goes at once. Sent again nothing happens. */
export async function withdrawLink(tx: Tx, by: Actor, pupilId: string): Promise<void> {
  await withdrawConsent(tx, by, { purpose: 'sponsorship_link', subjectId: pupilId });
  await tx
    .updateTable('pupil')
    .set((eb) => ({ child_id: null, version: eb('version', '+', 1) }))
    .where('centre_id', '=', by.centreId)
    .where('id', '=', pupilId)
    .where('child_id', 'is not', null)
    .execute();
}

/**
 * Notes which child of the centre a pupil is, on a consent of its own; null takes the note away. It opens nothing.
 * @throws Conflict without the consent, and where another report that runs is noted for the same child
 */
export async function linkChild(tx: Tx, by: Actor, pupil: Pupil, childId: string | null): Promise<void> {
  if (childId !== null && !(await mayStill(tx, by.centreId, 'sponsorship_link', pupil.id)))
    throw new Conflict('Dafür fehlt die zweite Einwilligung der Eltern.');
  const [twin] = childId === null ? [] : await listReportsOfChild(tx, by.centreId, childId, pupil.id);
  if (twin)
    throw new Conflict(
      `Dieses Kind ist schon bei ${twin.number} vermerkt. Bitte prüfen Sie die Nummer des Falls. Ist es zweimal gemeldet, beenden Sie die Meldung ohne Patenschaft.`,
      [{ kind: 'pupil', id: twin.id, label: `Zu ${twin.number}` }],
    );
  await change(tx, by.centreId, pupil, { child_id: childId });
}

/** Notes that two pupils are brothers or sisters, with all that are noted of either already. @throws Conflict */
export async function joinSiblings(tx: Tx, by: Actor, pupil: Pupil, other: Pupil): Promise<void> {
  if (pupil.id === other.id) throw new Conflict('Bitte nennen Sie die Nummer eines anderen Kindes.');
  const key = pupil.siblingKey ?? other.siblingKey ?? newId();
  const keys = [pupil.siblingKey, other.siblingKey].filter((one) => one !== null);
  await tx
    .updateTable('pupil')
    .set((eb) => ({ sibling_key: key, version: eb('version', '+', 1) }))
    .where('centre_id', '=', by.centreId)
    .where((eb) =>
      eb.or([eb('id', 'in', [pupil.id, other.id]), ...(keys.length > 0 ? [eb('sibling_key', 'in', keys)] : [])]),
    )
    .execute();
}

/** This pupil is nobody's brother or sister after all. */
export async function leaveSiblings(tx: Tx, by: Actor, pupil: Pupil): Promise<void> {
  const written = await tx
    .updateTable('pupil')
    .set((eb) => ({ sibling_key: null, version: eb('version', '+', 1) }))
    .where('centre_id', '=', by.centreId)
    .where('id', '=', pupil.id)
    .returning('id')
    .executeTakeFirst();
  if (!written) throw new NotFound();
}
