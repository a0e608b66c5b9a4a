// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { anyOf } from '../../db/any.ts';
import type { Tx } from '../../db/centre.ts';
import { checksOf, grouped } from './profile-queries.ts';
import {
  type CheckKind,
  type CheckRule,
  type ConductForm,
  defaultCheckRule,
  type HelpService,
  type SeenCheck,
  strictest,
} from './rules.ts';

/** A rule with its version; 0: the centre has not decided, the default counts. */
export type KeptCheckRule = CheckRule & { version: number };

/** What a centre wants to have seen for a service. */
export async function getCheckRule(tx: Tx, centreId: string, service: HelpService): Promise<KeptCheckRule> {
  const row = await tx
    .selectFrom('volunteer_check_rule')
    .select(['conduct', 'conduct_months as conductMonths', 'conduct_fresh_months as conductFreshMonths'])
    .select(['confidentiality', 'data_protection as dataProtection', 'training', 'version'])
    .where('centre_id', '=', centreId)
    .where('service', '=', service)
    .executeTakeFirst();
  return row ?? { ...defaultCheckRule, version: 0 };
}

/** What has to be seen of a person: of who helps in both services what both ask. */
export async function getRuleFor(
  tx: Tx,
  centreId: string,
  { interprets, sponsors }: { interprets: boolean; sponsors: boolean },
): Promise<CheckRule> {
  const rule = await getCheckRule(tx, centreId, interprets ? 'interpreting' : 'sponsorship');
  return interprets && sponsors ? strictest(rule, await getCheckRule(tx, centreId, 'sponsorship')) : rule;
}

/** A paper as it was seen, and who saw it. */
export interface KeptCheck extends SeenCheck {
  id: string;
  kind: CheckKind;
  form: ConductForm | null;
  seenOn: Temporal.PlainDate;
  seenBy: string | null;
  withdrawnAt: Temporal.Instant | null;
}

/** The papers of some volunteers that were not taken back, the newest first. */
export const listChecks = async (
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SeenCheck[]>> => grouped(await checksOf(tx, centreId, anyOf(ids)).execute());

/** Every paper of one volunteer, those taken back too, the newest first. */
export const listAllChecks = (tx: Tx, centreId: string, volunteerId: string): Promise<KeptCheck[]> =>
  tx
    .selectFrom('volunteer_check as c')
    .leftJoin('auth_user as u', 'u.id', 'c.seen_by')
    .select(['c.id', 'c.kind', 'c.form', 'c.dated_on as datedOn', 'c.due_on as dueOn', 'c.seen_on as seenOn'])
    .select(['u.name as seenBy', 'c.withdrawn_at as withdrawnAt'])
    .where('c.centre_id', '=', centreId)
    .where('c.volunteer_id', '=', volunteerId)
    .orderBy('c.seen_on', 'desc')
    .orderBy('c.id', 'desc')
    .execute();

/** Papers that end within some days and that nothing later stands beside, of people who help, with the reminders sent. */
export const listEnding = (tx: Tx, centreId: string, today: Temporal.PlainDate, until: Temporal.PlainDate) =>
  tx
    .selectFrom('volunteer_check as c')
    .innerJoin('volunteer as v', (join) =>
      join.onRef('v.centre_id', '=', 'c.centre_id').onRef('v.id', '=', 'c.volunteer_id'),
    )
    .select(['c.id', 'c.kind', 'c.due_on as dueOn', 'v.id as volunteerId', 'v.email', 'v.channel'])
    .select(['v.letter_language as letterLanguage', 'v.given_name as givenName'])
    .select((e) =>
      e
        .selectFrom('volunteer_reminder as r')
        .select((r) => r.fn.min('r.weeks').as('weeks'))
        .where('r.centre_id', '=', centreId)
        .whereRef('r.check_id', '=', 'c.id')
        .as('reminded'),
    )
    .where('c.centre_id', '=', centreId)
    .where('v.centre_id', '=', centreId)
    .where('v.state', 'in', ['active', 'paused'])
    .where('c.withdrawn_at', 'is', null)
    .where('c.due_on', '>', today)
    .where('c.due_on', '<=', until)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('volunteer_check as n')
            .select('n.id')
            .where('n.centre_id', '=', centreId)
            .whereRef('n.volunteer_id', '=', 'c.volunteer_id')
            .whereRef('n.kind', '=', 'c.kind')
            .where('n.withdrawn_at', 'is', null)
            .where((later) => later.or([later('n.due_on', 'is', null), later('n.due_on', '>', later.ref('c.due_on'))])),
        ),
      ),
    )
    .orderBy('c.due_on')
    .orderBy('c.id')
    .execute();
