// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { keysOf, schoolKindLabels, scriptLabels, spokenLabels, wishLabels } from '../../cases/counselling/words.ts';

/** What can be ticked, in the order of page and sheet; `none`: no script yet; `siblings`: the school of brothers and sisters. */
export const scriptKeys = [...keysOf(scriptLabels), 'none'] as const;
export const wishKeys = [...keysOf(wishLabels), 'siblings'] as const;
export const schoolKinds = keysOf(schoolKindLabels);
export const levels = keysOf(spokenLabels);
