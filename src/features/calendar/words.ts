// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What the link of a feed is for; its record is the person. */
export const feedPurpose = 'calendar_feed';
