// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Stands in the form behind a link, so that the button that opens it and the one that answers are told apart. */
export const answeredField = 'ausgefuellt';
export const filledIn = 'ja';
