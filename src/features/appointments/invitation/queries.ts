// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import type { InvitationLanguage } from '../../../outbound/catalogues/invitation.ts';
import { NotFound } from '../../../refusals.ts';
import { getSettings, type Settings } from '../../centres/queries.ts';
import { addresseeOf } from '../../families/addressee-rules.ts';
import { type Family, getFamily, listGuardians } from '../../families/queries.ts';
import { fullName } from '../../families/rules.ts';
import { listReleases } from '../../placement/letter/release-queries.ts';
import type { Appointment } from '../queries.ts';
import type { NoticeTexts } from './rows.ts';
import { defaultInvitationSettings, type InvitationSettings, type Reach } from './rules.ts';
import { languageOf, releasables, say } from './texts.ts';
import type { Bring, SendingKind, SendingWay } from './words.ts';

/** How this centre invites: its own settings, or those every centre starts with. */
export async function getInvitationSettings(tx: Tx, centreId: string): Promise<InvitationSettings> {
  const row = await tx
    .selectFrom('invitation_setting')
    .select(['bring', 'reminder_days as reminderDays', 'link_days as linkDays', 'officer', 'version'])
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  return row ? { ...row, bring: row.bring as Bring[] } : defaultInvitationSettings;
}

/** The notice by Art. 13 GDPR as it is sent now. */
export interface Notice {
  /** 0: the text of the program. */
  version: number;
  /** Paragraphs; null where there is none in this language. */
  paragraphs(language: InvitationLanguage): readonly string[] | null;
  hash: string;
}

const noticeKeys = ['who', 'officer', 'what', 'whom', 'long', 'rights', 'complain', 'must'] as const;

function standardNotice({ name, phone, email, street, postcode, place }: Settings, officer: string): Notice {
  const contact = [[street, `${postcode} ${place}`.trim()].filter(Boolean).join(', '), phone, email];
  const values = {
    centre: name,
    contact: contact.filter(Boolean).join(', ') || name,
    officer: officer || [name, email || phone].filter(Boolean).join(', '),
  };
  const paragraphs = (language: InvitationLanguage) =>
    noticeKeys.map((key) => say(language, `notice.${key}` as const, values));
  return { version: 0, paragraphs, hash: hashOf(paragraphs('de')) };
}

const hashOf = (text: unknown): string => createHash('sha256').update(JSON.stringify(text)).digest('hex');

const paragraphsOf = (text: string): string[] => text.split(/\r?\n+/).filter((part) => part.trim() !== '');

/** The centre's own notices, the newest first. */
export const listNotices = (
  tx: Tx,
  centreId: string,
): Promise<(NoticeTexts & { version: number; madeAt: Temporal.Instant; madeBy: string | null })[]> =>
  tx
    .selectFrom('privacy_notice as n')
    .leftJoin('auth_user as u', 'u.id', 'n.made_by')
    .select(['n.version', 'n.de', 'n.en', 'n.ar', 'n.uk', 'n.tr', 'n.made_at as madeAt', 'u.name as madeBy'])
    .where('n.centre_id', '=', centreId)
    .orderBy('n.version', 'desc')
    .execute();

/** The notice that counts now: the centre's newest own one, else the text of the program. */
export async function getNotice(tx: Tx, centreId: string): Promise<Notice> {
  const [own] = await listNotices(tx, centreId);
  if (!own) {
    const { officer } = await getInvitationSettings(tx, centreId);
    return standardNotice(await getSettings(tx, centreId), officer);
  }
  const { version, madeAt: _at, madeBy: _by, ...texts } = own;
  return {
    version,
    paragraphs: (language) => (texts[language] === '' ? null : paragraphsOf(texts[language])),
    hash: hashOf(texts),
  };
}

