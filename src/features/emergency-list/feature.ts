// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { emergencyListsPath } from '../centres/paths.ts';
import { emergencyJobs } from './jobs.ts';
import { emergencyPaths } from './paths.ts';
import { emergencyRoutes } from './routes.tsx';
import { emergencyTables } from './tables.ts';

/** Told after a deed. */
const confirmations = {
  notfallSchluessel: 'Ab jetzt wird jede Nacht eine Liste gemacht. Drucken Sie den Schlüssel aus.',
  notfallAus: 'Die Notfalllisten sind ausgeschaltet und gelöscht.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** For the day the network is down: who waits, every night as an encrypted file. */
export const emergencyLists: Feature = {
  name: 'emergency-list',
  routes: emergencyRoutes,
  paths: emergencyPaths,
  jobs: emergencyJobs,
  confirmations,
  records: { emergency_list: 'Notfallliste' },
  deeds: {
    'emergency_list.list': 'Notfalllisten angesehen',
    'emergency_list.load': 'Notfallliste heruntergeladen',
    'emergency_list.end': 'Notfalllisten ausgeschaltet',
    'emergency_key.view': 'Schlüssel der Notfalllisten angesehen',
    'emergency_key.make': 'Schlüssel der Notfalllisten gemacht',
  },
  // The demo makes none: a key and its lists come with the first night.
  samples: { '/zentrum/notfalllisten/:id': emergencyListsPath },
  roles: ['head'],
  tables: emergencyTables,
};
