// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { rulesPath } from './paths.ts';
import { policyRoutes } from './policy-routes.tsx';
import { interpretingTables } from './tables.ts';

/** The interpreter service: institutions ask, volunteers interpret. */
export const interpreting: Feature = {
  name: 'interpreting',
  routes: policyRoutes,
  navigation: [{ href: rulesPath, label: 'Wann gedolmetscht wird', permission: 'interpreting.rules', place: 63 }],
  records: { interpreting_policy: 'Einstellung des Dolmetschdienstes' },
  samples: { '/dolmetschen-regeln/:code': '/dolmetschen-regeln/R01' },
  deeds: {
    'interpreting_rule.list': 'Regeln des Dolmetschdienstes gelesen',
    'interpreting_rule.add': 'Regel des Dolmetschdienstes hinzugefügt',
    'interpreting_rule.change': 'Regel des Dolmetschdienstes geändert',
    'interpreting_policy.change': 'Dolmetschdienst eingestellt',
  },
  roles: ['head', 'administration', 'interpreter_coordinator', 'institution'],
  tables: interpretingTables,
};
