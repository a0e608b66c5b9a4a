// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../../web/feature.ts';
import { sheetRoutes } from './sheet-routes.tsx';

/** Told after a deed with proofs. */
export const proofConfirmations = {
  boegenGedruckt: 'Die Bögen haben ihre Nummern. Laden Sie jetzt das PDF und drucken Sie es.',
  gespraechNachgetragen: 'Das Gespräch ist nachgetragen.',
};

/** What the service says of itself about proofs: on paper, missing, differing, and how both sides found a talk. */
export const proofPart = {
  routes: [...sheetRoutes],
  samples: {
    '/vermittlung/nachweisbogen/:id': async (tx) =>
      await tx.selectFrom('proof_stack').select('id').orderBy('id').executeTakeFirst(),
  },
  deeds: {
    'interpreting.stack.list': 'Leere Nachweisbögen angesehen',
    'interpreting.stack.print': 'Leere Nachweisbögen gedruckt',
    'interpreting.stack.view': 'Stapel von Nachweisbögen angesehen',
    'interpreting.stack.file': 'Leere Nachweisbögen als PDF geladen',
    'interpreting.afterwards.form': 'Gespräch nachtragen: Formular geöffnet',
    'interpreting.afterwards': 'Gespräch nachgetragen',
    'interpreting.sheet': 'Nachweisbogen eines Gesprächs als PDF geladen',
    'interpreting.sheet.own': 'Nachweisbogen eines eigenen Gesprächs als PDF geladen',
  },
} satisfies Pick<Feature, 'routes' | 'samples' | 'deeds'>;
