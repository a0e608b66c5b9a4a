// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { meaningless, plainLine, plainSigns, quoteCharacter } from '../../codes/characters.ts';
import { checkName } from '../../codes/names.ts';
import { readPhone } from '../../codes/phone.ts';
import { readPostcode } from '../../codes/postcode.ts';

/** Fields of one line that people copy from papers and other programs: names, streets, places, telephone numbers. */

type Refusal = { addIssue(message: string): void };
function refuse(ctx: Refusal, message: string): never {
  ctx.addIssue(message);
  return z.NEVER;
}

const tooLong = (label: string, most: number): string => `„${label}“: Bitte kürzen Sie auf höchstens ${most} Zeichen.`;

/** The sentence about characters nobody can have meant, or undefined. */
function strangeMessage(line: string, label: string): string | undefined {
  const strange = meaningless(line).map(quoteCharacter);
  if (strange.length === 0) return undefined;
  const [what, object] = strange.length === 1 ? ['Das Zeichen', 'es'] : ['Die Zeichen', 'sie'];
  return `„${label}“: ${what} ${strange.join(', ')} können wir nicht speichern. Bitte löschen Sie ${object}.`;
}

function checkLine(raw: string, label: string, most: number, ctx: Refusal): string {
  const line = plainLine(raw);
  const strange = strangeMessage(line, label);
  if (strange !== undefined) return refuse(ctx, strange);
  return line.length > most ? refuse(ctx, tooLong(label, most)) : line;
}

/** One line people may leave out; nothing entered is null. `label` is the field's label. */
export function optionalLine(label: string, most: number) {
  return z
    .string({ error: `„${label}“: Bitte geben Sie hier Text ein.` })
    .optional()
    .transform((raw, ctx): string | null => checkLine(raw ?? '', label, most, ctx) || null);
}

/** One line people must enter. `label` is the field's label. */
export function requiredLine(label: string, most: number) {
  const missing = `Bitte füllen Sie „${label}“ aus.`;
  return z
    .string({ error: missing })
    .transform((raw, ctx): string => (plainLine(raw) === '' ? refuse(ctx, missing) : checkLine(raw, label, most, ctx)));
}

const mostOfName = 120;

/** A name as it is stored; '' also for the dash people put where there is no name. */
export function readPersonName(raw: unknown): string {
  const name = typeof raw === 'string' ? plainSigns(raw) : '';
  return /^[-./ ]*$/.test(name) ? '' : name;
}

/**
 * A name of a natural person: DIN 91379 type A, as typed save for signs (`normalizeName`). Left out it is '': who has only
 * one name has no other, and which must be there is a rule between fields.
 */
export function personName(label: string) {
  return z
    .string()
    .optional()
    .transform((raw, ctx): string => {
      const name = readPersonName(raw);
      if (name === '') return '';
      if (name.length > mostOfName) return refuse(ctx, tooLong(label, mostOfName));
      const check = checkName(name);
      if (!check.ok) {
        const list = check.characters.map(quoteCharacter).join(', ');
        const verb = check.characters.length === 1 ? 'gehört' : 'gehören';
        return refuse(
          ctx,
          `„${label}“: ${list} ${verb} nicht zu den Zeichen für Namen (DIN 91379). Bitte schreiben Sie den Namen in lateinischer Schrift wie im Ausweis.`,
        );
      }
      return /\p{L}/u.test(name) ? name : refuse(ctx, `„${label}“: Ein Name hat mindestens einen Buchstaben.`);
    });
}

/** A telephone number or several with a word to each (`readPhone`); left out it is ''. */
export function optionalPhone(most: number) {
  return z
    .string()
    .optional()
    .transform((raw, ctx): string => {
      if (plainLine(raw ?? '') === '') return '';
      const phone = readPhone(raw ?? '');
      if (phone === undefined)
        return refuse(
          ctx,
          'Bitte schreiben Sie die Telefonnummer mit Ziffern, zum Beispiel 02421 22123; zwei Nummern trennen Sie mit einem Komma.',
        );
      return phone.length > most ? refuse(ctx, tooLong('Telefon', most)) : phone;
    });
}

/** A postcode (`readPostcode`) people may leave out; then it is ''. */
export const optionalPostcode = z
  .string()
  .optional()
  .transform((raw, ctx): string => {
    if (plainLine(raw ?? '') === '') return '';
    return readPostcode(raw ?? '') ?? refuse(ctx, 'Bitte geben Sie die Postleitzahl mit fünf Ziffern ein.');
  });

/** A postcode (`readPostcode`). */
export const postcode = z.string({ error: 'Bitte füllen Sie „Postleitzahl“ aus.' }).transform((raw, ctx): string => {
  return readPostcode(raw) ?? refuse(ctx, 'Bitte geben Sie die Postleitzahl mit fünf Ziffern ein.');
});
