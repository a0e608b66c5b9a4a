// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import { type Position, positionFromMunicipality, positionFromPostcode } from '../../matching/index.ts';

/** Where a family lives, for distances. */
export interface Home {
  position: Position | null;
  /** The address is protected and not opened by this person: the position is the middle of the municipality. */
  coarse: boolean;
  /** An Auskunftssperre stands, opened or not: what leaves the house carries neither address nor distance. */
  protected: boolean;
}

async function municipalityPosition(tx: Tx, ags: string | null): Promise<Position | null> {
  if (!ags) return null;
  const row = await tx.selectFrom('municipality').select(['x', 'y']).where('ags', '=', ags).executeTakeFirst();
  return row && row.x !== null && row.y !== null ? positionFromMunicipality({ x: row.x, y: row.y }) : null;
}

async function postcodePosition(tx: Tx, postcode: string | null, ags: string | null): Promise<Position | null> {
  if (!postcode || !ags) return null;
  const row = await tx
    .selectFrom('postcode')
    .select(['x', 'y', 'spread_m as spreadM'])
    .where('postcode', '=', postcode)
    .where('ags', '=', ags)
    .executeTakeFirst();
  return row && row.x !== null && row.y !== null
    ? positionFromPostcode({ x: row.x, y: row.y, spreadM: row.spreadM })
    : null;
}

/**
 * Where the family lives. With three distances to known schools anyone finds a house, and even their order tells a lot. So
 * for a protected address (§ 51 BMG) all distances, and with them the ranking, start from the middle of the municipality,
 * which this person sees anyway; only while they have opened the address with a reason does the true position count.
 */
export async function findHome(tx: Tx, centreId: string, familyId: string): Promise<Home> {
  const address = await tx
    .selectFrom('visible_address')
    .select(['ags', 'protected', 'open', 'postcode'])
    .where('centre_id', '=', centreId)
    .where('id', '=', familyId)
    .executeTakeFirst();
  if (!address) return { position: null, coarse: false, protected: false };
  const isProtected = address.protected ?? true;
  if (!address.open) {
    return { position: await municipalityPosition(tx, address.ags), coarse: true, protected: isProtected };
  }
  const row = await tx
    .selectFrom('family_position')
    .select([
      'position_x as x',
      'position_y as y',
      'position_source as source',
      'position_uncertainty_m as uncertaintyM',
    ])
    .where('centre_id', '=', centreId)
    .where('id', '=', familyId)
    .executeTakeFirst();
  if (row && row.x !== null && row.y !== null && row.source !== null) {
    const source = row.source;
    const position = { x: row.x, y: row.y, source, uncertaintyM: row.uncertaintyM ?? 1500 };
    return { position, coarse: false, protected: isProtected };
  }
  const position =
    (await postcodePosition(tx, address.postcode, address.ags)) ?? (await municipalityPosition(tx, address.ags));
  return { position, coarse: false, protected: isProtected };
}
