// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Talks that are not about a school place. */
export const briefCounsellingsPath = '/kurzberatungen';
export const briefCounsellingFormPath = `${briefCounsellingsPath}/neu`;
export const briefCounsellingPath = (id: string): string => `${briefCounsellingsPath}/${id}`;
