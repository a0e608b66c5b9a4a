// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../codes/keys.ts';
import { email, oneOf, optionalText } from '../../web/form/parse.ts';
import { enteredReasons } from './states.ts';

/** Calling off: this talk, or it and the later ones. */
export const requestCancelInput = z
  .strictObject({ auch_folgende: oneOf(['nein', 'ja'], 'Bitte wählen Sie, welche Termine Sie absagen.').optional() })
  .transform((form) => ({ rest: form.auch_folgende === 'ja' }));

/** Turning away: why, and what else helps; never without. */
export const requestRefuseInput = z
  .strictObject({
    ablehnung: oneOf(codesOf(enteredReasons), 'Bitte wählen Sie, warum.'),
    erklaerung: optionalText(200),
    stattdessen: z
      .string({ error: 'Bitte schreiben Sie, was sonst hilft.' })
      .transform((raw) => raw.trim())
      .refine((text) => text !== '', {
        error:
          'Bitte schreiben Sie, was sonst hilft: eine andere Zeit, Telefon oder Video, ein professioneller Dienst mit Preis.',
      })
      .refine((text) => text.length <= 300, { error: 'Bitte kürzen Sie auf höchstens 300 Zeichen.' }),
    warum_keines: optionalText(300),
  })
  .transform((form) => ({
    reason: form.ablehnung,
    detail: form.erklaerung ?? '',
    alternative: form.stattdessen,
    noWay: form.warum_keines ?? '',
  }));

/** Who pays. */
export const requestPayerInput = z
  .strictObject({ zahlt: oneOf(['land', 'own', 'institution'], 'Bitte wählen Sie, wer bezahlt.') })
  .transform((form) => ({ outcome: form.zahlt }));

/** Where the link of an institution goes. */
export const linkDoorInput = z.strictObject({ email: email('E-Mail-Adresse der Einrichtung') });

/** To which institution the coordination mails a link. @param known ids of those with a mail address */
export const sendLinkInput = (_today: Temporal.PlainDate, known: readonly string[] = []) =>
  z
    .strictObject({
      einrichtung: z
        .string({ error: 'Bitte wählen Sie die Einrichtung.' })
        .refine((id) => known.includes(id), { error: 'Bitte wählen Sie die Einrichtung.' }),
    })
    .transform((form) => ({ institutionId: form.einrichtung }));

/** Whether the same person is wanted again; null: no matter who. */
export const requestWishInput = z
  .strictObject({
    naechstes_mal: oneOf(['again', 'none', 'never'], 'Bitte wählen Sie, wer beim nächsten Mal kommen soll.'),
  })
  .transform((form) => ({ wish: form.naechstes_mal === 'none' ? null : form.naechstes_mal }));
