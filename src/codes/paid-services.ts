// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Services for which a pot pays and volunteers get an allowance, with the word people read. */
export const paidServices = { interpreting: 'Dolmetschen', sponsorship: 'Patenschaft' } as const;
export type PaidService = keyof typeof paidServices;
