// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, startOfDay } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import type { Actor, By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { getPersonName } from '../../people/queries.ts';
import { concernMail } from './concern-mail.ts';
import { type Concern, type HeldConcern, listHeld, listOverdue } from './concern-queries.ts';
import { type ConcernPolicy, concernPolicyRow, concernRow } from './concern-rows.ts';
import { type ConcernText, concernKeptYears, type Route, routeOf } from './concern-rules.ts';
import { readOffice } from './office-queries.ts';
import { seal, unseal } from './seal.ts';

type App = Pick<AppContext, 'settings' | 'jobs'>;

/** What the text of a report is sealed for: this report of this centre. */
export const textOf = (centreId: string, id: string): string => `${centreId}\n${id}\ntext`;
export const noteOf = (centreId: string, id: string): string => `${centreId}\n${id}\nnote`;

/**
 * Takes a report and hands it to who may read it; the mail that something waits goes out with the transaction.
 * @param passed accounts of those it names
 * @returns its id; undefined when nobody is left who may read it: nothing is kept then
 */
export async function reportConcern(
  app: App,
  tx: Tx,
  by: By,
  text: ConcernText,
  passed: readonly string[],
): Promise<string | undefined> {
  const { centreId, userId, role, now } = by;
  const { office, working } = await readOffice(tx, centreId);
  const route = routeOf(office, working, new Set([userId, ...passed]));
  if (!route) return undefined;
  const id = newId();
  const sealed = await seal(app, textOf(centreId, id), JSON.stringify({ ...text, passed }));
  await tx
    .insertInto('concern')
    .values(concernRow({ centreId, id, at: now, by: userId, role, route, sealed }))
    .execute();
  await app.jobs.send(tx, concernMail, { centreId, concernId: id, to: route.reader, as: 'reader' });
  return id;
}

