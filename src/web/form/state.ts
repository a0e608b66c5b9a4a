// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What is wrong with one field; `field` is its name, or '' when the whole form is meant. */
export type FieldError = { field: string; message: string };

/** What a deed answers that the rest of the data does not allow: nothing was done, and the form says why at a field. */
export type Refusal = { readonly refused: FieldError };

/** A question about what was typed into a field, with the box that answers it. Open ones stand among the errors too. */
export type FieldQuestion = { field: string; value: string; label: string; answered: boolean };

/** What was typed and what is wrong with it: enough to show the same form again with nothing lost. */
export type FormState = {
  values: Record<string, string | string[]>;
  errors: FieldError[];
  questions?: readonly FieldQuestion[] | undefined;
  /** What is stored otherwise by now, field by field ('' for nothing), when the form rests on an older version. */
  stored?: Readonly<Record<string, string>> | undefined;
  /** Labels in a second language beside the German ones, for filling in together. */
  glosses?: Glosses | undefined;
};

/** What labels say in another language. */
export type Glosses = {
  /** ISO 639-1. */
  language: string;
  dir: 'ltr' | 'rtl';
  /** What the label of a field, or of one of its choices, says; undefined where only German is there. */
  of(name: string, value?: string): string | undefined;
};

/** State of a form nobody has filled in yet; values may be preset from a record. */
export function emptyForm(values: Record<string, string | string[]> = {}): FormState {
  return { values, errors: [] };
}

/** The first message for a field, if any. */
export function fieldError(state: FormState | undefined, name: string): string | undefined {
  return state?.errors.find((error) => error.field === name)?.message;
}

/** The question about what was typed into a field, if there is one. */
export function fieldQuestion(state: FormState | undefined, name: string): FieldQuestion | undefined {
  return state?.questions?.find(({ field }) => field === name);
}

/** What was typed into a field with one value. */
export function fieldValue(state: FormState | undefined, name: string): string | undefined {
  const value = state?.values[name];
  return Array.isArray(value) ? value[0] : value;
}

/** What was chosen in a field with several values. */
export function fieldValues(state: FormState | undefined, name: string): string[] {
  const value = state?.values[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The id of a field's input, target of the links in the error summary. */
export function fieldId(name: string): string {
  return `feld-${name}`;
}

/** Id of the section with this legend: what links to it name. */
export const sectionId = (legend: string): string =>
  `abschnitt-${legend
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`;
