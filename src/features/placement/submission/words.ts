// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Where a submission stands for the authority: who acts, or how it ended. */
export const standings = {
  open: 'zu entscheiden',
  asked: 'Zentrum antwortet',
  decided: 'entschieden',
  returned: 'zurückgegeben',
  refused: 'abgelehnt',
} as const;
export type Standing = keyof typeof standings;
