// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Buffer } from 'node:buffer';
import type { By } from '../../db/centre.ts';
import type { Row } from '../../db/row.ts';

/** A key that counts from now on. */
export const emergencyKeyRow = (
  { centreId, userId, now }: Pick<By, 'centreId' | 'userId' | 'now'>,
  id: string,
): Row<'emergency_key'> => ({
  centre_id: centreId,
  id,
  made_by: userId,
  made_at: now,
  ended_at: null,
  ended_by: null,
});

/** The list of one night. */
export const emergencyListRow = (one: {
  centreId: string;
  id: string;
  night: Temporal.PlainDate;
  keyId: string;
  children: number;
  file: Uint8Array;
  madeAt: Temporal.Instant;
}): Row<'emergency_list'> => ({
  centre_id: one.centreId,
  id: one.id,
  night: one.night,
  key_id: one.keyId,
  children: one.children,
  file: Buffer.from(one.file).toString('base64'),
  made_at: one.madeAt,
});
