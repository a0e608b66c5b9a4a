// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { concernJobs } from './concern-jobs.ts';
import { concernSections } from './concern-start.tsx';
import { concernTables } from './concern-tables.ts';
import { concernPath, concernsPath } from './paths.ts';
import { pauseSheetRoutes } from './pause-routes.ts';
import { pauseSections } from './pause-start.tsx';
import { concernRoutes } from './routes.tsx';

/** Told after a deed. */
const confirmations = {
  sorgeAngekommen: 'Ihre Meldung ist angekommen und verschlossen. Hier sehen Sie, wann sie geöffnet wird.',
  sorgeAbgeschlossen: 'Die Meldung ist abgeschlossen.',
};
declare module '../../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** Reports of worry about a child, as `feature.ts` puts them in. */
export const safeguardingPart = {
  routes: [...concernRoutes, ...pauseSheetRoutes],
  jobs: concernJobs,
  start: [...concernSections, ...pauseSections],
  tables: concernTables,
  confirmations,
  navigation: { href: concernsPath, label: 'Sorge um ein Kind', permission: 'concern.report', place: 57 },
  records: { concern: 'vertrauliche Meldung' },
  deeds: {
    'sponsorship.parents': 'Blatt für die Eltern gedruckt: Treffen pausieren',
    'sponsorship_school.parents': 'Blatt für die Eltern an der Schule gedruckt: Treffen pausieren',
    'concern.calls': 'Nachgesehen, wen man bei Sorge um ein Kind anruft',
    'concern.report': 'Sorge um ein Kind gemeldet',
    'concern.list': 'Eigenen Eingang vertraulicher Meldungen angesehen',
    'concern.view': 'Vertrauliche Meldung angesehen',
    'concern.open': 'Vertrauliche Meldung geöffnet',
    'concern.take': 'Vertrauliche Meldung angenommen',
    'concern.settle': 'Vertrauliche Meldung abgeschlossen',
    'concern.policy': 'Festgelegt, wer vertrauliche Meldungen bekommt',
  },
  // The demo makes none: a report is for one person alone, and 404 for everybody else.
  samples: { [concernPath(':id')]: concernPath('keine') },
} as const;
