// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** What the health office is told and answers, and when. */
export const healthOfficeTables = tables({
  health_office_setting: {
    of: [],
    purpose: 'examination',
    deletion: { never: 'settings' },
    readers: ['head'],
    columns: { id: 'key', moment: 'setting', email: 'setting', since: 'setting', version: 'key' },
  },
  health_office_notice: {
    of: ['child', 'staff'],
    purpose: 'examination',
    deletion: { with: 'placement_case' },
    readers: ['head', 'counsellor'],
    recipients: ['health_office'],
    columns: {
      id: 'key',
      case_id: 'key',
      number: 'key',
      recipient: 'setting',
      asked_by: 'actor',
      asked_at: 'actor',
      mailed_at: 'course',
      withdrawn_at: 'actor',
      withdrawn_by: 'actor',
      answer: 'course',
      answer_on: 'course',
      answered_at: 'course',
    },
  },
});
