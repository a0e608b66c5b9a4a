// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { childPath } from '../families/paths.ts';

/** Questions that nobody has answered yet. */
export const duplicateListPath = '/doppelte';
/** Two children side by side, with what can be said of them. */
export const pairPath = (childId: string, otherId: string): string => `${childPath(childId)}/vergleich/${otherId}`;
export const undoPath = (childId: string, joiningId: string): string => `${childPath(childId)}/trennen/${joiningId}`;
