// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Requests of the centre, for the coordination. */
export const requestsPath = '/dolmetschen';
export const requestFormPath = `${requestsPath}/neu`;
export const requestExportPath = `${requestsPath}/liste.csv`;
export const requestPath = (id: string): string => `${requestsPath}/${id}`;
export const requestChangePath = (id: string): string => `${requestPath(id)}/aendern`;
export const requestCancelPath = (id: string): string => `${requestPath(id)}/absagen`;
export const requestRefusePath = (id: string): string => `${requestPath(id)}/ablehnen`;
export const requestPayerPath = (id: string): string => `${requestPath(id)}/kostentraeger`;
export const requestWishPath = (id: string): string => `${requestPath(id)}/naechstes-mal`;

/** Requests of one's own institutions. */
export const ownRequestsPath = '/dolmetschanfragen';
export const ownRequestFormPath = `${ownRequestsPath}/neu`;
export const ownRequestExportPath = `${ownRequestsPath}/liste.csv`;
export const ownRequestPath = (id: string): string => `${ownRequestsPath}/${id}`;
export const ownRequestChangePath = (id: string): string => `${ownRequestPath(id)}/aendern`;
export const ownRequestCancelPath = (id: string): string => `${ownRequestPath(id)}/absagen`;
export const ownRequestWishPath = (id: string): string => `${ownRequestPath(id)}/naechstes-mal`;

/** A promised talk that is to take place otherwise: the centre's form, that of an institution, and taking it back. */
export const moveTalkPath = (id: string): string => `${requestsPath}-verlegen/${id}`;
export const ownMoveTalkPath = (id: string): string => `${ownRequestsPath}-verlegen/${id}`;
export const keepTalkPath = (id: string): string => `${moveTalkPath(id)}/zuruecknehmen`;
export const ownKeepTalkPath = (id: string): string => `${ownMoveTalkPath(id)}/zuruecknehmen`;
/** What whoever has promised it said on the phone about the change. */
export const moveAnswerPath = (id: string): string => `${moveTalkPath(id)}/antwort`;

/** When the service helps and when not, and how the centre has set it. */
export const rulesPath = '/dolmetschen-regeln';
export const ruleFormPath = `${rulesPath}/neu`;
export const rulePath = (code: string): string => `${rulesPath}/${code}`;
export const policyFormPath = '/dolmetschen-einstellungen';

/** With what a family is asked first whether somebody may interpret, in its language. */
export const familyTextPath = '/dolmetschen-text-familie';

/** Where an institution without an account asks: a link that was mailed. */
export const askLinkPath = '/dolmetschen-anfragen';
/** Mails this link to an institution. */
export const sendLinkPath = `${requestsPath}/link`;
/** Where an institution asks for such a link itself, by the key of the centre. */
export const linkDoorPath = (key: string): string => `/dolmetschen-link/${key}`;
export const linkDoorDonePath = (key: string): string => `${linkDoorPath(key)}/danke`;
