// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { readPostcode } from '../../codes/postcode.ts';
import { municipalitiesOf } from '../../codes/postcodes.ts';
import type { Tx } from '../../db/centre.ts';
import type { FormState } from '../../web/form/state.ts';
import type { CentreRequest } from '../../web/route.ts';
import { choicesOf, chooseMunicipality, type Municipality, type Resolved } from './municipality-choice.ts';

export type { Municipality, Resolved } from './municipality-choice.ts';

/** The municipalities of a postcode: those that have a school there, most schools first, and those known to share it. */
async function listOfPostcode(tx: Tx, postcode: string): Promise<Municipality[]> {
  const learned = await tx
    .selectFrom('postcode as p')
    .innerJoin('municipality as m', 'm.ags', 'p.ags')
    .select(['m.ags', 'm.name'])
    .where('p.postcode', '=', postcode)
    .orderBy('p.school_count', 'desc')
    .orderBy('m.ags')
    .execute();
  return choicesOf(municipalitiesOf(postcode), null, learned);
}

/** The query behind `listArea`, to be read together with others. */
export const areaQuery = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('centre_municipality as c')
    .leftJoin('municipality as m', 'm.ags', 'c.ags')
    .select(['c.ags', (e) => e.fn.coalesce('m.name', 'c.ags').as('name')])
    .where('c.centre_id', '=', centreId)
    .orderBy('name');

/** The area of the centre, by name; a municipality the register does not know is named by its key. */
export const listArea = (tx: Tx, centreId: string): Promise<Municipality[]> => areaQuery(tx, centreId).execute();

/** A reporting office reports for its own municipalities only. */
const ownOf = ({ user }: CentreRequest): readonly string[] | null => (may(user.roles, 'case.list') ? null : user.ags);

/** What the field "Gemeinde" offers before an address is typed. `stored`: what stands there already. */
export async function offerMunicipalities(
  request: CentreRequest,
  stored?: { ags: string | null; municipality: string | null },
): Promise<Municipality[]> {
  const area = await listArea(request.tx, request.centreId);
  const own = ownOf(request);
  const offered = choicesOf(area, own);
  if (!stored?.ags || offered.some(({ ags }) => ags === stored.ags)) return offered;
  return choicesOf(area, own, [{ ags: stored.ags, name: stored.municipality ?? stored.ags }]);
}

/** The municipality of the address typed; looked up also when other fields are wrong, so that all errors come at once. */
export async function askMunicipality(request: CentreRequest): Promise<Resolved> {
  const { tx, centreId, form } = request;
  const text = (name: string) => (typeof form[name] === 'string' ? (form[name] as string).trim() : '');
  const postcode = readPostcode(text('plz')) ?? text('plz');
  const chosen = text('ags');
  return chooseMunicipality({
    postcode,
    place: text('ort'),
    chosen: /^\d{8}$/.test(chosen) ? chosen : '',
    answer: text('ags_stimmt'),
    ofPostcode: await listOfPostcode(tx, postcode),
    known: await tx.selectFrom('municipality').select(['ags', 'name']).execute(),
    area: await listArea(tx, centreId),
    own: ownOf(request),
  });
}

/** The state of a form with what is to be said and asked about the municipality, unless postcode or choice are unreadable. */
export function withMunicipality(state: FormState, place: Resolved): FormState {
  const questions = place.question === undefined ? [] : [place.question];
  const unreadable = state.errors.some(({ field }) => field === 'plz' || field === 'ags');
  return unreadable ? state : { ...state, errors: place.ok ? state.errors : [...state.errors, place.error], questions };
}
