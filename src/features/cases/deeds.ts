// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may, type Permission, type Role } from '../../auth/permissions.ts';
import { allowedIn, type CaseEventType } from './rules.ts';
import type { CaseKind, CaseState, Owner, Step } from './states.ts';

/** Something people can do with a case: a page of its own, or at once with one button. */
export interface Deed {
  key: string;
  /** Part of the address behind `/faelle/:id/`. */
  path: string;
  label: string;
  event: CaseEventType;
  permission: Permission;
  /** Without a page: the button does it. */
  atOnce?: true;
  /** Only on this way. */
  kind?: CaseKind;
}

/** All deeds in the order of the way. */
export const deeds: readonly Deed[] = [
  { key: 'invite', path: 'einladen', label: 'Familie einladen', event: 'invited', permission: 'case.edit' },
  { key: 'schedule', path: 'termin', label: 'Termin vergeben', event: 'scheduled', permission: 'appointment.plan' },
  { key: 'counsel', path: 'beratung', label: 'Erstberatung eintragen', event: 'counselled', permission: 'case.edit' },
  {
    key: 'no_show',
    path: 'nicht-erschienen',
    label: 'Nicht erschienen',
    event: 'no_show',
    permission: 'appointment.plan',
  },
  {
    key: 'documents',
    path: 'unterlagen',
    label: 'Unterlagen fehlen',
    event: 'documents_missing',
    permission: 'case.edit',
  },
  {
    key: 'compare',
    path: 'schulen',
    label: 'Schulen vergleichen',
    event: 'recommended',
    permission: 'ranking.view',
    kind: 'placement',
  },
  {
    key: 'recommend',
    path: 'empfehlung',
    label: 'Empfehlung schreiben',
    event: 'recommended',
    permission: 'case.edit',
    kind: 'placement',
  },
  {
    key: 'ask',
    path: 'anfragen',
    label: 'Schule anfragen',
    event: 'school_asked',
    permission: 'placement.submit',
    kind: 'placement',
  },
  {
    key: 'submit',
    path: 'vorlegen',
    label: 'Zur Entscheidung vorlegen',
    event: 'submitted',
    permission: 'placement.submit',
    kind: 'placement',
  },
  {
    key: 'answer_authority',
    path: 'rueckfrage',
    label: 'Rückfrage beantworten',
    event: 'authority_answered',
    permission: 'placement.submit',
    kind: 'placement',
  },
  {
    key: 'advise',
    path: 'direktanmeldung',
    label: 'Anmeldung empfehlen',
    event: 'registration_advised',
    permission: 'case.edit',
  },
  {
    key: 'wait',
    path: 'warteliste',
    label: 'Auf die Warteliste setzen',
    event: 'waiting_listed',
    permission: 'case.edit',
    kind: 'placement',
  },
  {
    key: 'remind',
    path: 'erinnern',
    label: 'Erinnern',
    event: 'reminded',
    permission: 'placement.submit',
    atOnce: true,
  },
  {
    key: 'withdraw_request',
    path: 'anfrage-zurueckziehen',
    label: 'Anfrage zurückziehen',
    event: 'request_withdrawn',
    permission: 'placement.submit',
    atOnce: true,
  },
  {
    key: 'withdraw_submission',
    path: 'vorlage-zurueckziehen',
    label: 'Vorlage zurückziehen',
    event: 'submission_withdrawn',
    permission: 'placement.submit',
    atOnce: true,
  },
  {
    key: 'registered',
    path: 'anmeldung-bestaetigt',
    label: 'Anmeldung bestätigen',
    event: 'admitted',
    permission: 'placement.submit',
    kind: 'direct_registration',
  },
  {
    key: 'remedy',
    path: 'rechtsbehelf',
    label: 'Rechtsbehelf eintragen',
    event: 'remedy_filed',
    permission: 'placement.submit',
  },
  {
    key: 'remedy_settled',
    path: 'rechtsbehelf-erledigt',
    label: 'Rechtsbehelf ist erledigt',
    event: 'remedy_settled',
    permission: 'placement.submit',
    atOnce: true,
  },
  {
    key: 'follow_up',
    path: 'klaerung',
    label: 'Gespräch mit der Familie eintragen',
    event: 'followed_up',
    permission: 'case.edit',
  },
  {
    key: 'first_day',
    path: 'erster-schultag',
    label: 'Ersten Schultag berichtigen',
    event: 'first_day_corrected',
    permission: 'placement.submit',
    kind: 'direct_registration',
  },
  {
    key: 'not_arrived',
    path: 'nicht-in-der-schule',
    label: 'Kind ist nicht erschienen',
    event: 'not_arrived',
    permission: 'placement.submit',
    kind: 'direct_registration',
  },
  {
    key: 'left_school',
    path: 'schule-verlassen',
    label: 'Kind hat die Schule verlassen',
    event: 'left_school',
    permission: 'placement.submit',
    kind: 'direct_registration',
  },
  {
    key: 'reopen',
    path: 'wieder-oeffnen',
    label: 'Schließen rückgängig machen',
    event: 'reopened',
    permission: 'case.edit',
    atOnce: true,
  },
  {
    key: 'take_over',
    path: 'uebernehmen',
    label: 'Ich übernehme',
    event: 'assigned',
    permission: 'case.edit',
    atOnce: true,
  },
  { key: 'assign', path: 'zustaendig', label: 'Zuständigkeit ändern', event: 'assigned', permission: 'case.edit' },
  { key: 'close', path: 'schliessen', label: 'Fall schließen …', event: 'closed', permission: 'case.edit' },
];

