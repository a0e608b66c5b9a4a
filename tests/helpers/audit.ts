// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The records that rows of the audit log name, alone or in lists. */
export const recordsOf = (
  rows: readonly { record_id: string | null; record_ids: string[] | null }[],
): (string | null)[] => rows.flatMap(({ record_id, record_ids }) => record_ids ?? [record_id]);
