// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../../privacy/facts.ts';

const coordination = ['head', 'sponsorship_coordinator'] as const;
const setting = { never: 'a setting of the centre' } as const;

/** What pupils can do, and materials. */
export const progressTables = tables({
  progress_check: {
    of: ['child', 'volunteer'],
    purpose: 'sponsorship',
    deletion: { with: 'sponsorship' },
    readers: [...coordination, 'school_coordinator', 'volunteer'],
    columns: {
      id: 'key',
      sponsorship_id: 'key',
      month: 'course',
      on_day: 'course',
      greets: 'schooling',
      needs: 'schooling',
      tells: 'schooling',
      asks: 'schooling',
      reads: 'schooling',
      writes: 'schooling',
      entered_at: 'actor',
      entered_by: 'actor',
      version: 'key',
    },
  },
  progress_instrument: {
    of: [],
    purpose: 'sponsorship',
    deletion: setting,
    readers: [...coordination, 'school_coordinator'],
    columns: {
      id: 'key',
      name: 'setting',
      areas: 'setting',
      levels: 'setting',
      ended_on: 'setting',
      entered_at: 'actor',
      entered_by: 'actor',
    },
  },
  progress_result: {
    of: ['child', 'staff'],
    purpose: 'sponsorship',
    deletion: { with: 'pupil' },
    readers: [...coordination, 'school_coordinator'],
    columns: {
      id: 'key',
      pupil_id: 'key',
      method: 'schooling',
      instrument_id: 'key',
      area: 'schooling',
      level: 'schooling',
      on_day: 'course',
      observer: 'course',
      entered_at: 'actor',
      entered_by: 'actor',
    },
  },
  progress_material: {
    of: [],
    purpose: 'sponsorship',
    deletion: setting,
    readers: [...coordination, 'volunteer'],
    columns: {
      id: 'key',
      title: 'setting',
      place: 'setting',
      level: 'setting',
      interest: 'setting',
      language: 'setting',
      ended_on: 'setting',
      entered_at: 'actor',
      entered_by: 'actor',
      version: 'key',
    },
  },
});
