// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../../web/feature.ts';
import { sponsorPath } from '../paths.ts';
import { modulePath } from './paths.ts';
import { sponsorDeeds } from './words.ts';

/** What sponsors and their preparation bring to the feature. */
export const sponsorPart = {
  paths: { sponsor: sponsorPath, sponsor_module: modulePath },
  records: { sponsor_module: 'Modul der Vorbereitung' },
  deeds: sponsorDeeds,
  samples: {
    '/smile/paten/:id': async (tx) =>
      await tx
        .selectFrom('volunteer')
        .select('id')
        .where('sponsors', '=', true)
        .where('state', '=', 'active')
        .orderBy('id')
        .executeTakeFirst(),
    '/smile/vorbereitung/:id': async (tx) =>
      await tx.selectFrom('sponsor_module').select('id').orderBy('id').executeTakeFirst(),
  },
} as const satisfies Partial<Feature>;
