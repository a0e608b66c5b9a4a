// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** Who consented to what. */
export const consentTables = tables({
  consent: {
    of: ['family', 'staff'],
    purpose: 'consent',
    deletion: { after: 'withdrawn', period: 'P3Y', reason: 'proof while claims can be made, § 195 BGB ?' },
    readers: ['head', 'counsellor', 'administration', 'sponsorship_coordinator', 'school_coordinator'],
    columns: {
      id: 'key',
      purpose: 'course',
      subject_id: 'key',
      text_version: 'course',
      language: 'contact',
      given_by: 'name',
      given_on: 'course',
      recorded_by: 'actor',
      recorded_at: 'actor',
      withdrawn_at: 'actor',
      withdrawal_recorded_by: 'actor',
    },
  },
});
