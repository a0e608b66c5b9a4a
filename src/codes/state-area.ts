// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Bounding box of NRW in metres, ETRS89 / UTM zone 32N (EPSG:25832), rounded outward: what lies outside is no place in NRW. */
export const STATE_AREA = { west: 275_000, east: 535_000, south: 5_575_000, north: 5_825_000 } as const;
