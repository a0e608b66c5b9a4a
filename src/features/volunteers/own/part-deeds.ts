// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../../context.ts';
import type { Tx } from '../../../db/centre.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import type { Own } from '../actions.ts';
import type { OwnPlaces } from '../paths.ts';
import type { Volunteer } from '../queries.ts';
import type { Door, Typed, Wrong } from './own-fields.tsx';

/** A form of a page that was sent: done, or with what is wrong and what was typed. */
export interface Sent<Deed extends string> {
  /** Which one; undefined: nothing of it told. */
  deed: Deed | undefined;
  typed: Typed;
  wrong: readonly Wrong[];
}

/** What a page of the person shows. */
export interface PartProps<Deed extends string, File> {
  door: Door;
  places: OwnPlaces;
  file: File;
  today: Temporal.PlainDate;
  sent?: Sent<Deed> | undefined;
}

/**
 * A page by which a volunteer keeps something of its own: the same behind the link of a mail and in its account. Its forms go
 * to the address of the page; a field tells them apart.
 */
export interface OwnPart<Deed extends string, File extends { person: Volunteer }> {
  /** The form that was sent; undefined: the page is opened. */
  deedOf(form: FormBody): Deed | undefined;
  /**
   * Does what a form asks for.
   * @returns what is wrong, in the order of the page; empty: it is done
   * @throws Conflict when the state of the person does not allow it any more
   */
  answer(
    at: { tx: Tx; by: Own; app: Pick<AppContext, 'jobs'> },
    id: string,
    deed: Deed,
    form: FormBody,
  ): Promise<readonly Wrong[]>;
  /** The field that is named when it could not be done; '' for the page as a whole. */
  begins(deed: Deed): string;
  /** Fields of a form, to be shown again. */
  names(deed: Deed, file: File): readonly string[];
  read(tx: Tx, by: Own, person: Volunteer): Promise<File>;
  page(props: PartProps<Deed, File>): { toString(): string };
}
