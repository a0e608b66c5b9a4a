// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ownAccountPath } from '../volunteers/paths.ts';

/** What a volunteer keeps in its account alone, behind a second factor. */
export const ownAddressPath = `${ownAccountPath}/anschrift`;
export const ownBankPath = `${ownAccountPath}/bank`;
export const ownStatementPath = `${ownAccountPath}/bescheinigung.pdf`;
