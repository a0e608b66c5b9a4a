// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CentreRequest } from '../../web/route.ts';
import { getCase, type PlacementCase } from './case-queries.ts';

/** The case that a path names, written down as shown. @throws NotFound */
export async function openCase({ tx, centreId, shown, params }: CentreRequest): Promise<PlacementCase> {
  const placementCase = await getCase(tx, centreId, params.id ?? '');
  shown('case', placementCase.id);
  return placementCase;
}
