// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Centre } from '../../codes/centres.ts';
import type { Row } from '../../db/row.ts';
import type { Settings } from './queries.ts';

/** A centre as the official tables know it; the database keeps which of them are active. */
export const centreRow = (centre: Centre, id: string): Omit<Row<'centre'>, 'active'> => ({
  id,
  key: centre.key,
  name: centre.name,
  short_name: centre.shortName,
  area_name: centre.areaName,
  number_prefix: centre.numberPrefix,
  ags5: centre.ags5,
  district_government: centre.districtGovernment,
});

/** What a change of the settings writes. Name and area are the centre's, not its settings. */
export const settingColumns = (settings: Omit<Settings, 'name' | 'area' | 'numberPrefix'>) => ({
  ask_school_before_decision: settings.askSchool,
  school_answer_days: settings.answerDays,
  hold_days: settings.holdDays,
  authority_decision_days: settings.decisionDays,
  target_days: settings.targetDays,
  max_distance_m: settings.maxDistanceM,
  blocking_proofs: settings.blockingProofs,
  show_workload: settings.showWorkload,
  street: settings.street,
  postcode: settings.postcode,
  place: settings.place,
  phone: settings.phone,
  email: settings.email,
  version: settings.version,
});

/** An authority with its letterhead; what is not known of it stays empty. */
export const authorityRow = (
  authority: Pick<Row<'authority'>, 'id' | 'kind' | 'name'> &
    Partial<Omit<Row<'authority'>, 'centre_id'>> & { centreId: string },
): Row<'authority'> => ({
  centre_id: authority.centreId,
  id: authority.id,
  kind: authority.kind,
  name: authority.name,
  street: authority.street ?? '',
  postcode: authority.postcode ?? '',
  place: authority.place ?? '',
  phone: authority.phone ?? '',
  email: authority.email ?? '',
  signatory: authority.signatory ?? '',
});

/** Who is competent for these ages (completed years, both included) from a day on. */
export const competenceRuleRow = (
  rule: Pick<Row<'competence_rule'>, 'path' | 'note'> & {
    centreId: string;
    id: string;
    validFrom: Temporal.PlainDate;
    ageFrom: number;
    ageTo: number;
    /** Null: nobody decides, the family registers at the school. */
    authorityId: string | null;
  },
): Row<'competence_rule'> => ({
  centre_id: rule.centreId,
  id: rule.id,
  valid_from: rule.validFrom,
  valid_to: null,
  age_from: rule.ageFrom,
  age_to: rule.ageTo,
  path: rule.path,
  authority_id: rule.authorityId,
  note: rule.note,
});

/** The instruction on legal remedies of an authority from a day on, and where its wording comes from. */
export const remedyNoticeRow = (
  notice: Pick<Row<'remedy_notice'>, 'source'> & {
    centreId: string;
    id: string;
    authorityId: string;
    validFrom: Temporal.PlainDate;
    validTo: Temporal.PlainDate | null;
    textDe: string;
    /** Empty: the letter says that there is none in Arabic. */
    textAr: string;
  },
): Row<'remedy_notice'> => ({
  centre_id: notice.centreId,
  id: notice.id,
  authority_id: notice.authorityId,
  valid_from: notice.validFrom,
  valid_to: notice.validTo,
  text_de: notice.textDe,
  text_ar: notice.textAr,
  source: notice.source,
});
