// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../../db/row.ts';
import type { InvitationLanguage } from '../../../outbound/catalogues/invitation.ts';
import type { InvitationSettings } from './rules.ts';
import type { SendingKind, SendingWay } from './words.ts';

/** Something a family is sent. */
export interface NewSending {
  centreId: string;
  id: string;
  appointmentId: string;
  /** Which state of the appointment it speaks of. */
  sequence: number;
  kind: SendingKind;
  way: SendingWay;
  language: InvitationLanguage;
  notice: { version: number; hash: string };
  by: string;
  at: Temporal.Instant;
}

export const sendingRow = (
  one: NewSending,
  done: { at: Temporal.Instant; by: string } | null = null,
): Row<'invitation_sending'> => ({
  centre_id: one.centreId,
  id: one.id,
  appointment_id: one.appointmentId,
  sequence: one.sequence,
  kind: one.kind,
  way: one.way,
  language: one.language,
  notice_version: one.notice.version,
  notice_hash: one.notice.hash,
  asked_by: one.by,
  asked_at: one.at,
  done_at: done?.at ?? null,
  done_by: done?.by ?? null,
});

/** The centre's own notice by language; '' where that is given in German. */
export interface NoticeTexts {
  de: string;
  en: string;
  ar: string;
  uk: string;
  tr: string;
}

export const privacyNoticeRow = (
  one: NoticeTexts & { centreId: string; id: string; version: number; by: string; at: Temporal.Instant },
): Row<'privacy_notice'> => ({
  centre_id: one.centreId,
  id: one.id,
  version: one.version,
  de: one.de,
  en: one.en,
  ar: one.ar,
  uk: one.uk,
  tr: one.tr,
  made_by: one.by,
  made_at: one.at,
});

export const invitationSettingRow = (
  centreId: string,
  id: string,
  { bring, reminderDays, linkDays, officer }: Omit<InvitationSettings, 'version'>,
  version: number,
): Row<'invitation_setting'> => ({
  centre_id: centreId,
  id,
  bring: [...bring],
  reminder_days: reminderDays,
  link_days: linkDays,
  officer,
  version,
});
