// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { type InstitutionKind, protectedName } from '../institutions/words.ts';
import type { Payer, TalkFacts } from './rows.ts';
import { type EnteredReason, enteredReasons, type RequestEvent, type RequestState, requestStates } from './states.ts';
import type { Channel, Mode, Occasion } from './words.ts';

export type { TalkFacts } from './rows.ts';

/** Whose requests somebody sees: all of the centre, or those of these institutions. */
export type Reach = { all: true; seesProtected: boolean } | { institutions: readonly string[] };

/** A request as it is kept. */
export interface InterpretingRequest extends TalkFacts, Payer {
  id: string;
  number: string;
  seriesId: string | null;
  channel: Channel;
  askedAt: Temporal.Instant;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  alternatives: Temporal.Instant[];
  fundId: string | null;
  state: RequestState;
  stateReason: string;
  stateAlternative: string;
  /** Why no other way was proposed before it ended without a talk. */
  noWayReason: string;
  changedAt: Temporal.Instant;
  version: number;
  /** Null: a private person. `name` of a protected one says so alone, where names are not to be seen. */
  institution: { id: string; number: string; name: string; kind: InstitutionKind; isProtected: boolean } | null;
  municipality: string | null;
}

const requests = (tx: Tx, centreId: string, reach: Reach) =>
  tx
    .selectFrom('interpreting_request as r')
    .leftJoin('institution as i', (join) =>
      join.on('i.centre_id', '=', centreId).onRef('i.id', '=', 'r.institution_id'),
    )
    .leftJoin('municipality as m', 'm.ags', 'r.ags')
    .selectAll('r')
    .select(['i.name as institutionName', 'i.department', 'i.number as institutionNumber', 'i.kind', 'i.protected'])
    .select('m.name as municipality')
    .where('r.centre_id', '=', centreId)
    .$if('institutions' in reach, (query) =>
      query.where(sql<SqlBool>`r.institution_id = any(${'institutions' in reach ? reach.institutions : []}::uuid[])`),
    );

type RequestRow = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];

/** Is the name of a protected institution kept from who reads? */
const hides = (reach: Reach): boolean => 'all' in reach && !reach.seesProtected;

function toInstitution(row: RequestRow, hidden: boolean): InterpretingRequest['institution'] {
  if (row.institution_id === null) return null;
  const number = row.institutionNumber ?? '';
  const whole = [row.institutionName, row.department].filter(Boolean).join(', ');
  return {
    id: row.institution_id,
    number,
    name: hidden ? `${protectedName} ${number}` : whole,
    kind: row.kind ?? 'other',
    isProtected: row.protected ?? false,
  };
}

function toRequest(row: RequestRow, reach: Reach): InterpretingRequest {
  const hidden = row.protected === true && hides(reach);
  const unless = <T>(value: T, instead: T): T => (hidden ? instead : value);
  return {
    id: row.id,
    number: row.number,
    seriesId: row.series_id,
    institutionId: row.institution_id,
    institution: toInstitution(row, hidden),
    channel: row.channel,
    askedAt: row.asked_at,
    contact: {
      name: unless(row.contact_name, ''),
      phone: unless(row.contact_phone, ''),
      email: unless(row.contact_email, ''),
    },
    reference: row.reference,
    language: row.language,
    variety: row.variety,
    gender: row.gender,
    genderReason: row.gender_reason,
    occasion: row.occasion as Occasion,
    topic: unless(row.topic, ''),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    alternatives: [row.alternative_1_at, row.alternative_2_at].filter((at) => at !== null),
    modes: row.modes as Mode[],
    room: row.room,
    street: unless(row.street, ''),
    postcode: unless(row.postcode, ''),
    place: unless(row.place, ''),
    ags: unless(row.ags, null),
    municipality: unless(row.municipality, null),
    meetingPoint: unless(row.meeting_point, ''),
    participants: row.participants,
    professionalPresent: row.professional_present,
    legalConsequence: row.legal_consequence,
    sensitive: row.sensitive,
    institutionPays: row.institution_pays,
    payerReference: row.payer_reference,
    urgentReason: row.urgent_reason,
    outcome: row.outcome,
    ruleCode: row.rule_code,
    rulesFrom: row.rules_from,
    fundId: row.fund_id,
    state: row.state,
    stateReason: row.state_reason,
    stateAlternative: row.state_alternative,
    noWayReason: row.no_way_reason,
    changedAt: row.changed_at,
    version: row.version,
  };
}

/** What narrows a list of requests. */
export interface RequestFilter {
  q: string | undefined;
  state: RequestState | undefined;
  language: string | undefined;
  institutionId: string | undefined;
  /** Only those that begin from, or before this instant. */
  from: Temporal.Instant | undefined;
  before: Temporal.Instant | undefined;
  /** Only those nobody knows the payer of. */
  undecided?: boolean;
}

export const noRequestFilter: RequestFilter = {
  ...{ q: undefined, state: undefined, language: undefined },
  ...{ institutionId: undefined, from: undefined, before: undefined },
};

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