/** Tells the deputy after 24 hours and the head after 48 that something waits; each once. */
export async function escalate(app: App, tx: Tx, { centreId, now }: Actor): Promise<void> {
  const { deputy, head } = await listOverdue(tx, centreId, now);
  const tell = async (one: Concern, as: 'deputy' | 'head') => {
    const told = await tx
      .updateTable('concern')
      .set(as === 'deputy' ? { deputy_told_at: now } : { head_told_at: now })
      .where('centre_id', '=', centreId)
      .where('id', '=', one.id)
      .where('opened_at', 'is', null)
      .where(as === 'deputy' ? 'deputy_told_at' : 'head_told_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    const to = as === 'deputy' ? one.deputy : one.head;
    if (told && to !== null) await app.jobs.send(tx, concernMail, { centreId, concernId: one.id, to, as });
  };
  for (const one of deputy) await tell(one, 'deputy');
  for (const one of head) await tell(one, 'head');
}

/** Whom a report must not reach; undefined: it does not say, or its key is not here. */
async function passedBy(
  app: App,
  centreId: string,
  { id, sealed }: HeldConcern,
): Promise<readonly string[] | undefined> {
  try {
    return (JSON.parse(await unseal(app, textOf(centreId, id), sealed)) as ConcernText).passed;
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
}

/** To whom it goes now: as a new report would; where nobody can say whom it names, to those it was to reach later. */
async function nextRoute(
  app: App,
  centreId: string,
  one: HeldConcern,
  { office, working }: Awaited<ReturnType<typeof readOffice>>,
): Promise<Route | undefined> {
  const passed = await passedBy(app, centreId, one);
  if (passed !== undefined) return routeOf(office, working, new Set([one.reportedBy, one.holder, ...passed]));
  const { deputy, head, holder } = one;
  return routeOf({ person: deputy, deputy: head, heads: [], third: null }, working, new Set([one.reportedBy, holder]));
}

/**
 * Hands on what is with somebody who does not work here any more: it waits again for the person who is named now, and the deputy
 * is told at once. What is settled stays settled, for that person to read. Where nobody is left it stays until somebody is.
 * @returns ids of those that were handed on
 */
export async function handOn(app: App, tx: Tx, { centreId, now }: Actor): Promise<string[]> {
  const at = await readOffice(tx, centreId);
  const handed: string[] = [];
  for (const one of await listHeld(tx, centreId)) {
    const route = at.working.has(one.holder) ? undefined : await nextRoute(app, centreId, one, at);
    if (route === undefined) continue;
    const { reader, deputy, head } = route;
    const waits = one.settledAt === null;
    const done = await tx
      .updateTable('concern')
      .set({ reader_id: reader, deputy_id: deputy, head_id: head, handed_at: now, head_told_at: null })
      .set({ deputy_told_at: deputy === null || !waits ? null : now })
      .set(waits ? { opened_at: null, opened_by: null, taken_at: null } : { opened_by: reader })
      .where('centre_id', '=', centreId)
      .where('id', '=', one.id)
      .where((e) => e(e.fn.coalesce('opened_by', 'reader_id'), '=', one.holder))
      .returning('id')
      .executeTakeFirst();
    if (!done) continue;
    handed.push(one.id);
    if (!waits) continue;
    await app.jobs.send(tx, concernMail, { centreId, concernId: one.id, to: reader, as: 'reader' });
    if (deputy !== null)
      await app.jobs.send(tx, concernMail, { centreId, concernId: one.id, to: deputy, as: 'handed' });
  }
  return handed;
}

/**
 * Opens a report: from now on it is with this person. The same once more changes nothing.
 * @throws Conflict when somebody else opened it first
 */
export async function openConcern(tx: Tx, by: By, { id }: Concern): Promise<void> {
  const first = await tx
    .updateTable('concern')
    .set({ opened_at: by.now, opened_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (first) return;
  const { opened_by: who } = await tx
    .selectFrom('concern')
    .select('opened_by')
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (who !== by.userId)
    throw new Conflict(
      `${(await getPersonName(tx, who ?? '')) || 'Jemand anderes'} hat die Meldung schon geöffnet und kümmert sich. Sie müssen nichts tun.`,
    );
}

/** Says that this person looks after it; once more changes nothing. */
export async function takeConcern(tx: Tx, by: By, { id }: Concern): Promise<void> {
  await tx
    .updateTable('concern')
    .set({ taken_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('opened_by', '=', by.userId)
    .where('taken_at', 'is', null)
    .execute();
}

/** Ends it with a note on what was done, sealed as the report is. @throws Conflict */
export async function settleConcern(app: App, tx: Tx, by: By, { id }: Concern, note: string): Promise<void> {
  const done = await tx
    .updateTable('concern')
    .set({ settled_at: by.now, sealed_note: await seal(app, noteOf(by.centreId, id), note) })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('opened_by', '=', by.userId)
    .where('taken_at', 'is not', null)
    .where('settled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!done) throw new Conflict('Die Meldung ist schon abgeschlossen, oder noch niemand hat sie angenommen.');
}

/** Reports settled long ago go, with everything. @returns how many */
export async function forgetConcerns(tx: Tx, { centreId, now }: Actor): Promise<number> {
  const before = startOfDay(dayOf(now).subtract({ years: concernKeptYears.value }));
  const gone = await tx
    .deleteFrom('concern')
    .where('centre_id', '=', centreId)
    .where('settled_at', '<', before)
    .returning('id')
    .execute();
  return gone.length;
}

/** @param version the one somebody saw; 0: there was none. @throws Conflict when somebody else was faster */
export async function setConcernPolicy(tx: Tx, by: By, version: number, policy: ConcernPolicy): Promise<void> {
  const row = concernPolicyRow({ ...policy, centreId: by.centreId, at: by.now, by: by.userId, version: version + 1 });
  const written = await tx
    .insertInto('concern_policy')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('centre_id').doUpdateSet(row).where('concern_policy.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst();
  if (!written)
    throw new Conflict('Jemand anderes hat die Einstellungen gerade geändert. Bitte sehen Sie sie noch einmal an.');
}
