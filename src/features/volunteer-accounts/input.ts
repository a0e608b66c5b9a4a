// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { optionalPostcode, requiredLine } from '../../web/form/lines.ts';

/** Where a volunteer lives. */
export const addressInput = z
  .strictObject({
    strasse: requiredLine('Straße und Hausnummer', 120),
    plz: optionalPostcode,
    ort: requiredLine('Ort', 100),
  })
  .transform((form) => ({ street: form.strasse, postcode: form.plz === '' ? null : form.plz, place: form.ort }));
