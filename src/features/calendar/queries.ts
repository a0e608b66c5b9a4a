// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Actor, Tx } from '../../db/centre.ts';
import { listSentLinks } from '../links/queries.ts';
import { feedPurpose } from './words.ts';

/** Has this person a feed in force? */
export async function hasFeed(tx: Tx, { centreId, userId, now }: Actor): Promise<boolean> {
  const links = await listSentLinks(tx, centreId, userId, now);
  return links.some(({ purpose, state }) => purpose === feedPurpose && state === 'open');
}
