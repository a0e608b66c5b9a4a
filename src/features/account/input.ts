// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { CENTRES, findCentre } from '../../codes/centres.ts';
import { requiredLine } from '../../web/form/lines.ts';
import { email, oneOf, requiredText } from '../../web/form/parse.ts';
import { findWeakness, passwordLength, weaknessSentences } from './password-rules.ts';

const passwordMissing = 'Bitte geben Sie Ihr Passwort ein.';
const codeMessage = 'Bitte geben Sie den Code aus Ihrer App ein: 6 Ziffern.';

/** A password that exists already; not trimmed, people may have chosen spaces. */
const currentPassword = z
  .string({ error: passwordMissing })
  .min(1, { error: passwordMissing })
  .max(passwordLength.max, { error: 'Das Passwort stimmt nicht.' });

const newPassword = z
  .string({ error: 'Bitte wählen Sie ein Passwort.' })
  .min(passwordLength.min, { error: `Bitte wählen Sie ein Passwort mit mindestens ${passwordLength.min} Zeichen.` })
  .max(passwordLength.max, { error: `Bitte wählen Sie ein Passwort mit höchstens ${passwordLength.max} Zeichen.` });

function refuseWeak(password: string, own: readonly string[], ctx: z.RefinementCtx, path: string[] = []): void {
  const weakness = findWeakness(password, own);
  if (weakness) ctx.addIssue({ code: 'custom', path, message: weaknessSentences[weakness] });
}

/** A new password of somebody we know. @param own their name, mail address, centres */
const passwordOf = (own: readonly string[]) =>
  newPassword.superRefine((password, ctx) => refuseWeak(password, own, ctx));

const repeated = z.string({ error: 'Bitte wiederholen Sie das Passwort.' });

const totp = z.string({ error: codeMessage }).transform((raw, ctx) => {
  const digits = raw.replace(/\s/g, '');
  if (/^\d{6}$/.test(digits)) return digits;
  ctx.addIssue(codeMessage);
  return z.NEVER;
});

const differs = {
  path: ['passwort2'],
  error: 'Die beiden Passwörter sind nicht gleich. Bitte tippen Sie sie noch einmal.',
};

export const signInInput = z
  .strictObject({ email: email(), passwort: currentPassword })
  .transform((form) => ({ email: form.email, password: form.passwort }));
export const codeInput = z.strictObject({ code: totp });
export const recoveryInput = z.strictObject({
  code: requiredText('Wiederherstellungscode', 40).transform((text) => text.replace(/\s/g, '')),
});
export const forgottenInput = z.strictObject({ email: email() });
export const newPasswordInput = (own: readonly string[]) =>
  z
    .strictObject({ passwort: passwordOf(own), passwort2: repeated })
    .refine((form) => form.passwort === form.passwort2, differs)
    .transform((form) => ({ password: form.passwort }));
/** @param own mail address and centre of the invitation; the name is a field of the form */
export const invitationInput = (own: readonly string[]) =>
  z
    .strictObject({ name: requiredLine('Ihr Name', 120), passwort: newPassword, passwort2: repeated })
    .refine((form) => form.passwort === form.passwort2, differs)
    .superRefine((form, ctx) => refuseWeak(form.passwort, [...own, form.name], ctx, ['passwort']))
    .transform((form) => ({ name: form.name, password: form.passwort }));
export const changePasswordInput = (own: readonly string[]) =>
  z
    .strictObject({ bisher: currentPassword, passwort: passwordOf(own), passwort2: repeated })
    .refine((form) => form.passwort === form.passwort2, differs)
    .transform((form) => ({ current: form.bisher, password: form.passwort }));
export const confirmInput = z
  .strictObject({ passwort: currentPassword, code: totp })
  .transform((form) => ({ password: form.passwort, code: form.code }));
export type Identity = z.infer<typeof confirmInput>;
export const passwordInput = z
  .strictObject({ passwort: currentPassword })
  .transform((form) => ({ password: form.passwort }));
export const centreInput = z
  .strictObject({ zentrum: z.uuid({ error: 'Bitte wählen Sie ein Zentrum.' }) })
  .transform((form) => ({ centreId: form.zentrum }));

const centreKeys = CENTRES.map(({ key }) => key);

const setupCode = requiredText('Einrichtungscode', 40).transform((text) =>
  text.toUpperCase().replace(/[^A-Z2-7]/g, ''),
);

export const demoSetupInput = z
  .strictObject({ einrichtungscode: setupCode })
  .transform((form) => ({ setupCode: form.einrichtungscode }));

export const setupInput = z
  .strictObject({
    einrichtungscode: setupCode,
    zentrum: oneOf(centreKeys, 'Bitte wählen Sie das Kommunale Integrationszentrum.'),
    name: requiredLine('Ihr Name', 120),
    email: email('Ihre E-Mail-Adresse'),
    passwort: newPassword,
    passwort2: repeated,
    leitung: email('E-Mail-Adresse der Leitung'),
  })
  .refine((form) => form.passwort === form.passwort2, differs)
  .superRefine((form, ctx) =>
    refuseWeak(form.passwort, [form.name, form.email, form.zentrum, findCentre(form.zentrum)?.name ?? ''], ctx, [
      'passwort',
    ]),
  )
  .refine((form) => form.email !== form.leitung, {
    path: ['leitung'],
    error:
      'Betrieb und Leitung sind zwei Personen: Wer das System betreibt, sieht keine Falldaten. Bitte geben Sie eine andere Adresse an.',
  })
  .transform((form) => ({
    setupCode: form.einrichtungscode,
    centreKey: form.zentrum,
    name: form.name,
    email: form.email,
    password: form.passwort,
    headEmail: form.leitung,
  }));
export type SetupInput = z.infer<typeof setupInput>;
