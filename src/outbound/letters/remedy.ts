// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type AdministrativeCourt, administrativeCourt, legalParameter } from '../../codes/legal.ts';
import { remedyNoticeArabic } from './texts/ar.ts';

/** § 58 VwGO asks for the seat only; an unverified street is left out because a wrong one could spoil the notice. */
function courtText(court: AdministrativeCourt): string {
  return court.addressVerified
    ? `${court.name}, ${court.street}, ${court.postcode} ${court.place}`
    : `${court.name} in ${court.place}`;
}

/**
 * Remedy notice (§ 58 VwGO) for a decision of an authority in the district (official key, 5 digits) on the given day.
 * `verified` tells whether the authority has confirmed the wording. Throws RangeError for districts outside NRW.
 */
export function remedyNotice(
  district: string,
  on: Temporal.PlainDate,
): { readonly de: string; readonly ar: string; readonly verified: boolean } {
  const rule = legalParameter('remedyNotice', on);
  const court = courtText(administrativeCourt(district));
  return {
    de: rule.value.replace('{court}', court),
    ar: remedyNoticeArabic.replace('{court}', court),
    verified: rule.verified,
  };
}
