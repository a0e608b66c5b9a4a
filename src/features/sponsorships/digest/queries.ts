// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { listRecipients, type Recipient } from '../../people/queries.ts';
import { whyWaiting } from '../board/why-rules.ts';
import { readWeek } from '../figures/week-queries.ts';
import { readFacts } from '../matching/fact-queries.ts';
import { listOpenThings } from '../own/open-queries.ts';
import { getPolicy } from '../policy-queries.ts';
import { listConducts } from '../safeguarding/certificate-queries.ts';
import { endingConducts } from '../safeguarding/certificate-rules.ts';
import { everyWrittenRole, type WrittenRole, wantsMail } from './rules.ts';
import type { WeekNumbers } from './words.ts';

/** What each person said. */
export async function listSaid(tx: Tx, centreId: string): Promise<Map<string, boolean | null>> {
  const rows = await tx
    .selectFrom('week_mail')
    .select(['user_id', 'wanted'])
    .where('centre_id', '=', centreId)
    .where('kind', '=', 'smile')
    .execute();
  return new Map(rows.map(({ user_id: id, wanted }) => [id, wanted]));
}

/** Everybody who may have the mail, each once, with the roles that are written to. */
async function listWritten(tx: Tx, centreId: string): Promise<(Recipient & { roles: WrittenRole[] })[]> {
  const found = new Map<string, Recipient & { roles: WrittenRole[] }>();
  for (const role of everyWrittenRole)
    for (const one of await listRecipients(tx, centreId, role))
      found.set(one.id, { ...one, roles: [...(found.get(one.id)?.roles ?? []), role] });
  return [...found.values()];
}

/** Everybody of the centre who gets the mail of the week. */
export async function listReaders(tx: Tx, centreId: string): Promise<Recipient[]> {
  const said = await listSaid(tx, centreId);
  return (await listWritten(tx, centreId)).filter(({ id, roles }) => wantsMail(roles, said.get(id) ?? null));
}

/** Does this person get it? */
export const getsMail = async (tx: Tx, centreId: string, userId: string): Promise<boolean> =>
  (await listReaders(tx, centreId)).some(({ id }) => id === userId);

/** What waits for the coordination, in numbers. */
export async function readNumbers(tx: Tx, centreId: string, now: Temporal.Instant): Promise<WeekNumbers> {
  const today = dayOf(now);
  const policy = await getPolicy(tx, centreId);
  const { quiet, waiting, reported, quietWeeks } = await readWeek(tx, centreId, today, 0);
  const { stopped, ending } = endingConducts(await listConducts(tx, centreId, today), today);
  const { fitting, reasons } = whyWaiting(await readFacts(tx, centreId, { policy, today }));
  const { count: open } = await listOpenThings(tx, centreId, { today, now }, { limit: 1, offset: 0 });
  return {
    ...{ quiet: quiet.length, quietWeeks, waiting, reported, fitting, reasons },
    ...{ stopped: stopped.length, ending: ending.length, open },
  };
}
