// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Children who are not of school age yet, and where their families were pointed to. */
export const earlyReferralsPath = '/kita-kinder';
export const earlyReferralFormPath = `${earlyReferralsPath}/neu`;
export const earlyReferralPath = (id: string): string => `${earlyReferralsPath}/${id}`;