function wanted(tx: Tx, centreId: string, reach: Reach, filter: RequestFilter) {
  const { q, state, language, institutionId, from, before, undecided } = filter;
  let query = requests(tx, centreId, reach);
  if (q !== undefined) {
    const open = hides(reach) ? sql<SqlBool>`not coalesce(i.protected, false)` : sql<SqlBool>`true`;
    query = query.where(
      sql<SqlBool>`(r.number ilike ${like(q)} or r.reference ilike ${like(q)} or i.number ilike ${like(q)}
        or (${open} and (coalesce(i.name, '') || ' ' || r.place) ilike ${like(q)}))`,
    );
  }
  if (state !== undefined) query = query.where('r.state', '=', state);
  if (language !== undefined) query = query.where('r.language', '=', language);
  if (institutionId !== undefined) query = query.where('r.institution_id', '=', institutionId);
  if (from !== undefined) query = query.where('r.starts_at', '>=', from);
  if (before !== undefined) query = query.where('r.starts_at', '<', before);
  if (undecided) query = query.where('r.outcome', 'is', null);
  return query;
}

/** Requests by their beginning, or by when they came in. */
export async function listRequests(
  tx: Tx,
  centreId: string,
  reach: Reach,
  filter: RequestFilter,
  range: { limit: number; offset: number },
  by: 'starts_at' | 'asked_at' = 'starts_at',
  direction: 'asc' | 'desc' = 'asc',
): Promise<InterpretingRequest[]> {
  const rows = await wanted(tx, centreId, reach, filter)
    .orderBy(by === 'starts_at' ? 'r.starts_at' : 'r.asked_at', direction)
    .orderBy('r.id', direction)
    .limit(range.limit)
    .offset(range.offset)
    .execute();
  return rows.map((row) => toRequest(row, reach));
}

export async function countRequests(tx: Tx, centreId: string, reach: Reach, filter: RequestFilter): Promise<number> {
  const row = await wanted(tx, centreId, reach, filter)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** @throws NotFound, also for one that is none of the reader's */
export async function getRequest(tx: Tx, centreId: string, reach: Reach, id: string): Promise<InterpretingRequest> {
  const row = isId(id) ? await requests(tx, centreId, reach).where('r.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return toRequest(row, reach);
}

/** The requests that were asked for together, by their beginning. */
export async function listSeries(
  tx: Tx,
  centreId: string,
  reach: Reach,
  seriesId: string | null,
): Promise<InterpretingRequest[]> {
  if (seriesId === null) return [];
  const rows = await requests(tx, centreId, reach).where('r.series_id', '=', seriesId).orderBy('r.starts_at').execute();
  return rows.map((row) => toRequest(row, reach));
}

/** An event in the history of a request. */
export interface HistoryEntry {
  event: RequestEvent;
  at: Temporal.Instant;
  /** Null: by a mailed link, or the program. */
  by: string | null;
}

/** What happened to a request, newest first. */
export async function listHistory(tx: Tx, centreId: string, requestId: string): Promise<HistoryEntry[]> {
  const rows = await tx
    .selectFrom('interpreting_event as e')
    .leftJoin('auth_user as u', 'u.id', 'e.by_user')
    .select(['e.type', 'e.payload', 'e.at', 'u.name as by'])
    .where('e.centre_id', '=', centreId)
    .where('e.request_id', '=', requestId)
    .orderBy('e.position', 'desc')
    .execute();
  return rows.map(({ type, payload, at, by }) => ({ event: { type, payload } as unknown as RequestEvent, at, by }));
}

/** Languages of the requests somebody sees (ISO 639-3), to choose from. */
export async function listLanguages(tx: Tx, centreId: string, reach: Reach): Promise<string[]> {
  const rows = await requests(tx, centreId, reach).clearSelect().select('r.language').distinct().execute();
  return rows.map(({ language }) => language).toSorted();
}

/** Figures for the start page: open ones, those near, those without a payer, those whose day is over. */
export async function countOpenWork(
  tx: Tx,
  centreId: string,
  reach: Reach,
  now: Temporal.Instant,
  soon: Temporal.Instant,
): Promise<{ open: number; near: number; undecided: number; over: number }> {
  return await wanted(tx, centreId, reach, { ...noRequestFilter, state: 'open' })
    .clearSelect()
    .select([
      sql<number>`count(*) filter (where r.starts_at >= ${now})::int`.as('open'),
      sql<number>`count(*) filter (where r.starts_at >= ${now} and r.starts_at < ${soon})::int`.as('near'),
      sql<number>`count(*) filter (where r.starts_at >= ${now} and r.outcome is null)::int`.as('undecided'),
      sql<number>`count(*) filter (where r.starts_at < ${now})::int`.as('over'),
    ])
    .executeTakeFirstOrThrow();
}

/** What a state means with its reason, in words. */
export const stateText = ({ state }: Pick<InterpretingRequest, 'state'>): string => requestStates[state];

/** Every reason for turning a request away, for a choice. */
export const refusalLabels = Object.fromEntries(
  Object.entries(enteredReasons).map(([code, { label }]) => [code, label]),
) as Record<EnteredReason, string>;
