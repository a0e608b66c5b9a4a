// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import type { Own } from '../actions.ts';
import { dayField } from '../input.ts';
import type { Wrong } from '../own/own-fields.tsx';
import { entryOf } from '../own/own-input.ts';
import type { OwnPart } from '../own/part-deeds.ts';
import { type OwnStandbyDeed, ownStandbyNames, readOwnDate, readOwnWeek, standbyDeedOf } from './own-standby-input.ts';
import { OwnStandbyPage } from './own-standby-page.tsx';
import { addStandbyDate, removeStandbyDate, setStandbyWeek } from './standby-actions.ts';
import { readStandby } from './standby-deeds.tsx';
import type { StandbyFile } from './standby-fields.tsx';
import { standbyFields } from './standby-input.ts';

async function run(tx: Tx, by: Own, id: string, deed: OwnStandbyDeed, form: FormBody): Promise<readonly Wrong[]> {
  if (deed === 'remove') {
    const entry = entryOf(form);
    if (entry !== '') await removeStandbyDate(tx, by, id, entry);
    return [];
  }
  if (deed === 'week') {
    const { told, wrong } = readOwnWeek(form);
    if (wrong.length > 0) return wrong;
    const clash = await setStandbyWeek(tx, by, id, told);
    const days = Object.values(dayField);
    return clash ? [{ field: days[clash.day.dayOfWeek - 1] ?? dayField[1], key: 'error.clash' }] : [];
  }
  const { told, wrong } = readOwnDate(form, by.today);
  if (told === undefined) return wrong;
  return (await addStandbyDate(tx, by, id, told)) ? [] : [{ field: standbyFields.time, key: 'error.clash' }];
}

/** When somebody can be asked to interpret on the phone at once: kept by the person itself. */
export const ownStandby: OwnPart<OwnStandbyDeed, StandbyFile> = {
  deedOf: standbyDeedOf,
  answer: ({ tx, by }, id, deed, form) => run(tx, by, id, deed, form),
  // Where somebody has taken the phone off the profile meanwhile, the page has no field any more.
  begins: () => '',
  names: (deed) => ownStandbyNames[deed],
  read: (tx, { centreId, today }, person) => readStandby(tx, centreId, person, today),
  page: (props) => <OwnStandbyPage {...props} />,
};
