// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What a volunteer sees of themselves after signing in. */
export const ownAccountPath = '/mein-ehrenamt';
export const ownAddressPath = `${ownAccountPath}/anschrift`;
export const ownBankPath = `${ownAccountPath}/bank`;
export const ownStatementPath = `${ownAccountPath}/bescheinigung.pdf`;
export const ownAccountStandbyPath = `${ownAccountPath}/bereitschaft`;
export const ownAccountStandbyDatePath = `${ownAccountStandbyPath}/tag`;
export const removeOwnStandbyPath = `${ownAccountStandbyDatePath}/loeschen`;
