// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { defaultRules } from './default-rules.ts';
import type { AskedTalk, OccasionRule } from './eligibility-rules.ts';
import { type Dated, defaultPolicy, type Policy, versionOn } from './policy-rules.ts';
import type { Occasion } from './words.ts';

/** How a centre works from a day on. */
export interface PolicyVersion extends Policy, Dated {}

/** A table of rules from a day on. */
export interface RuleTable extends Dated {
  rules: readonly OccasionRule[];
}

const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** Every version of how the centre works, the latest first. */
export async function listPolicies(tx: Tx, centreId: string): Promise<PolicyVersion[]> {
  const rows = await tx
    .selectFrom('interpreting_policy')
    .selectAll()
    .where('centre_id', '=', centreId)
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((row) => ({
    validFrom: row.valid_from,
    leadDays: row.lead_days,
    leadUnit: row.lead_unit,
    urgentAllowed: row.urgent_allowed,
    maxMinutes: row.max_minutes,
    privateMayAsk: row.private_may_ask,
    publicRoomsOnly: row.public_rooms_only,
    cancelHours: row.cancel_hours,
    askFrom: row.ask_from,
    askTo: row.ask_to,
    askSundays: row.ask_sundays,
    answerHoursSoon: row.answer_hours_soon,
    answerHoursWeek: row.answer_hours_week,
    answerHoursLater: row.answer_hours_later,
    phoneNow: row.phone_now,
    phoneNowMinutes: row.phone_now_minutes,
    closed: row.closed.map(({ from, to }) => ({ from: date(from), to: date(to) })),
  }));
}

/** How the centre works on a day; the default of the program where it has laid down nothing. */
export const getPolicy = async (tx: Tx, centreId: string, day: Temporal.PlainDate): Promise<Policy> =>
  versionOn(await listPolicies(tx, centreId), day) ?? defaultPolicy;

/** Every version of the table of rules, the latest first; none where the centre uses that of the program. */
export async function listRuleTables(tx: Tx, centreId: string): Promise<RuleTable[]> {
  const rows = await tx
    .selectFrom('occasion_rule')
    .selectAll()
    .where('centre_id', '=', centreId)
    .orderBy('valid_from', 'desc')
    .orderBy('code')
    .execute();
  const byDay = Map.groupBy(rows, ({ valid_from: from }) => from.toString());
  return [...byDay].map(([from, list]) => ({
    validFrom: date(from),
    rules: list.map((row) => ({
      code: row.code,
      occasions: row.occasions as Occasion[],
      requesters: row.requesters as AskedTalk['requester'][],
      legalConsequence: row.legal_consequence,
      professionalPresent: row.professional_present,
      institutionPays: row.institution_pays,
      outcome: row.outcome,
      reason: row.reason,
      alternative: row.alternative,
      source: row.source,
    })),
  }));
}

/** The table that counts on a day. `from` null: that of the program. */
export interface RulesOnDay {
  from: Temporal.PlainDate | null;
  rules: readonly OccasionRule[];
}

export async function getRules(tx: Tx, centreId: string, day: Temporal.PlainDate): Promise<RulesOnDay> {
  const found = versionOn(await listRuleTables(tx, centreId), day);
  return found ? { from: found.validFrom, rules: found.rules } : { from: null, rules: defaultRules };
}

/** The row that decided a request, as it read then; undefined where none did. */
export async function findRule(
  tx: Tx,
  centreId: string,
  { ruleCode, rulesFrom }: { ruleCode: string | null; rulesFrom: Temporal.PlainDate | null },
): Promise<OccasionRule | undefined> {
  if (ruleCode === null) return undefined;
  const { rules } = rulesFrom === null ? { rules: defaultRules } : await getRules(tx, centreId, rulesFrom);
  return rules.find(({ code }) => code === ruleCode);
}
