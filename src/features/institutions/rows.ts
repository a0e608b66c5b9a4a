// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';
import type { InstitutionKind } from './words.ts';

/** The number of an institution as people say it: "DN-I-0007". */
export const institutionNumber = (prefix: string, n: number): string => `${prefix}-I-${String(n).padStart(4, '0')}`;

/** Street, postcode (5 digits or '') and place of a bill, and to whom it goes; all '' where it goes to the institution. */
export interface InvoiceAddress {
  name: string;
  street: string;
  postcode: string;
  place: string;
}

/** What is known of an institution. */
export interface InstitutionFacts {
  name: string;
  department: string;
  kind: InstitutionKind;
  /** Name and place never leave the coordination. */
  isProtected: boolean;
  contactName: string;
  phone: string;
  email: string;
  street: string;
  postcode: string;
  place: string;
  /** Municipality, 8 digits. */
  ags: string | null;
  invoice: InvoiceAddress;
  active: boolean;
}

/** What a change of an institution writes. */
export const institutionColumns = (facts: InstitutionFacts) => ({
  name: facts.name,
  department: facts.department,
  kind: facts.kind,
  protected: facts.isProtected,
  contact_name: facts.contactName,
  phone: facts.phone,
  email: facts.email,
  street: facts.street,
  postcode: facts.postcode,
  place: facts.place,
  ags: facts.ags,
  invoice_name: facts.invoice.name,
  invoice_street: facts.invoice.street,
  invoice_postcode: facts.invoice.postcode,
  invoice_place: facts.invoice.place,
  asks: facts.active,
});

export const institutionRow = (
  one: InstitutionFacts & { centreId: string; id: string; number: string; at: Temporal.Instant; by: string | null },
): Row<'institution'> => ({
  centre_id: one.centreId,
  id: one.id,
  number: one.number,
  ...institutionColumns(one),
  entered_at: one.at,
  entered_by: one.by,
  version: 1,
});
