// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Pots of money. */
export const fundsPath = '/toepfe';
export const newFundPath = `${fundsPath}/neu`;
export const fundPath = (id: string): string => `${fundsPath}/${id}`;
export const changeFundPath = (id: string): string => `${fundPath(id)}/aendern`;
export const newPeriodPath = (fundId: string): string => `${fundPath(fundId)}/zeitraum`;
/** The amount of a period. */
export const amountPath = (periodId: string): string => `${fundsPath}/zeitraum/${periodId}/betrag`;
