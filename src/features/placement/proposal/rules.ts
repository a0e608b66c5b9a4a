// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { gradeRules } from './grade-rules.ts';
import { kindRules } from './kind-rules.ts';
import type { Rule } from './rule.ts';
import { supportRules } from './support-rules.ts';

/** The decision table: every rule there is and was, in the order in which they are asked. */
export const RULES: readonly Rule[] = [...gradeRules, ...kindRules, ...supportRules];

/** The rule with this id, or undefined: an id kept long ago may be of a later version of the program. */
export const findRule = (id: string): Rule | undefined => RULES.find((rule) => rule.id === id);

/** Whether a rule decides grade or kind: only then can it be counted how it is followed. */
export const decides = ({ sets }: Rule): boolean =>
  sets.grade !== undefined || sets.shift !== undefined || sets.kind !== undefined;
