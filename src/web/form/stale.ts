// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { FormState } from './state.ts';

const words = (value: string | string[] | undefined): string => [value ?? ''].flat().join('\n');

/**
 * A form that rests on an older version of its record: everything typed stays, and beside each field that is stored otherwise
 * stands what is stored now, so that the person decides field by field.
 * @param typed what was sent
 * @param stored what the form would start with now
 */
export function staleState(typed: FormState, stored: FormState['values']): FormState {
  const names = new Set([...Object.keys(typed.values), ...Object.keys(stored)]);
  const other = [...names].filter((name) => words(typed.values[name]) !== words(stored[name]));
  return {
    ...typed,
    errors: [
      {
        field: '',
        message:
          'Jemand anderes hat diese Angaben inzwischen geändert. Ihre Eingaben stehen noch hier und sind noch nicht gespeichert. ' +
          'Wo etwas anderes gespeichert ist, steht es unter dem Feld. Wenn Sie noch einmal speichern, gilt Ihre Eingabe.',
      },
      ...typed.errors,
    ],
    stored: Object.fromEntries(other.map((name) => [name, words(stored[name])])),
  };
}
