// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';

/** Days on which somebody is away, both included. Why is not known. */
export interface Absence {
  id: string;
  counsellor: string;
  name: string;
  from: Temporal.PlainDate;
  /** Before `from`: it was ended before it began. */
  to: Temporal.PlainDate;
  standIn: string | null;
  standInName: string | null;
  note: string;
  endedAt: Temporal.Instant | null;
  version: number;
}

const absences = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('absence as b')
    .innerJoin('auth_user as u', 'u.id', 'b.counsellor')
    .leftJoin('auth_user as v', 'v.id', 'b.stand_in')
    .select(['b.id', 'b.counsellor', 'u.name', 'b.from_on as from', 'b.to_on as to', 'b.stand_in as standIn'])
    .select(['v.name as standInName', 'b.note', 'b.ended_at as endedAt', 'b.version'])
    .where('b.centre_id', '=', centreId);

/** @throws NotFound for a malformed or unknown id and for one of another centre */
export async function getAbsence(tx: Tx, centreId: string, id: string): Promise<Absence> {
  const row = isId(id) ? await absences(tx, centreId).where('b.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** Absences from a day on in which somebody else stands in. `standIn`: this person alone, on some of these days. */
export const listStoodIn = (
  tx: Tx,
  centreId: string,
  { from, to, standIn }: { from: Temporal.PlainDate; to?: Temporal.PlainDate; standIn?: string },
): Promise<Absence[]> =>
  absences(tx, centreId)
    .where('b.stand_in', 'is not', null)
    .where('b.to_on', '>=', from)
    .where(sql<SqlBool>`b.to_on >= b.from_on`)
    .$if(to !== undefined, (query) => query.where('b.from_on', '<=', to ?? from))
    .$if(standIn !== undefined, (query) => query.where('b.stand_in', '=', standIn ?? ''))
    .orderBy('b.from_on')
    .orderBy('b.id')
    .execute();

/** Who is away on some of these days, both included; `counsellor`: this person alone. */
export const listAbsences = (
  tx: Tx,
  centreId: string,
  {
    from,
    to,
    counsellor,
  }: { from: Temporal.PlainDate; to?: Temporal.PlainDate | undefined; counsellor?: string | undefined },
): Promise<Absence[]> =>
  absences(tx, centreId)
    .where('b.to_on', '>=', from)
    .where(sql<SqlBool>`(${to ?? null}::date is null or b.from_on <= ${to ?? null}::date)`)
    .where(sql<SqlBool>`b.to_on >= b.from_on`)
    .where(sql<SqlBool>`(${counsellor ?? null}::uuid is null or b.counsellor = ${counsellor ?? null}::uuid)`)
    .orderBy('b.from_on')
    .orderBy('u.name')
    .orderBy('b.id')
    .execute();
