// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../privacy/facts.ts';

/** Bodies that ask for interpreters. */
export const institutionTables = tables({
  institution: {
    of: ['staff'],
    purpose: 'interpreting',
    deletion: {
      never: 'names a body; the person to talk to is replaced when another takes over ?',
    },
    readers: ['head', 'interpreter_coordinator', 'administration', 'institution'],
    columns: {
      id: 'key',
      number: 'key',
      name: 'setting',
      department: 'setting',
      kind: 'setting',
      protected: 'setting',
      contact_name: 'name',
      phone: 'contact',
      email: 'contact',
      street: 'address',
      postcode: 'address',
      place: 'address',
      ags: 'address',
      invoice_name: 'setting',
      invoice_street: 'setting',
      invoice_postcode: 'setting',
      invoice_place: 'setting',
      asks: 'setting',
      entered_at: 'actor',
      entered_by: 'actor',
      version: 'key',
    },
  },
});
