// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** The lists for the day the network is down, and their keys. */
export const emergencyTables = tables({
  emergency_key: {
    of: ['staff'],
    purpose: 'operation',
    deletion: { never: 'who could open which list; without a key' },
    readers: ['head'],
    columns: { id: 'key', made_by: 'actor', made_at: 'actor', ended_at: 'actor', ended_by: 'actor' },
  },
  emergency_list: {
    of: ['child', 'family'],
    purpose: 'operation',
    deletion: {
      after: 'made',
      period: 'P3D',
      runs: true,
      reason: 'the last three nights; all at once when it is switched off',
    },
    readers: ['head'],
    columns: { id: 'key', night: 'course', key_id: 'key', children: 'course', file: 'secret', made_at: 'course' },
  },
});
