// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { type Position, positionFromMunicipality, positionFromPostcode } from '../../matching/index.ts';
import { houseKey, streetKeys } from './street-rules.ts';

/** What a position is derived from. */
export interface PlacedAddress {
  street: string;
  houseNumber: string;
  postcode: string;
  ags: string;
  /** Set by hand, metres in EPSG:25832. */
  manual: { x: number; y: number } | null;
}

// A point set by hand is read from a map, a building coordinate lies inside the building.
const manualUncertaintyM = 100;
const buildingUncertaintyM = 30;

/** Buildings of one address may stand apart this far before they are different places, metres. */
const oneBuildingM = 100;

/**
 * The building of an address: files name its postcode, its municipality or both, the one that names most counts. A street
 * name that stands twice there gives two places; which one is meant cannot be told then.
 */
async function findBuilding(tx: Tx, address: PlacedAddress): Promise<{ x: number; y: number } | undefined> {
  const keys = streetKeys(address.street);
  if (keys.length === 0 || address.houseNumber === '') return undefined;
  const found = await tx
    .selectFrom('building_position')
    .select(['ags', 'postcode', 'x', 'y'])
    .where('ags', 'in', [address.ags, ''])
    .where('postcode', 'in', [address.postcode, ''])
    .where('street_key', 'in', keys)
    .where('house_number', 'in', [...new Set([address.houseNumber, houseKey(address.houseNumber)])])
    .execute();
  const named = (row: { ags: string; postcode: string }) => Number(row.ags !== '') + Number(row.postcode !== '');
  const most = Math.max(...found.map(named));
  const [first, ...others] = found.filter((row) => named(row) === most);
  const apart = others.some(({ x, y }) => Math.hypot(x - (first?.x ?? 0), y - (first?.y ?? 0)) > oneBuildingM);
  return first && !apart ? { x: first.x, y: first.y } : undefined;
}

/** Where a family lives, best source first: by hand, building, postcode, municipality; null when nothing is known. */
export async function derivePosition(tx: Tx, address: PlacedAddress): Promise<Position | null> {
  if (address.manual) return { ...address.manual, source: 'manual', uncertaintyM: manualUncertaintyM };
  const building = await findBuilding(tx, address);
  if (building) return { ...building, source: 'building', uncertaintyM: buildingUncertaintyM };
  const postcode = await tx
    .selectFrom('postcode')
    .select(['x', 'y', 'spread_m as spreadM'])
    .where('postcode', '=', address.postcode)
    .where('ags', '=', address.ags)
    .executeTakeFirst();
  if (postcode && postcode.x !== null && postcode.y !== null)
    return positionFromPostcode({ x: postcode.x, y: postcode.y, spreadM: postcode.spreadM });
  const municipality = await tx
    .selectFrom('municipality')
    .select(['x', 'y'])
    .where('ags', '=', address.ags)
    .executeTakeFirst();
  if (municipality && municipality.x !== null && municipality.y !== null)
    return positionFromMunicipality({ x: municipality.x, y: municipality.y });
  return null;
}
