// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** SmiLe for the coordination. */
export const smilePath = '/smile';
export const smilePolicyPath = `${smilePath}/einstellungen`;
export const pupilsPath = `${smilePath}/kinder`;
export const pupilPath = (id: string): string => `${pupilsPath}/${id}`;
export const sponsorshipsPath = `${smilePath}/patenschaften`;
export const sponsorshipPath = (id: string): string => `${sponsorshipsPath}/${id}`;
export const sponsorsPath = `${smilePath}/paten`;
export const sponsorPath = (id: string): string => `${sponsorsPath}/${id}`;
/** SmiLe for the coordinator of a school. */
export const schoolSmilePath = '/smile-schule';
/** The own sponsorships of a sponsor. */
export const ownSponsorshipsPath = '/meine-patenschaften';
