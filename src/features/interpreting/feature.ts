// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { Feature } from '../../web/feature.ts';
import { tellInterpreting } from './demo.ts';
import { cascadeJobs } from './dispatch/cascade-jobs.ts';
import { cascadeSections } from './dispatch/cascade-start.tsx';
import { dispatchJobs } from './dispatch/jobs.ts';
import { boardPath } from './dispatch/paths.ts';
import { proofRoutes } from './dispatch/proof-routes.tsx';
import { dispatchRoutes } from './dispatch/routes.tsx';
import { burdenSections } from './dispatch/start.tsx';
import { weekRoutes } from './dispatch/week-routes.tsx';
import { boardFeedRoutes } from './feeds/routes.tsx';
import { poolFiguresPath } from './figures/paths.ts';
import { poolFigureRoutes } from './figures/routes.tsx';
import { interpretingJobs } from './jobs.ts';
import { moveJobs } from './moves/jobs.ts';
import { moveRoutes } from './moves/routes.tsx';
import { toCallSections } from './moves/start.tsx';
import { moveTables } from './moves/tables.ts';
import { nowEnteredRoutes } from './now/entered-routes.tsx';
import { nowJobs } from './now/jobs.ts';
import { nowRoutes } from './now/own-routes.tsx';
import { nowFormPath } from './now/paths.ts';
import { nowSections } from './now/start.tsx';
import { ownRequestPath, ownRequestsPath, requestPath, requestsPath, rulesPath } from './paths.ts';
import { policyRoutes } from './policy-routes.tsx';
import { proofConfirmations, proofPart } from './proofs/part.ts';
import { proofTables } from './proofs/tables.ts';
import { proposalJobs } from './proposals/jobs.ts';
import { servicePath } from './proposals/paths.ts';
import { proposalRoutes } from './proposals/routes.tsx';
import { proposalSections } from './proposals/start.tsx';
import { proposalTables } from './proposals/tables.ts';
import { requestRoutes } from './routes.tsx';
import { interpretingServices } from './services.ts';
import { interpretingSections } from './start.tsx';
import { interpretingTables } from './tables.ts';
import { wishRoutes } from './wish-routes.tsx';

