// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Selectable } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { AuthorityTable, CentreSettingTable, CompetenceRuleTable, RemedyNoticeTable } from '../../db/types.ts';

export type Settings = Selectable<CentreSettingTable>;
export type Authority = Selectable<AuthorityTable>;
export type CompetenceRule = Selectable<CompetenceRuleTable>;
export type RemedyNotice = Selectable<RemedyNoticeTable>;

/** Local practice of this centre. */
export const getSettings = (tx: Tx, centreId: string): Promise<Settings> =>
  tx.selectFrom('centre_setting').selectAll().where('centre_id', '=', centreId).executeTakeFirstOrThrow();

/** Who decides in this area. */
export const listAuthorities = (tx: Tx, centreId: string): Promise<Authority[]> =>
  tx.selectFrom('authority').selectAll().where('centre_id', '=', centreId).orderBy('kind').orderBy('name').execute();

export const findAuthority = (tx: Tx, centreId: string, id: string): Promise<Authority | undefined> =>
  tx.selectFrom('authority').selectAll().where('centre_id', '=', centreId).where('id', '=', id).executeTakeFirst();

/** Rules that apply on a day or later, youngest children first. */
export const listCompetence = (tx: Tx, centreId: string, from: Temporal.PlainDate): Promise<CompetenceRule[]> =>
  tx
    .selectFrom('competence_rule')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', from)]))
    .orderBy('age_from')
    .orderBy('valid_from')
    .execute();

/** All notices of remedy, newest first. */
export const listRemedyNotices = (tx: Tx, centreId: string): Promise<RemedyNotice[]> =>
  tx.selectFrom('remedy_notice').selectAll().where('centre_id', '=', centreId).orderBy('valid_from', 'desc').execute();

/** Names of the municipalities of this centre's area. */
export const listMunicipalities = (tx: Tx, centreId: string): Promise<{ ags: string; name: string }[]> =>
  tx
    .selectFrom('centre_municipality')
    .innerJoin('municipality', 'municipality.ags', 'centre_municipality.ags')
    .select(['municipality.ags', 'municipality.name'])
    .where('centre_municipality.centre_id', '=', centreId)
    .orderBy('municipality.name')
    .execute();
