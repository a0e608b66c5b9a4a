// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { placementJobs } from './jobs.ts';
import { admissionListPath, placementPaths, questionListPath, ruleListPath, submissionListPath } from './paths.ts';
import { placementRoutes } from './routes.tsx';
import { placementServices } from './services.ts';
import { placementSections } from './start.tsx';
import { placementTables } from './tables.ts';

/** Told after a deed. */
const confirmations = {
  empfohlen: 'Die Empfehlung ist gespeichert.',
  angefragt: 'Die Schule ist angefragt.',
  beantwortet: 'Ihre Antwort ist angekommen.',
  antwort_zurueck: 'Ihre Antwort ist zurückgenommen. Bitte antworten Sie neu.',
  wieder_offen: 'Der Fall ist wieder offen und steht, wo er stand.',
  wieder_offen_ohne_platz: 'Der Fall ist wieder offen. Der gehaltene Platz ist inzwischen vergeben.',
  vorgelegt: 'Der Fall ist zur Entscheidung vorgelegt.',
  entschieden: 'Die Entscheidung ist gespeichert.',
  zurueckgefragt: 'Ihre Rückfrage ist beim Zentrum.',
  zurueckgegeben: 'Die Vorlage ist zurückgegeben.',
  abgelehnt: 'Die Ablehnung ist beim Zentrum.',
  geantwortet: 'Ihre Antwort ist bei der Behörde.',
  bestaetigt: 'Die Aufnahme ist bestätigt.',
  gehalten: 'Der Platz ist gehalten.',
  geschlossen: 'Der Fall ist geschlossen. Sie können das rückgängig machen.',
  gemeldet_zentrum: 'Das Zentrum weiß Bescheid und spricht mit der Familie.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** From the recommendation to the first school day: ranking, question to a school, submission, decision, letter, admission. */
export const placement: Feature = {
  name: 'placement',
  routes: placementRoutes,
  paths: placementPaths,
  jobs: placementJobs,
  navigation: [
    { href: questionListPath, label: 'Anfragen', permission: 'school_request.answer', place: 40 },
    { href: admissionListPath, label: 'Aufnahmen', permission: 'admission.list', place: 50 },
    { href: submissionListPath, label: 'Zuweisung', permission: 'submission.list', place: 80 },
    { href: ruleListPath, label: 'Regeln', permission: 'rule.figures', place: 115 },
  ],
  confirmations,
  records: {
    submission: 'Vorlage',
    decision: 'Entscheidung',
    school_request: 'Anfrage',
    admission: 'Aufnahme',
    letter: 'Schreiben',
  },
  services: placementServices,
  start: placementSections,
  samples: {
    '/anfragen/:id': async (tx) =>
      await tx.selectFrom('school_request').select('id').where('answer', '=', 'open').executeTakeFirst(),
    '/vorlagen/:id': async (tx) =>
      await tx.selectFrom('submission').select('id').where('withdrawn_at', 'is', null).executeTakeFirst(),
    '/entscheidungen/:id': async (tx) => await tx.selectFrom('decision').select('id').executeTakeFirst(),
    '/aufnahmen/:caseId': async (tx) =>
      await tx.selectFrom('placement_case').select('id as caseId').where('state', '=', 'allocated').executeTakeFirst(),
  },
  deeds: {
    'admission.confirm': 'Aufnahme bestätigt',
    'case.closed': 'Fall geschlossen',
    'case.first_day_corrected': 'ersten Schultag berichtigt',
    'case.followed_up': 'Gespräch mit der Familie eingetragen',
    'case.left_school': 'Abgang von der Schule gemeldet',
    'case.not_arrived': 'Kind als nicht erschienen gemeldet',
    'case.recommended': 'Empfehlung geschrieben',
    'decision.make': 'entschieden',
    'decision.replace': 'neu entschieden',
    'letter.print': 'Brief ausgegeben',
    'place.hold': 'Platz gehalten',
    'place.release': 'Platz freigegeben',
    'ranking.choose': 'Schulen ausgewählt',
    'registration.confirm': 'Anmeldung bestätigt',
    'remedy.file': 'Rechtsbehelf vermerkt',
    'remedy.settle': 'Rechtsbehelf erledigt',
    'case.reopened': 'Schließen des Falls rückgängig gemacht',
    'school_request.answer': 'Anfrage beantwortet',
    'school_request.take_back': 'Antwort auf eine Anfrage zurückgenommen',
    'school_request.withdraw': 'Anfrage zurückgezogen',
    'submission.answer': 'Rückfrage beantwortet',
    'submission.ask': 'beim Zentrum zurückgefragt',
    'submission.refuse': 'Zuweisung abgelehnt',
    'submission.return': 'Vorlage zurückgegeben',
    'submission.remind': 'erinnert',
    'submission.withdraw': 'Vorlage zurückgezogen',
    'translation.review': 'Übersetzung geprüft',
  },
  roles: ['head', 'counsellor', 'administration', 'school_authority', 'school'],
  tables: placementTables,
};
