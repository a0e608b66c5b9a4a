// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../web/feature.ts';
import { tellAllowances } from './demo.ts';
import { allowanceJobs } from './jobs.ts';
import { payeePath, payoutPath, payoutSettingsPath, payoutsPath, rulePath } from './paths.ts';
import { allowanceRoutes } from './routes.tsx';
import { allowanceSections } from './start.tsx';
import { allowanceTables } from './tables.ts';

/** Told after a deed. */
const confirmations = {
  regelAngelegt: 'Die Fassung ist angelegt. Sie gilt ab ihrem ersten Tag.',
  regelBeendet: 'Der letzte Tag der Fassung ist eingetragen.',
  regelGeloescht: 'Die Fassung ist gelöscht.',
  laufGebildet: 'Der Lauf ist als Entwurf gebildet. Jetzt prüft jemand die Beträge.',
  laufFestgestellt: 'Der Lauf ist festgestellt. Jetzt ordnet eine zweite Person an.',
  laufAngeordnet: 'Die Auszahlung ist angeordnet. Jetzt geht die Datei an die Kasse.',
  laufUebergeben: 'Der Lauf ist bei der Kasse.',
  laufZurueck: 'Der Lauf ist zurückgenommen. Die Beträge sind wieder offen.',
  rueckUeberwiesen: 'Die Rücküberweisung ist eingetragen. Der Betrag ist wieder offen.',
  bankGespeichert: 'Die Bankverbindung ist gespeichert.',
  freibetragBestaetigt: 'Bestätigt: Der Betrag darf über dem Freibetrag liegen.',
  korrigiert: 'Die Korrektur ist eingetragen.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** What volunteers get for a job: rules by date, what a job comes to and why, pay-outs, and the year's account. */
export const allowances: Feature = {
  name: 'allowances',
  routes: allowanceRoutes,
  jobs: allowanceJobs,
  paths: {
    payout_run: payoutPath,
    'payout_run.list': () => payoutsPath,
    payout_setting: () => payoutSettingsPath,
    allowance_rule: rulePath,
    payee: payeePath,
  },
  navigation: [{ href: payoutsPath, label: 'Auszahlungen', permission: 'allowance.view', place: 76 }],
  confirmations,
  records: {
    payout_run: 'Auszahlung',
    allowance_rule: 'Aufwandsregel',
    allowance_claim: 'Aufwandsentschädigung',
  },
  start: allowanceSections,
  samples: {
    '/aufwandsregeln/:id': async (tx) =>
      await tx.selectFrom('allowance_rule').select('id').orderBy('id').executeTakeFirst(),
    '/auszahlungen/lauf/:id': async (tx) =>
      await tx
        .selectFrom('payout_run')
        .select('id')
        .where('state', 'in', ['draft', 'stated'])
        .orderBy('state')
        .orderBy('id')
        .executeTakeFirst(),
    '/auszahlungen/person/:id': async (tx) =>
      await tx.selectFrom('allowance_claim').select('volunteer_id as id').orderBy('id').executeTakeFirst(),
    '/auszahlungen/anspruch/:id': async (tx) =>
      await tx.selectFrom('allowance_claim').select('id').where('kind', '=', 'job').orderBy('id').executeTakeFirst(),
  },
  deeds: {
    'payout_run.state': 'Auszahlung sachlich und rechnerisch richtig festgestellt',
    'payout_run.release': 'Auszahlung angeordnet',
    'payout_run.hand': 'Auszahlung an die Kasse gegeben',
    'payout_run.call_off': 'Auszahlung zurückgenommen',
    'payout_run.return': 'Rücküberweisung eingetragen',
    'payee.list': 'in der Liste gesehen, wer bezahlt wird',
    'payee.view': 'Jahreskonto angesehen',
    'payee.statement': 'Bescheinigung eines Jahres gedruckt',
    'bank_account.form': 'Bankverbindung: Formular geöffnet',
    'bank_account.change': 'Bankverbindung eingetragen',
    'declared_elsewhere.create': 'Angabe von anderswo eingetragen',
    'tax_excess.create': 'Betrag über dem Freibetrag bestätigt',
    'allowance_claim.correct': 'Betrag korrigiert',
    'allowance_rule.delete': 'Fassung einer Regel gelöscht',
    'payout_setting.change': 'Auszahlung eingestellt',
  },
  demo: tellAllowances,
  roles: ['head', 'administration', 'interpreter_coordinator'],
  tables: allowanceTables,
};