/** The deed that carries out a next step. Steps of others can only be reminded of. */
const deedOfStep: Record<Step, string> = {
  invite: 'invite',
  schedule: 'schedule',
  counsel: 'counsel',
  invite_again: 'invite',
  reach_family: 'schedule',
  decide_no_show: 'schedule',
  report_back: 'schedule',
  collect_documents: 'counsel',
  recommend: 'recommend',
  ask_school: 'ask',
  answer_request: 'remind',
  ask_other_school: 'ask',
  submit: 'submit',
  decide: 'remind',
  answer_authority: 'answer_authority',
  revise: 'submit',
  settle_refusal: 'recommend',
  confirm_admission: 'remind',
  await_remedy: 'remedy_settled',
  confirm_registration: 'registered',
  review: 'compare',
  follow_up: 'follow_up',
};

/** Why a step is next, one sentence. */
export const whyStep: Record<Step, string> = {
  invite: 'Das Kind ist gemeldet; die Familie weiß noch nichts vom Zentrum.',
  schedule: 'Die Familie ist eingeladen und soll einen Termin bekommen.',
  counsel: 'Der Termin steht.',
  invite_again: 'Die Familie war nicht da.',
  reach_family: 'Die Familie war zum zweiten Mal nicht da. Ein Anruf oder Besuch klärt, woran es liegt.',
  decide_no_show: 'Die Familie war mehrmals nicht da. Die Leitung entscheidet, wie es weitergeht.',
  report_back: 'Die Familie war mehrmals nicht da. Die Meldestelle der Gemeinde prüft, ob sie noch dort wohnt.',
  collect_documents: 'Ohne die Unterlagen geht die Beratung nicht weiter.',
  recommend: 'Die Familie ist beraten.',
  ask_school: 'Ihr Zentrum fragt die Schule, bevor das Schulamt entscheidet.',
  answer_request: 'Die Schule hat noch nicht geantwortet. Schweigen ist keine Zusage.',
  ask_other_school: 'Die gefragte Schule kann das Kind nicht aufnehmen.',
  submit: 'Die Empfehlung steht; entscheiden muss die zuständige Behörde.',
  decide: 'Der Fall liegt der zuständigen Behörde vor.',
  answer_authority: 'Die Behörde braucht noch eine Auskunft, bevor sie entscheidet. Was sie fragt, steht im Verlauf.',
  revise: 'Die Behörde hat die Vorlage zurückgegeben. Warum, steht im Verlauf.',
  settle_refusal: 'Die Behörde weist das Kind nicht zu. Warum, steht im Verlauf.',
  confirm_admission: 'Die Zuweisung steht; die Schule bestätigt den ersten Schultag.',
  await_remedy: 'Gegen die Zuweisung ist ein Rechtsbehelf eingelegt.',
  confirm_registration: 'Die Eltern melden ihr Kind selbst an einer nahen Schule an.',
  review: 'Für das Kind war kein passender Platz frei.',
  follow_up:
    'Das Kind ist nicht an seiner Schule. Über die Schulpflicht wachen Schule und Schulträger; Sie klären mit der Familie, wie es weitergeht.',
};

export interface CaseFacts {
  state: CaseState;
  kind: string;
  nextStep: Step | null;
  nextOwner: Owner | null;
  /** Who looks is responsible already. */
  mine?: boolean;
  /** A recommendation exists: a new one changes it. */
  recommended?: boolean;
}

/** What this person can do with the case now: the deed of the next step first. */
export function possibleDeeds(facts: CaseFacts, roles: readonly Role[]): { primary: Deed | undefined; others: Deed[] } {
  const possible = deeds
    .filter(
      (deed) =>
        allowedIn[deed.event].includes(facts.state) &&
        may(roles, deed.permission) &&
        (deed.kind === undefined || deed.kind === facts.kind) &&
        (deed.key !== 'take_over' || facts.mine !== true) &&
        (deed.key !== 'registered' || facts.state === 'registration_advised') &&
        (deed.key !== 'remind' || facts.nextOwner === 'school' || facts.nextOwner === 'school_authority') &&
        (deed.key !== 'advise' || facts.kind === 'direct_registration' || facts.state !== 'counselled'),
    )
    .map((deed) => {
      if (deed.key === 'recommend' && facts.recommended) return { ...deed, label: 'Empfehlung ändern' };
      return deed.key === 'schedule' && facts.state === 'scheduled' ? { ...deed, label: 'Termin verschieben' } : deed;
    });
  const key = facts.nextStep ? deedOfStep[facts.nextStep] : undefined;
  // Before a school was named there is nothing to confirm: naming schools comes first.
  const primary =
    possible.find((deed) => deed.key === key) ??
    (key === 'registered' ? possible.find((deed) => deed.key === 'advise') : undefined);
  return { primary, others: possible.filter((deed) => deed !== primary) };
}
