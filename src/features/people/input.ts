// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { centreRoles } from '../../auth/permissions.ts';
import { email, oneOf, optionalText, ticked } from '../../web/form/parse.ts';
import type { FieldError } from '../../web/form/state.ts';
import type { Objection } from './actions.ts';
import type { Offer } from './invitations.ts';

/** Roles given on the page of what they speak for. */
const givenElsewhere: readonly Offer['role'][] = ['institution', 'volunteer'];

/** Roles a head can give on the page of people. */
export const invitableRoles: readonly Offer['role'][] = centreRoles.filter((role) => !givenElsewhere.includes(role));

/** Roles for which the right to open protected addresses makes sense (permission `address.open`). */
const addressRoles: readonly string[] = ['head', 'counsellor'];

/** Roles for one school. */
const schoolRoles: readonly string[] = ['school', 'school_coordinator'] satisfies readonly Offer['role'][];

/** An invitation: what is asked depends on the role, and what does not belong to it is refused, not dropped. */
export const inviteInput = z
  .strictObject({
    email: email(),
    rolle: oneOf(invitableRoles, 'Bitte wählen Sie eine Rolle.'),
    gemeinde: optionalText(8),
    schule: optionalText(6),
    sperre: ticked(),
  })
  .superRefine((form, ctx) => {
    const refuse = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message });
    if (form.rolle === 'reporting_office' && form.gemeinde === null) {
      refuse('gemeinde', 'Bitte wählen Sie die Gemeinde, für die diese Person meldet.');
    }
    if (form.rolle !== 'reporting_office' && form.gemeinde !== null) {
      refuse('gemeinde', 'Eine Gemeinde gehört nur zur Rolle „Meldestelle der Gemeinde“.');
    }
    if (schoolRoles.includes(form.rolle) && !/^\d{6}$/.test(form.schule ?? '')) {
      refuse('schule', 'Bitte geben Sie die Schulnummer an: 6 Ziffern.');
    }
    if (!schoolRoles.includes(form.rolle) && form.schule !== null) {
      refuse('schule', 'Eine Schulnummer gehört nur zu den Rollen „Schule“ und „SmiLe an der Schule“.');
    }
    if (form.sperre && !addressRoles.includes(form.rolle)) {
      refuse('sperre', 'Gesperrte Anschriften können nur Leitung und Beratung öffnen.');
    }
  })
  .transform(
    (form): Offer => ({
      email: form.email,
      role: form.rolle,
      ags: form.gemeinde,
      schoolNumber: form.schule,
      mayOpenProtectedAddress: form.sperre,
    }),
  );

/** What speaks against an invitation, at its field. */
export const objectionErrors: Readonly<Record<Objection, FieldError>> = {
  own_address: { field: 'email', message: 'Sich selbst können Sie keine Rolle geben. Das macht eine andere Leitung.' },
  foreign_municipality: { field: 'gemeinde', message: 'Diese Gemeinde gehört nicht zu Ihrem Zentrum.' },
  unknown_school: { field: 'schule', message: 'Diese Schulnummer steht nicht im Schulverzeichnis.' },
  role_given: { field: 'email', message: 'Diese Person hat die Rolle schon.' },
};
