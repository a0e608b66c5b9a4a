// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Figures of the pool of interpreters, and their file. */
export const poolFiguresPath = '/dolmetschen-zahlen';
export const poolFiguresSheetPath = `${poolFiguresPath}.xlsx`;
