// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By } from '../../../db/centre.ts';
import type { Row } from '../../../db/row.ts';
import type { Answers, Material } from './rules.ts';
import { monthOf } from './rules.ts';
import { isMethod, type Observed } from './scale-rules.ts';
import type { Observer } from './words.ts';

/** Who enters and when. */
type Entering = Pick<By, 'centreId' | 'userId' | 'now'>;
const entered = ({ centreId, userId, now }: Entering) => ({ centre_id: centreId, entered_at: now, entered_by: userId });

export const answerColumns = ({ greets, needs, tells, asks, reads, writes }: Answers) => ({
  ...{ greets, needs, tells, asks, reads, writes },
});

/** What a sponsor sees on a day. */
export const checkRow = (
  by: Entering,
  one: { id: string; sponsorshipId: string; on: Temporal.PlainDate; answers: Answers },
): Row<'progress_check'> => ({
  ...entered(by),
  id: one.id,
  sponsorship_id: one.sponsorshipId,
  month: monthOf(one.on),
  on_day: one.on,
  ...answerColumns(one.answers),
  version: 1,
});

export const instrumentRow = (
  by: Entering,
  one: { id: string; name: string; areas: string[]; levels: string[] },
): Row<'progress_instrument'> => ({ ...entered(by), ...one, ended_on: null });

export const resultRow = (
  by: Entering,
  one: Observed & { id: string; pupilId: string; observer: Observer },
): Row<'progress_result'> => ({
  ...entered(by),
  id: one.id,
  pupil_id: one.pupilId,
  method: isMethod(one.instrument) ? one.instrument : null,
  instrument_id: isMethod(one.instrument) ? null : one.instrument,
  area: one.area,
  level: one.level,
  on_day: one.on,
  observer: one.observer,
});

export type MaterialFacts = Omit<Material, 'id' | 'version'>;
export const materialRow = (
  by: Entering,
  { id, title, place, level, interest, language }: MaterialFacts & { id: string },
): Row<'progress_material'> => ({
  ...entered(by),
  ...{ id, title, place, level, interest, language, ended_on: null, version: 1 },
});
