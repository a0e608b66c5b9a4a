// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** States of a case (domain model of the Seiteneinsteigerfall), with what people read. */
export const states = {
  reported: { label: 'Gemeldet', phase: 0 },
  invited: { label: 'Eingeladen', phase: 0 },
  scheduled: { label: 'Terminiert', phase: 0 },
  no_show: { label: 'Nicht erschienen', phase: 0 },
  documents_missing: { label: 'Unterlagen fehlen', phase: 1 },
  counselled: { label: 'Beraten', phase: 1 },
  recommended: { label: 'Empfohlen', phase: 2 },
  school_asked: { label: 'Schule angefragt', phase: 2 },
  school_accepted: { label: 'Schule hat zugesagt', phase: 2 },
  refused_by_school: { label: 'Schule hat abgelehnt', phase: 2 },
  waiting_list: { label: 'Warteliste', phase: 2 },
  submitted: { label: 'Vorgelegt', phase: 3 },
  authority_asked: { label: 'Rückfrage der Behörde', phase: 3 },
  returned: { label: 'Vorlage zurückgegeben', phase: 2 },
  not_allocated: { label: 'Zuweisung abgelehnt', phase: 2 },
  allocated: { label: 'Zugewiesen', phase: 4 },
  legal_remedy: { label: 'Rechtsbehelf', phase: 4 },
  registration_advised: { label: 'Anmeldung empfohlen', phase: 4 },
  not_arrived: { label: 'Nicht in der Schule erschienen', phase: 4 },
  left_school: { label: 'Hat die Schule verlassen', phase: 4 },
  admitted: { label: 'Aufgenommen', phase: 5 },
  moved_away: { label: 'Verzogen', phase: 5 },
  not_compulsory: { label: 'Nicht schulpflichtig', phase: 5 },
  duplicate: { label: 'Dublette', phase: 5 },
  handed_over: { label: 'Abgegeben an anderes Zentrum', phase: 5 },
} as const satisfies Record<string, { label: string; phase: number }>;
export type CaseState = keyof typeof states;

/** How a case goes, as people read it. */
export const kindLabels = { placement: 'Zuweisung', direct_registration: 'Direkte Anmeldung' } as const;
export type CaseKind = keyof typeof kindLabels;

/** States in which a case is closed: it waits for nobody. */
export const closedStates = ['admitted', 'moved_away', 'not_compulsory', 'duplicate', 'handed_over'] as const;
export type ClosingState = (typeof closedStates)[number];

/** States between the first counselling and the submission. */
export const undecided: readonly CaseState[] = [
  'counselled',
  'documents_missing',
  'recommended',
  'refused_by_school',
  'school_accepted',
  'waiting_list',
  'returned',
  'not_allocated',
];

/** Open states that a first counselling lies before, on the way of an allocation. */
export const counselledStates: readonly CaseState[] = [
  ...undecided.filter((state) => state !== 'documents_missing'),
  'school_asked',
  'submitted',
  'authority_asked',
  'allocated',
  'legal_remedy',
];

/** Who has to act. */
export const owners = {
  counsellor: 'Beratung',
  school: 'Schule',
  school_authority: 'Schulamt',
  administration: 'Verwaltung',
  head: 'Leitung',
} as const;
export type Owner = keyof typeof owners;

/** What has to be done next, as an order to whoever owns it. */
export const steps = {
  invite: 'Familie einladen',
  schedule: 'Termin vereinbaren',
  counsel: 'Erstberatung führen',
  invite_again: 'Erneut einladen',
  reach_family: 'Familie anrufen und besuchen lassen',
  decide_no_show: 'Entscheiden, wie es ohne Termin weitergeht',
  report_back: 'Meldestelle einschalten',
  collect_documents: 'Unterlagen nachfordern',
  recommend: 'Empfehlung schreiben',
  ask_school: 'Schule anfragen',
  answer_request: 'Anfrage beantworten',
  ask_other_school: 'Andere Schule anfragen',
  submit: 'Zur Entscheidung vorlegen',
  decide: 'Über die Zuweisung entscheiden',
  answer_authority: 'Rückfrage der Behörde beantworten',
  revise: 'Vorlage überarbeiten',
  settle_refusal: 'Ablehnung klären',
  confirm_admission: 'Aufnahme bestätigen',
  await_remedy: 'Rechtsbehelf abwarten',
  confirm_registration: 'Anmeldung an der Schule klären',
  review: 'Warteliste prüfen',
  follow_up: 'Mit der Familie klären',
} as const;
export type Step = keyof typeof steps;

/** What can follow when a family does not come to its appointment, with who does it. */
export const noShowSteps = {
  invite_again: 'counsellor',
  reach_family: 'administration',
  decide_no_show: 'head',
  report_back: 'counsellor',
} as const satisfies Partial<Record<Step, Owner>>;
export type NoShowStep = keyof typeof noShowSteps;

/** How people meet; the words stand in `words.tsx`. */
export const appointmentFormats = ['on_site', 'outreach', 'video', 'phone'] as const;
export type AppointmentFormat = (typeof appointmentFormats)[number];
