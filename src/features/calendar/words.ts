// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What the link of a feed is for. Of the team's appointments, of the dispatch and of a sponsor's lessons its record is the person signed in, else the volunteer. */
export const feedPurpose = 'calendar_feed';
export const dispatchFeedPurpose = 'dispatch_feed';
export const volunteerFeedPurpose = 'volunteer_feed';
export const sponsorFeedPurpose = 'sponsor_feed';
export type FeedPurpose =
  | typeof feedPurpose
  | typeof dispatchFeedPurpose
  | typeof volunteerFeedPurpose
  | typeof sponsorFeedPurpose;

/** Days a feed looks back and ahead: enough for a calendar, and no archive. */
export const feedSpan = { back: 14, ahead: 120 } as const;
