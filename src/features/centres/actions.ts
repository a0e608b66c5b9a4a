// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Kysely } from 'kysely';
import {
  CENTRES,
  type Centre,
  type CompetencePath,
  centreForMunicipality,
  defaultCompetence,
  findCentre,
} from '../../codes/centres.ts';
import { findDistrictGovernment } from '../../codes/district-governments.ts';
import { legalParameter, usualRemedyNotice } from '../../codes/legal.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Row } from '../../db/row.ts';
import type { Database } from '../../db/types.ts';
import { decidingKind } from './competence.ts';
import { inEachCentre } from './queries.ts';
import { authorityRow, centreRow, competenceRuleRow, remedyNoticeRow } from './rows.ts';

/**
 * Writes the 54 centres into the database, or corrects them after an update of the program. Repeatable; does not touch
 * which of them are active.
 */
export async function ensureCentres(db: Kysely<Database>): Promise<void> {
  const rows = CENTRES.map((centre) => centreRow(centre, newId()));
  await db
    .insertInto('centre')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        short_name: eb.ref('excluded.short_name'),
        area_name: eb.ref('excluded.area_name'),
        number_prefix: eb.ref('excluded.number_prefix'),
        ags5: eb.ref('excluded.ags5'),
        district_government: eb.ref('excluded.district_government'),
      })),
    )
    .execute();
}

/** Who sets up the centre, and when. */
export interface SetUpBy {
  userId: string;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
  /** First day of the competence rules; 1 August of the year before when left out, so that earlier reports find one too. */
  validFrom?: Temporal.PlainDate;
}

/**
 * Sets up a centre with what is known of it: settings, authorities, competence by age, notices of remedy, municipalities.
 * What the centre has changed since stays: a second call adds nothing. `also` runs in the same transaction.
 * @returns the centre's id
 * @throws RangeError when no centre has this key
 */
export async function setUpCentre(
  app: AppContext,
  key: string,
  by: SetUpBy,
  also?: (tx: Tx, centreId: string) => Promise<void>,
): Promise<string> {
  const centre = findCentre(key);
  if (!centre) throw new RangeError(`no centre with key ${key}`);
  const { db } = app.database;
  const { id } = await db.selectFrom('centre').select('id').where('key', '=', key).executeTakeFirstOrThrow();
  await inCentre(db, { centreId: id, userId: by.userId, now: by.now }, async (tx) => {
    const setting = await tx
      .insertInto('centre_setting')
      .values({ centre_id: id, id: newId() })
      .onConflict((conflict) => conflict.column('centre_id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (setting) await insertDefaults(tx, id, centre, by);
    await also?.(tx, id);
  });
  // Last, and by the server's own grant: a centre that is active is complete.
  await db.updateTable('centre').set({ active: true }).where('id', '=', id).execute();
  return id;
}

async function insertDefaults(tx: Tx, centreId: string, centre: Centre, by: SetUpBy): Promise<void> {
  const authorities = authoritiesOf(centreId, centre);
  await tx.insertInto('authority').values(authorities).execute();
  const byKind = new Map(authorities.map((authority) => [authority.kind, authority.id]));
  const validFrom = by.validFrom ?? Temporal.PlainDate.from({ year: by.today.year - 1, month: 8, day: 1 });
  // Where no Schulamt is known the centre stands in for it.
  const authorityOf = (path: CompetencePath): string | null =>
    path === 'direct_registration' ? null : (byKind.get(decidingKind[path]) ?? byKind.get('centre') ?? null);
  const rules = defaultCompetence(centre.key).map(({ ageFrom, ageTo, path, note, source, confirmed }) =>
    competenceRuleRow({
      ...{ centreId, id: newId(), validFrom, ageFrom, ageTo, path },
      authorityId: authorityOf(path),
      note: `${note} Quelle: ${source}${confirmed ? '' : ' (noch nicht bestätigt)'}`,
    }),
  );
  await tx.insertInto('competence_rule').values(rules).execute();
  await tx
    .insertInto('remedy_notice')
    .values(authorities.map((authority) => remedyNotice(centreId, authority.id, centre, by.today)))
    .execute();
  const known = await tx.selectFrom('municipality').select('ags').execute();
  await assignInCentre(
    tx,
    centreId,
    centre.key,
    known.map(({ ags }) => ags),
  );
}

function authoritiesOf(centreId: string, centre: Centre): Row<'authority'>[] {
  const government = findDistrictGovernment(centre.ags5)!;
  const own = (authority: Omit<Parameters<typeof authorityRow>[0], 'centreId' | 'id'>) =>
    authorityRow({ ...authority, centreId, id: newId() });
  return [
    ...(centre.schoolAuthority ? [own({ ...centre.schoolAuthority, kind: 'school_authority' })] : []),
    own({ ...government, kind: 'district_government' }),
    // Its address is not in the register of schools; the centre enters it in its settings.
    own({ kind: 'centre', name: centre.name }),
  ];
}

/** The first notice of remedy. A wrong one opens a year for actions (§ 58 (2) VwGO): what is not verified says so. */
function remedyNotice(centreId: string, authorityId: string, centre: Centre, today: Temporal.PlainDate) {
  const law = legalParameter('remedyNotice', today);
  return remedyNoticeRow({
    ...{ centreId, id: newId(), authorityId },
    validFrom: law.validFrom,
    validTo: law.validUntil ?? null,
    textDe: usualRemedyNotice(centre.ags5, today),
    textAr: '',
    source: `${law.citation}${law.verified ? '' : ' (Wortlaut vor dem ersten Bescheid durch die Behörde zu bestätigen)'}`,
  });
}

/** Gives the centre of this transaction those municipalities that belong to its area. @returns how many are new */
async function assignInCentre(tx: Tx, centreId: string, key: string, known: readonly string[]): Promise<number> {
  const own = known.filter((ags) => centreForMunicipality(ags) === key);
  if (own.length === 0) return 0;
  const inserted = await tx
    .insertInto('centre_municipality')
    .values(own.map((ags) => ({ centre_id: centreId, ags })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('ags')
    .execute();
  return inserted.length;
}

/**
 * After a register has been imported: gives every active centre the municipalities of its area. Repeatable.
 * @param ags municipal keys, 8 digits
 * @throws when called inside a centre's transaction
 */
export async function assignMunicipalities(
  db: Kysely<Database>,
  ags: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await inEachCentre(db, now, (tx, { id, key }) => assignInCentre(tx, id, key, ags));
}
