// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { releasablesOf } from '../../placement/letter/release-deeds.tsx';
import { listReleases } from '../../placement/letter/release-queries.ts';
import { volunteerLanguages } from './own-words.ts';

export const releasables = releasablesOf('volunteer', volunteerLanguages);

/** The languages of what volunteers read that a named person has released, German among them. */
export const listReleased = async (tx: Tx, centreId: string): Promise<ReadonlySet<string>> =>
  new Set(['de', ...(await listReleases(tx, centreId, releasables)).keys()]);
