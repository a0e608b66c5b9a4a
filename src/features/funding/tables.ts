// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../privacy/facts.ts';

const readers = ['head', 'administration', 'interpreter_coordinator'] as const;
const kept = 'accounts of public money: ten years, § 59 KomHVO NRW ?; ids of records alone, no names';

/** Pots of money and what is booked on them. */
export const fundingTables = tables({
  fund: {
    of: [],
    purpose: 'funding',
    deletion: { never: kept },
    readers,
    columns: {
      id: 'key',
      name: 'setting',
      payer: 'setting',
      purpose: 'setting',
      services: 'setting',
      legal_consequence: 'setting',
      account: 'setting',
      ended_on: 'setting',
      version: 'key',
    },
  },
  fund_period: {
    of: [],
    purpose: 'funding',
    deletion: { never: kept },
    readers,
    columns: {
      id: 'key',
      fund_id: 'key',
      from_on: 'setting',
      to_on: 'setting',
      amount_cents: 'setting',
      promised_cents: 'setting',
      spent_cents: 'setting',
      version: 'key',
    },
  },
  commitment: {
    of: ['staff'],
    purpose: 'funding',
    deletion: { never: kept },
    readers,
    columns: {
      id: 'key',
      fund_period_id: 'key',
      service: 'setting',
      record_id: 'key',
      occurs_on: 'course',
      cents: 'setting',
      state: 'course',
      made_at: 'actor',
      made_by: 'actor',
      settled_at: 'actor',
      settled_by: 'actor',
    },
  },
  fund_entry: {
    of: ['staff'],
    purpose: 'funding',
    deletion: { never: kept },
    readers,
    columns: {
      id: 'key',
      fund_period_id: 'key',
      commitment_id: 'key',
      kind: 'course',
      amount_delta: 'setting',
      promised_delta: 'setting',
      spent_delta: 'setting',
      occurred_on: 'course',
      reason: 'text',
      at: 'actor',
      by_user: 'actor',
    },
  },
  fund_warning: {
    of: [],
    purpose: 'funding',
    deletion: { never: kept },
    readers,
    columns: {
      id: 'key',
      fund_period_id: 'key',
      kind: 'course',
      amount_cents: 'setting',
      told_at: 'course',
    },
  },
});
