// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';

export const familyPath = (id: string): string => `/familien/${id}`;
export const childPath = (id: string): string => `/kinder/${id}`;
export const familyFormPath = (id: string): string => `${familyPath(id)}/bearbeiten`;
export const childFormPath = (id: string): string => `${childPath(id)}/bearbeiten`;
/** Opens the address for a while, where it is protected. */
export const openAddressPath = (id: string): string => `${familyPath(id)}/anschrift-oeffnen`;

/** Where a record is that somebody only names. */
export const familyPaths: RecordPaths = {
  family: familyPath,
  'family.form': familyFormPath,
  child: childPath,
  'child.form': childFormPath,
};
