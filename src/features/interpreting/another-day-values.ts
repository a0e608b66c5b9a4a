// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { FormState } from '../../web/form/state.ts';
import { requestValues } from './input.ts';
import type { TalkFacts, TalkTime } from './rows.ts';

/** What was typed for one talk, to ask for another day: all but when it was and why it was urgent. */
export function forAnotherDay(one: TalkFacts & TalkTime): FormState['values'] {
  const timed = ['tag', 'uhr_von', 'uhr_bis', 'eil_grund'];
  return Object.fromEntries(Object.entries(requestValues(one)).filter(([name]) => !timed.includes(name)));
}
