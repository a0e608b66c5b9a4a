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
  | 'report_corrected'
  | 'place_lost'
  | 'place_lost_submission'
  | 'child_not_arrived'
  | 'child_left_school'
  | 'answer_withdrawn'
  | 'appointment_answered'
  | 'appointment_call'
  | 'health_office_answered'
  | 'early_referral_forgotten'
  | 'fund_70'
  | 'fund_85'
  | 'fund_100'
  | 'fund_ends_early'
  | 'pupil_withdrawn';

/** Who can be told (`notice_for_role` of the database). */
export type NoticeReader = Extract<
  Role,
  'head' | 'counsellor' | 'school_authority' | 'administration' | 'interpreter_coordinator' | 'sponsorship_coordinator'
>;

interface NoticeWords {
  /** What has happened, and what to do now. */
  text: string;
  /** Who is told: everybody in the role, or the one person in it that the case belongs to, where somebody has it. */
  readers: Readonly<Partial<Record<NoticeReader, 'all' | 'responsible'>>>;
  /** What the id of the notice names. */
  recordKind: 'case' | 'family' | 'submission' | 'early_referral' | 'fund' | 'pupil';
  link: { label: string; href(recordId: string): string };
}

const toCase = { label: 'Zum Fall', href: (id: string) => `/faelle/${id}` };
const ofCase = { readers: { head: 'all', counsellor: 'responsible' }, recordKind: 'case', link: toCase } as const;
const ofFund = {
  readers: { head: 'all', administration: 'all', interpreter_coordinator: 'all' },
  recordKind: 'fund',
  link: { label: 'Zum Topf', href: (id: string) => `/toepfe/${id}` },
} as const;

export const noticeWords: Readonly<Record<NoticeKind, NoticeWords>> = {
  place_lost: {
    text: 'Ein gehaltener Platz ist weggefallen: Die Schule hat weniger Plätze oder ist geschlossen. Bitte suchen Sie für das Kind einen anderen Platz oder sprechen Sie mit der Schule.',
    ...ofCase,
  },
  place_lost_submission: {
    text: 'Der Platz für ein vorgelegtes Kind ist weggefallen: Die Schule hat weniger Plätze oder ist geschlossen. Bitte sehen Sie vor Ihrer Entscheidung nach, welche Plätze es jetzt gibt.',
    readers: { school_authority: 'all' },
    recordKind: 'submission',
    link: { label: 'Zur Vorlage', href: (id) => `/vorlagen/${id}` },
  },
  child_not_arrived: {
    text: 'Ein Kind ist nicht in seiner Schule erschienen. Bitte klären Sie mit der Familie, wie es weitergeht.',
    ...ofCase,
  },
  child_left_school: {
    text: 'Ein Kind hat seine Schule verlassen. Bitte klären Sie mit der Familie, wie es weitergeht.',
    ...ofCase,
  },
  answer_withdrawn: {
    text: 'Eine Schule hat ihre Antwort zurückgenommen und antwortet neu. Bitte warten Sie mit dem nächsten Schritt auf die neue Antwort.',
    ...ofCase,
  },
  appointment_answered: {
    text: 'Eine Familie hat über ihren Link abgesagt oder einen anderen Termin gewählt. Bitte sehen Sie nach, was jetzt gilt.',
    readers: { counsellor: 'responsible' },
    recordKind: 'case',
    link: toCase,
  },
  appointment_call: {
    text: 'Einer Familie passt kein freier Termin; ihrer steht noch. Bitte rufen Sie sie an.',
    readers: { counsellor: 'responsible' },
    recordKind: 'case',
    link: toCase,
  },
  health_office_answered: {
    text: 'Das Gesundheitsamt hat zu einem Kind geantwortet. Bitte sehen Sie im Fall nach, was es geschrieben hat.',
    readers: { counsellor: 'responsible' },
    recordKind: 'case',
    link: toCase,
  },
  early_referral_forgotten: {
    text: 'Die Angaben zu einem Kind vor dem Schulalter sind gelöscht, weil ihre Zeit um ist. Die Familie war nicht verwiesen. Bitte prüfen Sie, welche Familien noch warten.',
    readers: { head: 'all' },
    recordKind: 'early_referral',
    link: { label: 'Zu den Kindern vor dem Schulalter', href: () => '/kita-kinder' },
  },
  fund_70: {
    text: 'Von einem Topf sind 70 % ausgegeben oder zugesagt. Bitte sehen Sie nach, ob der Rest für den Zeitraum reicht.',
    ...ofFund,
  },
  fund_85: {
    text: 'Von einem Topf sind 85 % ausgegeben oder zugesagt. Bitte klären Sie, wer zahlt, wenn er leer ist.',
    ...ofFund,
  },
  fund_100: {
    text: 'Ein Topf ist aufgebraucht, aus ihm wird nichts mehr zugesagt. Bitte lassen Sie den Betrag erhöhen oder klären Sie, wer jetzt zahlt.',
    ...ofFund,
  },
  fund_ends_early: {
    text: 'Geht es so weiter, ist ein Topf vor dem Ende seines Zeitraums leer. Bitte sehen Sie nach, bis wann er reicht, und klären Sie, wer danach zahlt.',
    ...ofFund,
  },
  pupil_withdrawn: {
    text: 'Eltern haben ihr Ja zu SmiLe zurückgenommen: Die Treffen enden sofort, der Name ist gelöscht. Bitte rufen Sie die Patin oder den Paten an, wenn sie von uns keine E-Mails bekommen.',
    readers: { head: 'all', sponsorship_coordinator: 'all' },
    recordKind: 'pupil',
    link: { label: 'Zum Kind', href: (id) => `/smile/kinder/${id}` },
  },
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
