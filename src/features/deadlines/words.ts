// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What has to be done, by kind of deadline; a feature that sets one adds its line. No name stands in it: the page of the
 * record tells whom it is about.
 */
export const deadlineKinds = {
  no_show: {
    title: 'Familie ist nicht erschienen: nächsten Schritt gehen',
    recordKind: 'case',
    href: (id: string): string => `/faelle/${id}`,
  },
  invitation_call: {
    title: 'Familie anrufen: Termin mitteilen',
    recordKind: 'appointment',
    href: (id: string): string => `/termine/${id}`,
  },
  health_office_answer: {
    title: 'Gesundheitsamt: nachfragen, wie es steht',
    recordKind: 'case',
    href: (id: string): string => `/faelle/${id}/gesundheitsamt`,
  },
  early_referral: {
    title: 'Familie mit einem Kind vor dem Schulalter verweisen',
    recordKind: 'early_referral',
    href: (id: string): string => `/kita-kinder/${id}`,
  },
  record_review: { title: 'Akte prüfen', recordKind: 'case', href: (id: string): string => `/faelle/${id}` },
} as const satisfies Record<string, { title: string; recordKind: string; href: (recordId: string) => string }>;
export type DeadlineKind = keyof typeof deadlineKinds;
