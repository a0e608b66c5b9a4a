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
export const ownSponsorshipPath = (id: string): string => `${ownSponsorshipsPath}/kind/${id}`;
/** What was done in the lesson of a day, as in "2026-11-24". */
export const ownLessonPath = (id: string, day: string): string => `${ownSponsorshipsPath}/stunde/${id}/${day}`;
/** Leads on to the lesson of a day that is typed. */
export const ownOtherDayPath = (id: string): string => `${ownSponsorshipPath(id)}/tag`;
/** The lessons of a sponsorship for the coordination. */
export const sponsorshipSessionsPath = (id: string): string => `${sponsorshipPath(id)}/stunden`;
/** The own lessons in the own calendar: where somebody subscribes, and the addresses calendar programs read. */
export const sponsorFeedSettingsPath = `${ownSponsorshipsPath}/kalender`;
export const closeSponsorFeedPath = `${sponsorFeedSettingsPath}/beenden`;
export const sponsorFeedPath = (token: string): string => `/kalender-patenschaften/${token}.ics`;
