// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PartialDate } from '../../codes/partial-date.ts';
import type { Row } from '../../db/row.ts';
import { birthColumns } from '../families/rules.ts';
import type { Destination } from './rules.ts';

/** A child not of school age yet, as it is reported. */
export interface EarlyChild {
  givenNames: string;
  familyName: string;
  birth: PartialDate;
  /** Municipality, 8 digits. */
  ags: string;
  /** ISO 639-3. */
  language: string;
  /** Phone numbers, a mail address; '' for neither. */
  reach: string;
  /** An Auskunftssperre (§ 51 BMG) stands. */
  isProtected: boolean;
}

/** Where the family was pointed to, when and by whom; null: not yet. */
export type Referred = { to: Destination; on: Temporal.PlainDate; by: string } | null;

export const referredColumns = (referred: Referred) => ({
  referred_to: referred?.to ?? null,
  referred_on: referred?.on ?? null,
  referred_by: referred?.by ?? null,
});

export const earlyReferralRow = (
  child: EarlyChild & {
    centreId: string;
    id: string;
    receivedOn: Temporal.PlainDate;
    recordedBy: string;
    referred: Referred;
    arrived: Row<'early_referral'>['arrived'];
  },
): Row<'early_referral'> => ({
  centre_id: child.centreId,
  id: child.id,
  received_on: child.receivedOn,
  recorded_by: child.recordedBy,
  given_names: child.givenNames,
  family_name: child.familyName,
  birth_year: child.birth.year,
  birth_month: birthColumns(child.birth).birth_month,
  birth_day: birthColumns(child.birth).birth_day,
  ags: child.ags,
  language: child.language,
  reach: child.reach,
  protected: child.isProtected,
  ...referredColumns(child.referred),
  arrived: child.arrived,
  version: 1,
});
