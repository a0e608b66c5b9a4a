// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { findPlaceKind } from '../../codes/school-forms.ts';

/** The kind of class as the letter names it. */
export const classText = (kind: string): string => findPlaceKind(kind)?.className ?? kind;

/** German level as people read it; anything unknown is shown as it is kept. */
export function levelText(level: string | null): string {
  if (level === null || level === '' || level === 'none') return 'noch kein Deutsch oder nicht festgestellt';
  return level === 'A1-' ? 'Pre-A1' : level;
}
