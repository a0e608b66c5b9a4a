// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Role } from '../../auth/permissions.ts';
import { logPath } from '../audit/paths.ts';

/** What people are told on their start page. The database knows the same kinds (`notice_kind`). */
export type NoticeKind =
  | 'hold_expired'
  | 'protected_address_opened'
  | 'authority_asked'
  | 'submission_returned'
  | 'allocation_refused'
  | 'report_corrected';

/** Who can be told (`notice_for_role` of the database). */
export type NoticeReader = Extract<Role, 'head' | 'counsellor'>;

interface NoticeWords {
  /** What has happened, and what to do now. */
  text: string;
  /** Who is told: everybody in the role, or the one person in it that the case belongs to, where somebody has it. */
  readers: Readonly<Partial<Record<NoticeReader, 'all' | 'responsible'>>>;
  /** What the id of the notice names. */
  recordKind: 'case' | 'family';
  link: { label: string; href(recordId: string): string };
}

export const noticeWords: Readonly<Record<NoticeKind, NoticeWords>> = {
  hold_expired: {
    text: 'Ein gehaltener Platz ist wieder frei, weil die Frist abgelaufen ist. Bitte prüfen Sie, wie es mit dem Kind weitergeht.',
    readers: { head: 'all', counsellor: 'responsible' },
    recordKind: 'case',
    link: { label: 'Zum Fall', href: (id) => `/faelle/${id}` },
  },
  protected_address_opened: {
    text: 'Eine gesperrte Anschrift wurde geöffnet. Bitte prüfen Sie im Protokoll, ob der Grund stimmt.',
    readers: { head: 'all' },
    recordKind: 'family',
    link: { label: 'Zum Protokoll', href: (id) => logPath('family', id) },
  },
  authority_asked: {
    text: 'Die Behörde fragt zu einer Vorlage zurück. Bitte antworten Sie, damit sie entscheiden kann.',
    readers: { counsellor: 'responsible' },
    recordKind: 'case',
    link: { label: 'Zum Fall', href: (id) => `/faelle/${id}` },
  },
  submission_returned: {
    text: 'Die Behörde hat eine Vorlage zurückgegeben. Bitte überarbeiten Sie sie und legen Sie neu vor.',
    readers: { counsellor: 'responsible' },
    recordKind: 'case',
    link: { label: 'Zum Fall', href: (id) => `/faelle/${id}` },
  },
  allocation_refused: {
    text: 'Die Behörde weist ein Kind nicht zu. Bitte klären Sie mit der Familie, wie es weitergeht.',
    readers: { head: 'all', counsellor: 'responsible' },
    recordKind: 'case',
    link: { label: 'Zum Fall', href: (id) => `/faelle/${id}` },
  },
  report_corrected: {
    text: 'Eine Meldestelle hat ihre Meldung berichtigt. Bitte sehen Sie nach, was jetzt gilt.',
    readers: { counsellor: 'responsible' },
    recordKind: 'case',
    link: { label: 'Zum Fall', href: (id) => `/faelle/${id}` },
  },
};
