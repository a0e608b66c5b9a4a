// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor } from '../../db/centre.ts';
import { handle, type JobHandler, job } from '../../outbound/jobs.ts';
import { getSettings, listActiveCentres } from '../centres/queries.ts';
import { deleteOldLists, keepList } from './actions.ts';
import { emergencyListOf } from './list.ts';
import { findKey, listEmergencyChildren, listNights } from './queries.ts';
import { emergencyKey, fileName, isOurs, partName } from './rules.ts';

/** The list of one centre now: after it was switched on, or with a new key. */
export const emergencyListJob = job('emergency.make', z.object({ centreId: z.guid() }));

/** Puts the lists that are kept into the folder outside the database, and takes those out that are kept no more. */
async function copyOut(
  folder: string,
  centreKey: string,
  nights: ReadonlyMap<string, Uint8Array | null>,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [name, file] of nights)
    if (file !== null) {
      // Whoever copies the folder at this moment gets a whole file or none.
      await writeFile(join(folder, partName(name)), file, { mode: 0o600 });
      await rename(join(folder, partName(name)), join(folder, name));
    }
  for (const name of await readdir(folder))
    if (isOurs(name, centreKey) && !nights.has(name)) await rm(join(folder, name), { force: true });
}

/** Makes the list of a centre and keeps it. Reading, printing and keeping one after the other: nothing slow in a transaction. */
export async function makeEmergencyList(app: AppContext, centreId: string): Promise<void> {
  const now = app.clock.now();
  const today = dayOf(now);
  const { db } = app.database;
  const actor = systemActor(centreId, now);
  const centre = (await listActiveCentres(db)).find(({ id }) => id === centreId);
  if (!centre) return;
  const read = await inCentre(db, actor, async (tx) => {
    const key = await findKey(tx, centreId);
    if (!key) {
      await deleteOldLists(tx, centreId, today);
      return undefined;
    }
    const { name } = await getSettings(tx, centreId);
    return { keyId: key.id, name, children: await listEmergencyChildren(tx, centreId) };
  });
  let made: Uint8Array | null = null;
  if (read) {
    const { secret } = await app.auth.$context;
    const list = emergencyListOf(read.name, read.children, now, today);
    const file = await app.letters.printEmergencyList(list, emergencyKey(secret, centreId, read.keyId));
    const one = { centreId, night: today, keyId: read.keyId, children: read.children.length, file, madeAt: now };
    if (await inCentre(db, actor, (tx) => keepList(tx, one))) made = file;
  }
  const folder = app.settings.emergencyFolder;
  if (folder === undefined) return;
  const nights = await inCentre(db, actor, (tx) => listNights(tx, centreId));
  const names = nights.map(({ night }) => [fileName(centre.key, night), night.equals(today) ? made : null] as const);
  await copyOut(folder, centre.key, new Map(names));
}

const nightly: JobHandler<AppContext> = {
  name: 'emergency.nightly',
  every: 'day',
  async run(app) {
    const failures: unknown[] = [];
    for (const { id } of await listActiveCentres(app.database.db))
      await makeEmergencyList(app, id).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  },
};

export const emergencyJobs: readonly JobHandler<AppContext>[] = [
  nightly,
  handle(emergencyListJob, (app, { centreId }) => makeEmergencyList(app, centreId)),
];
