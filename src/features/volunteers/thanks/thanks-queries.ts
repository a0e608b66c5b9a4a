// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { CentreRole } from '../../../auth/permissions.ts';
import type { Tx } from '../../../db/centre.ts';
import type { Row } from '../../../db/row.ts';
import { listMembers } from '../../people/queries.ts';
import { inReach } from '../queries.ts';
import type { HelpReach } from '../rules.ts';
import { readHelp } from './help-queries.ts';
import { type Help, type ThanksGroup, type ThanksWay, thanksGroup, usualThanksFrom, wayTo } from './thanks-rules.ts';

type Person = Row<'volunteer'>;

/** Somebody as the page of the yearly thank-you shows them. */
export interface ThanksPerson {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  letterLanguage: string;
  phone: string;
  street: string;
  postcode: string | null;
  place: string;
  email: string;
  group: ThanksGroup;
  /** How the person was thanked, or would be now. */
  way: ThanksWay;
  help: readonly Help[];
  /** Null: not thanked. `sentAt` null: on its way, or still to be printed. */
  thanked: { at: Temporal.Instant; sentAt: Temporal.Instant | null } | null;
}

interface Found
  extends Pick<Person, 'id' | 'number' | 'phone' | 'street' | 'postcode' | 'place' | 'email' | 'channel' | 'state'> {
  givenName: string;
  familyName: string;
  letterLanguage: string;
  refused: boolean;
  way: ThanksWay | null;
  at: Temporal.Instant | null;
  sentAt: Temporal.Instant | null;
}

/** Only these people, and only those somebody has to do with (`reachOf`); all of the centre where neither is said. */
interface Whose {
  people?: readonly string[];
  reach?: HelpReach;
}

/** Everybody who has not left and is somehow known for the year, and who was thanked for it. */
const found = (tx: Tx, centreId: string, year: number, { people, reach }: Whose): Promise<Found[]> =>
  tx
    .selectFrom('volunteer as v')
    .leftJoin('volunteer_thanks as t', (on) =>
      on.on('t.centre_id', '=', centreId).onRef('t.volunteer_id', '=', 'v.id').on('t.year', '=', year),
    )
    .leftJoin('thanks_refusal as r', (on) => on.on('r.centre_id', '=', centreId).onRef('r.volunteer_id', '=', 'v.id'))
    .select(['v.id', 'v.number', 'v.given_name as givenName', 'v.family_name as familyName', 'v.state', 'v.channel'])
    .select(['v.letter_language as letterLanguage', 'v.phone', 'v.street', 'v.postcode', 'v.place', 'v.email'])
    .select(['t.way', 't.thanked_at as at', 't.sent_at as sentAt'])
    .select(sql<boolean>`r.id is not null`.as('refused'))
    .where('v.centre_id', '=', centreId)
    .where((e) => e.or([e('v.state', 'in', ['active', 'paused']), e('t.id', 'is not', null)]))
    .$if(people !== undefined, (query) => query.where('v.id', 'in', [...(people ?? [])]))
    .$if(reach !== undefined, (query) => query.where(inReach(reach ?? [])))
    .orderBy('v.family_name')
    .orderBy('v.given_name')
    .orderBy('v.id')
    .execute();

/** Who is thanked for a year, was, or is not, by name. */
export async function listThanks(tx: Tx, centreId: string, year: number, whose: Whose = {}): Promise<ThanksPerson[]> {
  if (whose.people?.length === 0) return [];
  const rows = await found(tx, centreId, year, whose);
  const helped = await readHelp(tx, centreId, year, whose.people ?? null);
  return rows.flatMap(({ state, refused, way, at, sentAt, channel, ...one }): ThanksPerson[] => {
    const help = helped.get(one.id) ?? [];
    const group = thanksGroup({ state, refused, thanked: at !== null, helped: help.length > 0 });
    if (group === undefined) return [];
    return [{ ...one, group, way: way ?? wayTo({ ...one, channel }), help, thanked: at && { at, sentAt } }];
  });
}

/** One thank-you by its id; undefined: it went with the person. */
export const findThanks = (
  tx: Tx,
  centreId: string,
  id: string,
): Promise<Pick<Row<'volunteer_thanks'>, 'volunteer_id' | 'year' | 'way' | 'sent_at'> | undefined> =>
  tx
    .selectFrom('volunteer_thanks')
    .select(['volunteer_id', 'year', 'way', 'sent_at'])
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Whether somebody wants no thank-you. */
export async function refusesThanks(tx: Tx, centreId: string, volunteerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('thanks_refusal')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The sentence of the centre for a year; version 0: none was written yet. */
export async function getThanksWord(
  tx: Tx,
  centreId: string,
  year: number,
): Promise<{ word: string; version: number }> {
  const row = await tx
    .selectFrom('thanks_word')
    .select(['word', 'version'])
    .where('centre_id', '=', centreId)
    .where('year', '=', year)
    .executeTakeFirst();
  return row ?? { word: '', version: 0 };
}

/** From which day on people are thanked, and which account signs. Version 0: nothing was set, the usual counts. */
export interface ThanksSetting {
  month: number;
  day: number;
  signedBy: string | null;
  version: number;
}

export async function getThanksSetting(tx: Tx, centreId: string): Promise<ThanksSetting> {
  const row = await tx
    .selectFrom('thanks_setting')
    .select(['from_month as month', 'from_day as day', 'signed_by as signedBy', 'version'])
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  return row ?? { ...usualThanksFrom.value, signedBy: null, version: 0 };
}

/** Heads first. */
const signingRoles = [
  'head',
  'interpreter_coordinator',
  'sponsorship_coordinator',
] as const satisfies readonly CentreRole[];

/** Who can sign: heads and coordinators of today, each once, heads first. */
export interface Signer {
  userId: string;
  name: string;
  role: (typeof signingRoles)[number];
}

export async function listSigners(tx: Tx, centreId: string): Promise<Signer[]> {
  const members = await listMembers(tx, centreId);
  const signers = signingRoles.flatMap((role) =>
    members.filter((one) => one.role === role).map(({ userId, name }): Signer => ({ userId, name, role })),
  );
  return signers.filter((one, index) => signers.findIndex(({ userId }) => userId === one.userId) === index);
}

/** The account that signs: the one that was set, or the head where there is one alone; null: the centre. */
export function signingAccount({ signedBy, version }: ThanksSetting, signers: readonly Signer[]): string | null {
  if (version > 0) return signedBy;
  // Of several heads nobody can guess which one signs.
  const [first, second] = signers.filter(({ role }) => role === 'head');
  return first && !second ? first.userId : null;
}

/** Whose name stands below; '' the centre's alone. `gone`: the account that was set has neither role any more. */
export async function findSigner(
  tx: Tx,
  centreId: string,
  setting: ThanksSetting,
): Promise<{ name: string; gone: boolean }> {
  const signers = await listSigners(tx, centreId);
  const account = signingAccount(setting, signers);
  const name = signers.find(({ userId }) => userId === account)?.name;
  return { name: name ?? '', gone: account !== null && name === undefined };
}