/** A line of the log of what a family was sent. */
export interface Sending {
  id: string;
  appointmentId: string;
  sequence: number;
  kind: SendingKind;
  way: SendingWay;
  language: string;
  noticeVersion: number;
  askedAt: Temporal.Instant;
  /** Names; null for the system. */
  askedBy: string | null;
  doneAt: Temporal.Instant | null;
  doneBy: string | null;
}

const sendingQuery = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('invitation_sending as s')
    .leftJoin('auth_user as a', 'a.id', 's.asked_by')
    .leftJoin('auth_user as d', 'd.id', 's.done_by')
    .select(['s.id', 's.appointment_id as appointmentId', 's.sequence', 's.kind', 's.way', 's.language'])
    .select(['s.notice_version as noticeVersion', 's.asked_at as askedAt', 'a.name as askedBy'])
    .select(['s.done_at as doneAt', 'd.name as doneBy'])
    .where('s.centre_id', '=', centreId);

/** What the family of an appointment was sent, newest first. */
export const listSendings = (tx: Tx, centreId: string, appointmentId: string): Promise<Sending[]> =>
  sendingQuery(tx, centreId)
    .where('s.appointment_id', '=', appointmentId)
    .orderBy('s.asked_at', 'desc')
    .orderBy('s.id', 'desc')
    .execute();

/** @throws NotFound for a malformed or unknown id and for one of another centre */
export async function getSending(tx: Tx, centreId: string, id: string): Promise<Sending> {
  if (!isId(id)) throw new NotFound();
  const row = await sendingQuery(tx, centreId).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** The family an appointment is for, and how it can be reached. */
export interface Invited extends Reach {
  family: Family;
  /** Who the letter is for, and their address where they do not live with the family. */
  addressee: { names: string[]; own: readonly string[] | null };
  /** The language beside German; German where there is none. */
  language: InvitationLanguage;
}

/** @throws NotFound when no child comes to the appointment any more */
export async function getInvited(tx: Tx, centreId: string, { children: [eldest] }: Appointment): Promise<Invited> {
  if (!eldest) throw new NotFound();
  const family = await getFamily(tx, centreId, eldest.familyId);
  const guardians = await listGuardians(tx, centreId, eldest.familyId);
  const { street, postcode, place, isProtected, channel } = family;
  const { people, own } = addresseeOf(guardians, isProtected || !family.open);
  // Who is named for letters comes before what the family has in common; who has no custody is not written to.
  const reached = (by: 'email' | 'phone'): string =>
    people.find((one) => one.letters && one[by] !== '')?.[by] ||
    family[by] ||
    (people.find((one) => one[by] !== '')?.[by] ?? '');
  return {
    family,
    addressee: { names: people.map(({ familyName, givenNames }) => fullName(familyName, givenNames)), own },
    language: languageOf(family.language),
    email: reached('email'),
    phone: reached('phone'),
    channel,
    post: own !== null || (!isProtected && Boolean(street) && Boolean(postcode) && Boolean(place)),
  };
}

/** The languages of invitations that a named person has released, German among them. */
export async function listReleased(tx: Tx, centreId: string): Promise<ReadonlySet<string>> {
  return new Set(['de', ...(await listReleases(tx, centreId, releasables)).keys()]);
}

/** Appointments that stand, on days from tomorrow to `last`, whose family has not been reminded of them as they stand now. */
export const listToRemind = (
  tx: Tx,
  centreId: string,
  today: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Promise<{ id: string }[]> =>
  tx
    .selectFrom('appointment as a')
    .select('a.id')
    .where('a.centre_id', '=', centreId)
    .where('a.state', '=', 'booked')
    .where('a.day', '>', today)
    .where('a.day', '<=', last)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('invitation_sending as s')
            .select('s.id')
            .where('s.centre_id', '=', centreId)
            .whereRef('s.appointment_id', '=', 'a.id')
            .whereRef('s.sequence', '=', 'a.sequence')
            .where('s.kind', '=', 'reminder'),
        ),
      ),
    )
    .orderBy('a.day')
    .orderBy('a.id')
    .execute();