/** Told after a deed. */
const confirmations = {
  dolmetschenAngefragt: 'Die Anfrage ist eingetragen. Sie sehen hier, wie es weitergeht.',
  gespraechAbgesagt: 'Das Gespräch ist abgesagt.',
  ehrenamtGefragt: 'Die Person bekommt eine Mail. Ihre Antwort sehen Sie hier.',
  ehrenamtAnrufen: 'Gefragt. Wer keine Mail bekommt, steht hier mit „bitte anrufen“.',
  reiheBegonnen: 'Das Programm fragt jetzt der Reihe nach, bis jemand zusagt. Sie sehen hier, wie weit es ist.',
  reiheAngehalten: 'Das Programm fragt niemanden mehr. Wer schon gefragt ist, kann noch antworten.',
  wocheGefragt:
    'Die vorgeschlagenen Personen sind gefragt. Wer keine Mail bekommt, steht bei der Anfrage mit „bitte anrufen“.',
  nachweisEingetragen:
    'Der Nachweis ist eingetragen. Wenn beide Seiten dieselben Zeiten bestätigt haben, wird abgerechnet.',
  verlegtGefragt:
    'Wer zugesagt hat, wird gefragt, ob es noch geht; wer keine Mail bekommt, am Telefon. Bis zur Antwort gilt der alte Termin.',
  verlegtNeuGesucht:
    'Wer zugesagt hatte, kann zum neuen Termin nicht und weiß Bescheid. Die Anfrage ist mit dem neuen Termin wieder offen.',
  verlegtZugesagt: 'Der neue Termin ist gebucht. Beide Seiten bekommen den neuen Kalendereintrag.',
  vorschlagGeschickt: 'Die Einrichtung bekommt den Vorschlag per Mail und sieht ihn auf ihrer Seite.',
  vorschlagAnrufen: 'Der Vorschlag ist eingetragen. Die Einrichtung hat keine Mailadresse: bitte rufen Sie an.',
  vorschlagAngenommen: 'Der Vorschlag ist angenommen. Die Koordination fragt jetzt Ehrenamtliche.',
  vorschlagAbgelehnt: 'Die Antwort ist eingetragen. Wir suchen weiter.',
  vorschlagVorbei: 'Dazu ist schon geantwortet, oder die Zeit dafür ist vorbei. Es wurde nichts geändert.',
  fachdienstUebernimmt: 'Ein Fachdienst übernimmt. Das Zentrum bestellt ihn; die Anfrage ist damit erledigt.',
  aenderungZurueck: 'Es bleibt beim alten Termin. Wer gefragt war, bekommt Bescheid.',
  aenderungVorbei: 'Dazu war schon geantwortet. Es wurde nichts geändert.',
  ersatzGesucht: 'Die Anfrage ist wieder offen. Unten stehen die Nächsten.',
  ...proofConfirmations,
  anfrageAbgeschlossen: 'Die Anfrage ist abgeschlossen. Die Einrichtung liest den Grund und was sonst hilft.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** A promised talk to come; `own`: of an institution somebody speaks for. */
const sampleOfPromised = (tx: Tx, own = false) =>
  tx
    .selectFrom('interpreting_request as r')
    .innerJoin('interpreting_job as j', 'j.request_id', 'r.id')
    .select('r.id')
    .where('r.state', '=', 'assigned')
    .where('j.released_at', 'is', null)
    .where('r.starts_at', '>', sql<Temporal.Instant>`current_setting('app.now')::timestamptz`)
    .$if(own, (query) =>
      query.where('r.institution_id', 'in', (e) =>
        e.selectFrom('membership').select('institution_id').where('ended_at', 'is', null),
      ),
    )
    .orderBy('r.id')
    .executeTakeFirst();

/** The interpreter service: institutions ask, volunteers interpret. */
export const interpreting: Feature = {
  name: 'interpreting',
  routes: [
    ...poolFigureRoutes,
    ...nowRoutes,
    ...nowEnteredRoutes,
    ...requestRoutes,
    ...weekRoutes,
    ...proofPart.routes,
    ...dispatchRoutes,
    ...proofRoutes,
    ...moveRoutes,
    ...proposalRoutes,
    ...boardFeedRoutes,
    ...wishRoutes,
    ...policyRoutes,
  ],
  jobs: [
    ...dispatchJobs,
    ...cascadeJobs,
    ...nowJobs,
    ...moveJobs,
    ...proposalJobs,
    ...proofPart.jobs,
    ...interpretingJobs,
  ],
  paths: {
    professional_service: servicePath,
    interpreting_request: requestPath,
    'interpreting_request.own': ownRequestPath,
    pool_figures: () => poolFiguresPath,
  },
  navigation: [
    { href: boardPath, label: 'Vermittlung', permission: 'interpreting.dispatch', place: 59 },
    { href: requestsPath, label: 'Dolmetschen', permission: 'interpreting.list', place: 61 },
    { href: ownRequestsPath, label: 'Anfragen', permission: 'interpreting.own', place: 41 },
    { href: poolFiguresPath, label: 'Zahlen Dolmetschen', permission: 'interpreting.figures', place: 64 },
    { href: nowFormPath, label: 'Jetzt am Telefon', permission: 'interpreting.own', place: 42 },
    { href: rulesPath, label: 'Wann gedolmetscht wird', permission: 'interpreting.rules', place: 63 },
  ],
  confirmations,
  records: {
    professional_service: 'Fachdienst',
    interpreting_request: 'Dolmetschanfrage',
    interpreting_policy: 'Einstellung des Dolmetschdienstes',
  },
  samples: {
    '/dolmetschen/:id': async (tx) =>
      await tx
        .selectFrom('interpreting_request')
        .select('id')
        .where('state', '=', 'open')
        .orderBy('id')
        .executeTakeFirst(),
    '/dolmetschen-verlegen/:id': async (tx) => await sampleOfPromised(tx),
    '/dolmetschanfragen-verlegen/:id': async (tx) => await sampleOfPromised(tx, true),
    '/fachdienste/:id': async (tx) =>
      await tx.selectFrom('professional_service').select('id').orderBy('id').executeTakeFirst(),
    '/vermittlung/:id': async (tx) =>
      await tx
        .selectFrom('interpreting_request')
        .select('id')
        .where('state', '=', 'open')
        .orderBy('id')
        .executeTakeFirst(),
    '/dolmetschanfragen/:id': async (tx) =>
      await tx
        .selectFrom('interpreting_request as r')
        .innerJoin('membership as m', 'm.institution_id', 'r.institution_id')
        .select('r.id')
        .where('r.state', '=', 'open')
        .where('m.ended_at', 'is', null)
        .orderBy('r.id')
        .executeTakeFirst(),
    ...proofPart.samples,
    '/telefon-jetzt/:id': async (tx) =>
      await tx
        .selectFrom('interpreting_call as c')
        .innerJoin('interpreting_request as r', 'r.id', 'c.request_id')
        .innerJoin('membership as m', 'm.institution_id', 'r.institution_id')
        .select('r.id')
        .where('m.ended_at', 'is', null)
        .orderBy('r.id')
        .executeTakeFirst(),
    '/dolmetschen-regeln/:code': '/dolmetschen-regeln/R01',
  },
  deeds: {
    'interpreting_request.ask': 'Dolmetschen angefragt',
    'interpreting_request.change': 'Dolmetschanfrage geändert',
    'interpreting_request.cancel': 'Gespräch mit Dolmetschen abgesagt',
    'interpreting_request.move': 'Zugesagtes Gespräch verlegt oder geändert',
    'interpreting_request.move.answer': 'Antwort zur Änderung eines Gesprächs eingetragen',
    'interpreting_request.keep': 'Änderung eines Gesprächs zurückgenommen',
    'interpreting.propose': 'Einrichtung etwas anderes vorgeschlagen',
    'interpreting.propose.back': 'Vorschlag an eine Einrichtung zurückgenommen',
    'interpreting.propose.answer': 'Antwort auf einen Vorschlag eingetragen',
    'professional_service.list': 'Fachdienste angesehen',
    'professional_service.add': 'Fachdienst eingetragen',
    'professional_service.change': 'Fachdienst geändert',
    'interpreting_request.refuse': 'Dolmetschanfrage abgelehnt',
    'interpreting_link.form': 'Link zum Anfragen: Formular geöffnet',
    'interpreting_link.send': 'Link zum Anfragen geschickt',
    'interpreting_wish.form': 'Wunsch für das nächste Mal: Formular geöffnet',
    'interpreting_wish.note': 'Wunsch für das nächste Mal vermerkt',
    'interpreting_request.payer': 'Kostenträger des Dolmetschens geklärt',
    'interpreting.figures.view': 'Zahlen des Sprachmittlerpools angesehen',
    'interpreting.figures.export': 'Zahlen des Sprachmittlerpools als Datei ausgegeben',
    'interpreting.board': 'Vermittlung angesehen',
    'interpreting.week.view': 'Vorschlag für eine Woche angesehen',
    'interpreting.week.ask': 'Vorgeschlagene Ehrenamtliche einer Woche angefragt',
    'interpreting.dispatch.view': 'Passende Ehrenamtliche angesehen',
    'interpreting.ask': 'Ehrenamtliche angefragt',
    'interpreting.cascade': 'Ehrenamtliche der Reihe nach gefragt',
    'interpreting.cascade.stop': 'Fragen der Reihe nach angehalten',
    'interpreting_call.form': 'Jetzt am Telefon: Formular geöffnet',
    'interpreting_call.ask': 'Jetzt am Telefon: jemanden gesucht',
    'interpreting_call.view': 'Jetzt am Telefon: Stand angesehen',
    'interpreting_call.nobody': 'Jetzt am Telefon: niemand ruft an',
    'interpreting_call.withdraw': 'Jetzt am Telefon: zurückgenommen',
    'interpreting_call.seen': 'Jetzt am Telefon: vergeblicher Anruf gesehen',
    'interpreting.call': 'Antwort am Telefon eingetragen',
    'interpreting.proof': 'Nachweis eines Gesprächs bestätigt',
    'interpreting.paper': 'Nachweis eines Gesprächs eingetragen',
    ...proofPart.deeds,
    'interpreting.called': 'Nach einem belastenden Gespräch angerufen',
    'interpreting.told': 'Neuen Treffpunkt am Telefon gesagt',
    'interpreting.release': 'Ersatz für eine ehrenamtliche Person gesucht',
    'interpreting_rule.list': 'Regeln des Dolmetschdienstes gelesen',
    'interpreting_rule.add': 'Regel des Dolmetschdienstes hinzugefügt',
    'interpreting_rule.change': 'Regel des Dolmetschdienstes geändert',
    'interpreting_policy.change': 'Dolmetschdienst eingestellt',
  },
  services: interpretingServices,
  start: [
    ...burdenSections,
    ...toCallSections,
    ...proofPart.start,
    ...cascadeSections,
    ...nowSections,
    ...proposalSections,
    ...interpretingSections,
  ],
  demo: tellInterpreting,
  roles: ['head', 'administration', 'interpreter_coordinator', 'institution'],
  tables: { ...interpretingTables, ...moveTables, ...proofTables, ...proposalTables },
};
