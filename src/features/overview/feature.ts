// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { overviewPath, overviewPaths } from './paths.ts';
import { overviewRoutes } from './routes.tsx';
import { overviewTables } from './tables.ts';

/** Told after a deed. */
const confirmations = { ziele_gespeichert: 'Die Ziele sind gespeichert.' };
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** Who waits for what since when, and where the time stays. */
export const overview: Feature = {
  name: 'overview',
  routes: overviewRoutes,
  paths: overviewPaths,
  navigation: [{ href: overviewPath, label: 'Übersicht', permission: 'overview.view', place: 22 }],
  confirmations,
  deeds: { 'span_target.change': 'Ziele der Übersicht geändert', 'overview.export': 'Übersicht als Datei ausgegeben' },
  roles: ['head', 'counsellor', 'administration'],
  tables: overviewTables,
};
