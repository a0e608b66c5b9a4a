// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import ar from './interpreting-family/ar.json' with { type: 'json' };
import german from './interpreting-family/de.json' with { type: 'json' };
import en from './interpreting-family/en.json' with { type: 'json' };
import tr from './interpreting-family/tr.json' with { type: 'json' };
import uk from './interpreting-family/uk.json' with { type: 'json' };
import { speaker, type Translations } from './messages.ts';

export type InterpretingFamilyKey = keyof typeof german;

/** With what an institution asks a family whether somebody may interpret, in easy German: the source of all others. */
export const interpretingFamilySource: Readonly<Record<InterpretingFamilyKey, string>> = german;
/** Nobody who speaks the language has read them yet: each says so. */
export const interpretingFamilyTranslations = { en, ar, uk, tr } as const satisfies Readonly<
  Record<string, Translations>
>;
export type InterpretingFamilyLanguage = 'de' | keyof typeof interpretingFamilyTranslations;

/** A sentence of the text (`speaker`). */
export const interpretingFamilyMessage = speaker<InterpretingFamilyKey>(
  interpretingFamilySource,
  interpretingFamilyTranslations,
);
