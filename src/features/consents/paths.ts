// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { childPath } from '../families/paths.ts';
import type { ConsentPurpose } from './words.ts';

export const consentsPath = (childId: string): string => `${childPath(childId)}/einwilligungen`;
export const giveConsentPath = (childId: string, purpose: ConsentPurpose | ':purpose'): string =>
  `${consentsPath(childId)}/${purpose}`;
export const withdrawConsentPath = (childId: string, purpose: ConsentPurpose | ':purpose'): string =>
  `${giveConsentPath(childId, purpose)}/widerrufen`;
