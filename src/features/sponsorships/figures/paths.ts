// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Figures of SmiLe, and their file. */
export const smileFiguresPath = '/smile/zahlen';
export const smileFiguresSheetPath = `${smileFiguresPath}.xlsx`;
