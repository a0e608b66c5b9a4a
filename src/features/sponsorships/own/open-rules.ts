// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Days until something a sponsor or school said should be settled; own choice: a week, as children wait. */
export const settleDays = 7;
/** Days after the first meeting by which the first lesson should be agreed; own choice. */
export const beginDays = 7;
