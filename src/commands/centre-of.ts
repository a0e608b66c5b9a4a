// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../context.ts';
import { type Actor, inCentre, systemActor } from '../db/centre.ts';
import { findCaseId } from '../features/cases/queries.ts';
import { actorFor, listActiveCentres } from '../features/centres/queries.ts';
import { NotFound } from '../refusals.ts';
import { Refused } from './command.ts';

/** Acts for an active centre, by its key. @throws Refused when it is not set up here */
export async function actorOf({ database, clock }: AppContext, key: string): Promise<Actor> {
  try {
    return await actorFor(database.db, key, clock.now());
  } catch (error) {
    throw error instanceof NotFound ? new Refused(error.message) : error;
  }
}

/** The key of the active centre in which a case (id or number) is kept; centres are asked one after the other. */
export async function centreOfCase({ database, clock }: AppContext, idOrNumber: string): Promise<string> {
  for (const { id, key } of await listActiveCentres(database.db)) {
    const actor = systemActor(id, clock.now());
    if (await inCentre(database.db, actor, (tx) => findCaseId(tx, id, idOrNumber))) return key;
  }
  throw new Refused(`Einen Fall „${idOrNumber}“ gibt es nicht.`);
}
