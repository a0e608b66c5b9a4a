// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import { type AppointmentSettings, defaultSettings } from './rules.ts';

/** How this centre gives appointments: its own settings, or those every centre starts with. */
export async function getAppointmentSettings(tx: Tx, centreId: string): Promise<AppointmentSettings> {
  const row = await tx
    .selectFrom('appointment_setting')
    .selectAll()
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  if (!row) return defaultSettings;
  return {
    minutes: row.minutes,
    minutesPerChild: row.minutes_per_child,
    noShow: [
      { step: row.no_show_first, days: row.no_show_first_days },
      { step: row.no_show_second, days: row.no_show_second_days },
      { step: row.no_show_third, days: row.no_show_third_days },
    ],
    version: row.version,
  };
}
