// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The record does not exist, or not for this person: both are a 404. Told why only to somebody it was there for before. */
export class NotFound extends Error {}

/**
 * Where one can go on instead: a record by what it is, with an aim where the record has more than one page. Web finds its
 * address through the paths the features give (`Feature.paths`), so that no action knows addresses.
 */
export interface Alternative {
  kind: string;
  aim?: string;
  id?: string;
  label: string;
  detail?: string | undefined;
}

/** Somebody else was faster, or the state no longer allows it: 409 with a sentence and what can be done instead. */
export class Conflict extends Error {
  readonly alternatives: readonly Alternative[];
  constructor(message: string, alternatives: readonly Alternative[] = []) {
    super(message);
    this.alternatives = alternatives;
  }
}

/** A form came again under a number that has been carried out, saying something else: 409, nothing typed is lost. */
export class UsedForm extends Error {
  /** Where the first one led; null when it was another person's or another form. */
  readonly first: string | null;
  constructor(first: string | null) {
    super('The number of this form has been used.');
    this.first = first;
  }
}

/** The role may not do this to this record: 403 with the reason. */
export class Forbidden extends Error {}
