// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export const volunteersPath = '/ehrenamtliche';
export const volunteerFormPath = '/ehrenamtliche/neu';
export const volunteerListFilePath = '/ehrenamtliche.csv';
export const volunteerPath = (id: string): string => `/ehrenamtliche/${id}`;
export const volunteerProfilePath = (id: string): string => `/ehrenamtliche/${id}/angaben`;
export const volunteerStatePath = (id: string, state: string): string => `/ehrenamtliche/${id}/stand/${state}`;
export const volunteerChecksPath = (id: string): string => `/ehrenamtliche/${id}/nachweis`;
export const withdrawCheckPath = (id: string): string => `/ehrenamtliche/${id}/nachweis/zuruecknehmen`;
export const volunteerAbsencePath = (id: string): string => `/ehrenamtliche/${id}/abwesend`;
export const endVolunteerAbsencePath = (id: string): string => `/ehrenamtliche/${id}/abwesend/loeschen`;
export const conductLetterPath = (id: string): string => `/ehrenamtliche/${id}/fuehrungszeugnis`;
export const sharePath = (id: string): string => `/ehrenamtliche/${id}/verbinden`;
export const checkRulesPath = {
  interpreting: '/ehrenamtliche-nachweise/dolmetschen',
  sponsorship: '/ehrenamtliche-nachweise/patenschaft',
} as const;

/** Where somebody says without sign-in that they want to interpret. */
export const joinPath = '/mitmachen';
export const centreJoinPath = (key: string): string => `${joinPath}/${key}`;
export const joinedPath = (key: string): string => `${centreJoinPath(key)}/danke`;
/** The same for who wants to become a sponsor. */
export const sponsorJoinPath = (key: string): string => `${centreJoinPath(key)}/patenschaft`;
export const sponsorJoinedPath = (key: string): string => `${sponsorJoinPath(key)}/danke`;
/** Where a volunteer asks for the link to their own page; behind it the page, by its token. */
export const ownDoor = '/ehrenamt';
export const ownLinkSentPath = `${ownDoor}/gesendet`;
export const ownPagePath = (token: string): string => `${ownDoor}/${encodeURIComponent(token)}`;
export const volunteerTextsPath = '/ehrenamt-texte';
export const releaseVolunteerTextsPath = `${volunteerTextsPath}/freigeben`;
export const sendOwnLinkPath = (id: string): string => `/ehrenamtliche/${id}/link`;
export const revokeOwnLinksPath = (id: string): string => `/ehrenamtliche/${id}/link/zurueckziehen`;
/** The account of a volunteer with password and second factor, as the coordinator gives and ends it. */
export const volunteerAccountPath = (id: string): string => `/ehrenamtliche/${id}/konto`;
export const endVolunteerAccountPath = (id: string): string => `${volunteerAccountPath(id)}/beenden`;
/** Stand-by hours on the phone: kept by the coordination, and by the person behind its link. */
export const standbyPath = (id: string): string => `/ehrenamtliche/${id}/bereitschaft`;
export const standbyDatePath = (id: string): string => `${standbyPath(id)}/tag`;
export const removeStandbyPath = (id: string): string => `${standbyDatePath(id)}/loeschen`;
/** By the token of the own page: its own door, so that forms on it need no origin. */
export const ownStandbyDoor = '/bereitschaft';
export const ownStandbyPath = (token: string): string => `${ownStandbyDoor}/${encodeURIComponent(token)}`;
/** What a volunteer has promised, in its own calendar: where it subscribes by the token of the own page, and what programs read. */
export const ownFeedDoor = '/einsaetze-abo';
export const ownFeedPath = (token: string): string => `${ownFeedDoor}/${encodeURIComponent(token)}`;
export const volunteerFeedPath = (token: string): string => `/kalender-einsaetze/${token}.ics`;
/** A language a volunteer has proposed is taken or declined. */
export const answerLanguageWishPath = (id: string): string => `/ehrenamtliche/${id}/sprache`;
/** Whether another entry is the same person. */
export const answerPairPath = (id: string): string => `/ehrenamtliche/${id}/dieselbe-person`;
/** How and where a volunteer helps and what it speaks, by the token of the own page. */
export const ownProfileDoor = '/ehrenamt-angaben';
export const ownProfilePath = (token: string): string => `${ownProfileDoor}/${encodeURIComponent(token)}`;
export const carePath = (id: string): string => `/ehrenamtliche/${id}/begleitung`;
export const answerCarePath = (id: string): string => `${carePath(id)}/antwort`;

/** What a volunteer sees of themselves after signing in; the language of its pages is chosen there, too. */
export const ownAccountPath = '/mein-ehrenamt';
export const ownLanguagePath = `${ownAccountPath}/sprache`;

/** Where the pages stand by which a volunteer keeps its times, what it offers, its stand-by hours and its calendar. */
export interface OwnPlaces {
  times: string;
  profile: string;
  standby: string;
  feed: string;
}
/** Behind the link of a mail. */
export const placesByLink = (token: string): OwnPlaces => ({
  times: ownPagePath(token),
  profile: ownProfilePath(token),
  standby: ownStandbyPath(token),
  feed: ownFeedPath(token),
});
/** In the account. */
export const placesInAccount = {
  times: `${ownAccountPath}/zeiten`,
  profile: `${ownAccountPath}/angaben`,
  standby: `${ownAccountPath}/bereitschaft`,
  feed: `${ownAccountPath}/kalender`,
} as const satisfies OwnPlaces;
/** The yearly thank-you: of everybody, and of one person. */
export const thanksPath = '/ehrenamtliche-dank';
export const thanksPreviewPath = `${thanksPath}/vorschau`;
export const sendThanksPath = `${thanksPath}/danken`;
export const thanksLettersPath = `${thanksPath}/briefe.pdf`;
export const thanksPostedPath = `${thanksPath}/verschickt`;
export const thanksSettingPath = `${thanksPath}/einstellungen`;
/** The page of a year: without one it is the year that is next in line. */
export const ofYear = (path: string, year: number): string => `${path}?jahr=${year}`;
export const personThanksPath = (id: string): string => `/ehrenamtliche/${id}/dank`;
export const personThanksLetterPath = (id: string): string => `${personThanksPath(id)}.pdf`;
export const thanksArrivedPath = (id: string): string => `${personThanksPath(id)}/angekommen`;
export const thanksWishPath = (id: string): string => `${personThanksPath(id)}/wunsch`;
