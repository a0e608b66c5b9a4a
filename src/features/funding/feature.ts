// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../web/feature.ts';
import { tellFunding } from './demo.ts';
import { fundingJobs } from './jobs.ts';
import { fundPath, fundsPath } from './paths.ts';
import { fundingRoutes } from './routes.tsx';
import { fundingSections } from './start.tsx';
import { fundingTables } from './tables.ts';

/** Told after a deed. */
const confirmations = {
  topfAngelegt: 'Der Topf ist angelegt. Geld bekommt er mit dem ersten Zeitraum.',
  zeitraumAngelegt: 'Der Zeitraum ist angelegt. Das Geld kann jetzt zugesagt werden.',
  betragGeaendert: 'Der Betrag ist geändert.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** Pots of money: who pays for what, how much in which period, what is promised and spent of it. */
export const funding: Feature = {
  name: 'funding',
  routes: fundingRoutes,
  jobs: fundingJobs,
  paths: { fund: fundPath },
  navigation: [{ href: fundsPath, label: 'Töpfe', permission: 'fund.view', place: 74 }],
  confirmations,
  records: { fund: 'Topf' },
  start: fundingSections,
  samples: {
    '/toepfe/:id': async (tx) => await tx.selectFrom('fund').select('id').orderBy('id').executeTakeFirst(),
    '/toepfe/zeitraum/:id': async (tx) =>
      await tx
        .selectFrom('fund_period')
        .select('id')
        .where('amount_cents', 'is not', null)
        .orderBy('id')
        .executeTakeFirst(),
  },
  deeds: {
    'fund_period.form': 'Zeitraum eines Topfs: Formular geöffnet',
    'fund_period.create': 'Zeitraum eines Topfs angelegt',
    'fund_period.edit': 'Betrag eines Topfs: Formular geöffnet',
    'fund_period.change': 'Betrag eines Topfs geändert',
  },
  demo: tellFunding,
  roles: ['head', 'administration', 'interpreter_coordinator'],
  tables: fundingTables,
};
