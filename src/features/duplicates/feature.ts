// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { duplicateRoutes } from './routes.tsx';
import { duplicateSections } from './start.tsx';
import { duplicateTables } from './tables.ts';

const leftOut =
  'Wegen der Auskunftssperre kamen Kontakt und Sorgeberechtigte des anderen Eintrags nicht mit. Bitte tragen Sie bei der Familie ein, wer fehlt.';

/** Told after a deed. */
const confirmations = {
  zusammengefuehrt: 'Die Einträge sind zusammengeführt.',
  verbunden: 'Die Kinder sind jetzt in einer Familie.',
  zusammengefuehrt_gesperrt: `Die Einträge sind zusammengeführt. ${leftOut}`,
  verbunden_gesperrt: `Die Kinder sind jetzt in einer Familie. ${leftOut}`,
  verschieden: 'Vermerkt: Es sind verschiedene Kinder.',
  getrennt: 'Die Einträge sind wieder getrennt.',
};
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof confirmations, string> {}
}

/** Entries that may be one child or siblings: asking, joining, undoing. */
export const duplicates: Feature = {
  name: 'duplicates',
  routes: duplicateRoutes,
  confirmations,
  start: duplicateSections,
  samples: {
    '/kinder/:id/vergleich/:andere': async (tx) => {
      const [one, other] = await tx.selectFrom('child').select('id').orderBy('id').limit(2).execute();
      return one && other ? { id: one.id, andere: other.id } : undefined;
    },
  },
  deeds: {
    'duplicate.answer': 'über mögliche Doppelte entschieden',
    'duplicate.list': 'mögliche Doppelte angesehen',
    'duplicate.undo': 'Zusammenführung rückgängig gemacht',
    'duplicate.view': 'zwei Einträge verglichen',
  },
  roles: ['head', 'counsellor', 'administration'],
  tables: duplicateTables,
};
