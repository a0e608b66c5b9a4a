// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Context } from 'hono';
import { findCentre } from '../../../codes/centres.ts';
import type { Tx } from '../../../db/centre.ts';
import type { VolunteerLanguage } from '../../../outbound/catalogues/volunteer.ts';
import { renderPage } from '../../../web/html.ts';
import { type ActiveCentre, getSettings } from '../../centres/queries.ts';
import type { Door } from './own-fields.tsx';
import { languageFor, pageLanguage } from './own-words.ts';
import { listReleased } from './text-queries.ts';

export const show = (c: Context, node: { toString(): string }, status: 200 | 404 | 409 | 422 | 429 = 200) =>
  c.html(renderPage(node), status);

export const centreName = (key: string): string => findCentre(key)?.shortName ?? key;

/** The language somebody chose on the page; undefined: none. */
export const chosenLanguage = (c: Context): VolunteerLanguage | undefined => pageLanguage(c.req.query('sprache'));
/** The same, or the one the browser asks for. */
export const languageOf = (c: Context): VolunteerLanguage =>
  chosenLanguage(c) ?? languageFor(c.req.header('accept-language'));

/** A page that stands for no centre: nobody has released its texts. */
export const openDoor = (language: VolunteerLanguage): Door => ({
  ...{ language, centreName: '', phone: '' },
  released: new Set(['de']),
});

/** The page of a centre. */
export async function readDoor(
  tx: Tx,
  { id, key }: Pick<ActiveCentre, 'id' | 'key'>,
  language: VolunteerLanguage,
): Promise<Door> {
  const { phone } = await getSettings(tx, id);
  return { language, centreName: centreName(key), phone, released: await listReleased(tx, id) };
}
