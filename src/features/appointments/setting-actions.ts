// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { settingRow } from './rows.ts';
import type { AppointmentSettings } from './rules.ts';

/** Writes the settings; the first time the row is made. @throws Conflict when somebody changed them since they were shown */
export async function changeAppointmentSettings(
  tx: Tx,
  { centreId }: By,
  seen: AppointmentSettings,
  input: Omit<AppointmentSettings, 'version'>,
): Promise<void> {
  const { id, ...columns } = settingRow(centreId, newId(), input, seen.version + 1);
  const written = await tx
    .insertInto('appointment_setting')
    .values({ id, ...columns })
    .onConflict((conflict) =>
      conflict.column('centre_id').doUpdateSet(columns).where('appointment_setting.version', '=', seen.version),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written)
    throw new Conflict(
      'Jemand anderes hat die Einstellungen inzwischen geändert. Ihre Änderung ist nicht gespeichert.',
      [{ kind: 'centre', label: 'Zum Zentrum' }],
    );
}
