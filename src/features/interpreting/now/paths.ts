// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** "Jetzt am Telefon" for an institution with an account: the form, and what becomes of its call. */
export const nowFormPath = '/telefon-jetzt';
export const nowCallPath = (id: string): string => `${nowFormPath}/${id}`;
export const nowNobodyPath = (id: string): string => `${nowCallPath(id)}/niemand-ruft-an`;
export const nowWithdrawPath = (id: string): string => `${nowCallPath(id)}/doch-nicht`;

/** The same by the mailed link of an institution without an account. */
export const nowLinkDoor = '/dolmetschen-jetzt';
export const nowLinkPath = (token: string): string => `${nowLinkDoor}/${encodeURIComponent(token)}`;

/** The page of a volunteer who is asked to call at once, by the token of the offer. */
export const nowVolunteerDoor = '/anruf';
export const nowVolunteerPath = (token: string): string => `${nowVolunteerDoor}/${encodeURIComponent(token)}`;

/** The coordination asks for an institution that calls. */
export const nowEnteredPath = '/vermittlung/jetzt';

/** The coordination has seen that nobody answered. */
export const nowSeenPath = (id: string): string => `/vermittlung/${id}/telefon-gesehen`;

/** A request for another day, with what was typed for the call. */
export const datedPath = (formPath: string, id: string): string => `${formPath}?jetzt=${id}`;
