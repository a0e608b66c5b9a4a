// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { startOfDay } from '../../../clock.ts';
import { getStage } from '../../../codes/school-forms.ts';
import type { Tx } from '../../../db/centre.ts';
import {
  type SchildPupil,
  type SchildRefusal,
  type SchildWarning,
  writeBasisdaten,
} from '../../../outbound/schild/basisdaten.ts';
import { NotFound } from '../../../refusals.ts';
import { birthOf, fullName } from '../../families/rules.ts';
import { getPassedAddress } from '../submission/facts.ts';

/** A child whose admission a school has confirmed. */
export interface Confirmed {
  childId: string;
  name: string;
  confirmedAt: Temporal.Instant;
  firstSchoolDay: Temporal.PlainDate;
  /** When it last stood in a file that was loaded; null: not yet. */
  exportedAt: Temporal.Instant | null;
}

/** Whom a file holds: confirmed on or after a day, these children, only those who stood in none so far. */
export interface Chosen {
  since?: Temporal.PlainDate | null;
  /** None means all. */
  children?: readonly string[];
  notYet?: boolean;
}

/**
 * What the file for SchILD will be: whom it holds, what is worth a look, who cannot be in it.
 * `file` is null when nobody is left.
 */
export interface SchildExport {
  file: Uint8Array | null;
  children: Confirmed[];
  warnings: SchildWarning[];
  refused: SchildRefusal[];
}

const confirmed = (tx: Tx, centreId: string, schoolNumber: string) =>
  tx
    .selectFrom('admission as a')
    .innerJoin('decision as d', (join) =>
      join.onRef('d.centre_id', '=', 'a.centre_id').onRef('d.id', '=', 'a.decision_id'),
    )
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 'a.centre_id').onRef('p.id', '=', 'a.case_id'),
    )
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .where('a.centre_id', '=', centreId)
    .where('a.school_number', '=', schoolNumber)
    .where('a.ended_at', 'is', null)
    // Only what was decided for this very school, never a child that merely came there.
    .whereRef('d.school_number', '=', 'a.school_number');

async function listPupils(
  tx: Tx,
  centreId: string,
  schoolNumber: string,
  { since = null, children = [], notYet = false }: Chosen,
) {
  return await confirmed(tx, centreId, schoolNumber)
    .select(['c.id', 'c.family_id', 'c.family_name', 'c.given_names', 'c.birth_year', 'c.birth_month', 'c.birth_day'])
    .select(['c.gender', 'c.nationality1', 'c.nationality2', 'c.birth_country', 'c.first_language'])
    .select(['c.entered_germany_on', 'a.first_school_day', 'a.class_name', 'a.confirmed_at', 'd.grade', 'd.place_kind'])
    .select('a.exported_at')
    .$if(notYet, (query) => query.where('a.exported_at', 'is', null))
    .$if(since !== null, (query) => query.where('a.confirmed_at', '>=', startOfDay(since!)))
    .$if(children.length > 0, (query) => query.where('c.id', 'in', [...children]))
    .orderBy(sql`a.exported_at is not null`)
    .orderBy('a.first_school_day')
    .orderBy('c.id')
    .execute();
}

/**
 * Writes the file for a school: children it has confirmed, whom a decision sent to it. A protected address is left out.
 * @throws NotFound for a school the register does not know
 */
export async function exportForSchool(
  tx: Tx,
  centreId: string,
  schoolNumber: string,
  today: Temporal.PlainDate,
  chosen: Chosen = {},
): Promise<SchildExport> {
  const school = await tx
    .selectFrom('school')
    .select(['number', 'form'])
    .where('number', '=', schoolNumber)
    .executeTakeFirst();
  if (!school) throw new NotFound();
  const rows = await listPupils(tx, centreId, schoolNumber, chosen);
  const pupils: SchildPupil[] = [];
  for (const row of rows) {
    const address = await getPassedAddress(tx, centreId, row.family_id);
    pupils.push({
      id: row.id,
      familyName: row.family_name,
      givenNames: row.given_names,
      birth: birthOf(row),
      gender: row.gender,
      ...(address.protected ? {} : { address }),
      nationality1: row.nationality1 ?? undefined,
      nationality2: row.nationality2 ?? undefined,
      firstSchoolDay: row.first_school_day,
      grade: row.grade,
      className: row.class_name || undefined,
      placeKind: row.place_kind,
      entryYear: row.entered_germany_on?.year,
      birthCountry: row.birth_country ?? undefined,
      language: row.first_language,
      // Ten years of full-time schooling end with Sekundarstufe I (§ 37 SchulG).
      compulsorySchool: getStage(row.grade) !== 'secondary2',
    });
  }
  return {
    ...writeBasisdaten(pupils, school, today),
    children: rows.map((row) => ({
      childId: row.id,
      name: fullName(row.family_name, row.given_names),
      confirmedAt: row.confirmed_at,
      firstSchoolDay: row.first_school_day,
      exportedAt: row.exported_at,
    })),
  };
}
