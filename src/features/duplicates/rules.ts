// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** So long a joining can be undone. Afterwards too much has been built on it. */
export const undoDays = 30;

export const undoUntil = (joinedAt: Temporal.Instant): Temporal.Instant => joinedAt.add({ hours: 24 * undoDays });

export const canBeUndone = (joinedAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(undoUntil(joinedAt), now) > 0;

export const kinds = { same: 'Wahrscheinlich dasselbe Kind', siblings: 'Geschwister?' } as const;
