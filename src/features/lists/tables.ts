// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** How the columns of lists were mapped. */
export const listTables = tables({
  list_mapping: {
    of: ['staff'],
    purpose: 'operation',
    deletion: { never: 'settings; names no heading, only its hash' },
    readers: [],
    columns: {
      target: 'setting',
      heading_hash: 'setting',
      field: 'setting',
      remembered_by: 'actor',
      remembered_at: 'actor',
    },
  },
});
