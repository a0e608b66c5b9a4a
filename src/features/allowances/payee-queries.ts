// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';

/** Who is paid, as lists name them. */
export interface Payee {
  id: string;
  name: string;
  /** The account of this person in the program; null: none. */
  userId: string | null;
}

type FindPayees = (tx: Tx, centreId: string, ids: readonly string[]) => Promise<Payee[]>;

let find: FindPayees = async () => [];

/** Where the names of volunteers come from; `features/index.ts` says so, since the register of them is another feature. */
export function payeesFrom(source: FindPayees): void {
  find = source;
}

/** Names of volunteers by their ids; of somebody who is not known any more the end of the id. */
export async function findPayees(tx: Tx, centreId: string, ids: readonly string[]): Promise<Map<string, Payee>> {
  const wanted = [...new Set(ids)];
  const found = new Map((wanted.length === 0 ? [] : await find(tx, centreId, wanted)).map((one) => [one.id, one]));
  return new Map(wanted.map((id) => [id, found.get(id) ?? { id, name: `Ehrenamtlich ${id.slice(-6)}`, userId: null }]));
}
