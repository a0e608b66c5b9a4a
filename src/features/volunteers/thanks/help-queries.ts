// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import type { HelpService } from '../rules.ts';
import type { Help } from './thanks-rules.ts';

/**
 * What people did for one service in a calendar year (Berlin), by their id; who did nothing is left out.
 * `people`: only of these; null: of all.
 */
export type HelpSource = (
  tx: Tx,
  centreId: string,
  year: number,
  people: readonly string[] | null,
) => Promise<ReadonlyMap<string, Omit<Help, 'service'>>>;

const sources = new Map<HelpService, HelpSource>();

/**
 * A service says what counts as help there. Volunteers know nothing of the services they help in: `src/features/index.ts` brings
 * both together, once. The sentence about it stands in the catalogue as `thanks.did.<service>`.
 */
export function countsAsHelp(service: HelpService, source: HelpSource): void {
  sources.set(service, source);
}

/** What people did in a year, over all services; who did nothing is left out. */
export async function readHelp(
  tx: Tx,
  centreId: string,
  year: number,
  people: readonly string[] | null = null,
): Promise<ReadonlyMap<string, readonly Help[]>> {
  const all = new Map<string, Help[]>();
  for (const [service, source] of sources)
    for (const [id, help] of await source(tx, centreId, year, people))
      all.set(id, [...(all.get(id) ?? []), { service, ...help }]);
  return all;
}
