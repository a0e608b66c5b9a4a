// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import { may } from '../../auth/permissions.ts';
import { readPostcode } from '../../codes/postcode.ts';
import { municipalitiesOf } from '../../codes/postcodes.ts';
import type { Tx } from '../../db/centre.ts';
import { emptyForm } from '../../web/form/index.ts';
import { typedValues } from '../../web/form/parse.ts';
import type { FormState } from '../../web/form/state.ts';
import type { CentreRequest } from '../../web/route.ts';
import { listMunicipalities, type Municipality } from '../centres/queries.ts';
import { parseFamilyForm } from './between-fields.ts';
import { choicesOf, chooseMunicipality, type Resolved } from './municipality-choice.ts';

export type { Resolved } from './municipality-choice.ts';

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

/** A reporting office reports for its own municipalities only. */
const ownOf = ({ user }: CentreRequest): readonly string[] | null => (may(user.roles, 'case.list') ? null : user.ags);

/** What the field "Gemeinde" offers before an address is typed. `stored`: what stands there already. */
export async function offerMunicipalities(
  request: CentreRequest,
  stored?: { ags: string | null; municipality: string | null },
): Promise<Municipality[]> {
  const area = await listMunicipalities(request.tx, request.centreId);
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
    area: await listMunicipalities(tx, centreId),
    own: ownOf(request),
  });
}

/** The state of a form with what is to be said and asked about the municipality, unless postcode or choice are unreadable. */
export function withMunicipality(state: FormState, place: Resolved): FormState {
  const questions = place.question === undefined ? [] : [place.question];
  const unreadable = state.errors.some(({ field }) => field === 'plz' || field === 'ags');
  return unreadable ? state : { ...state, errors: place.ok ? state.errors : [...state.errors, place.error], questions };
}

/** What was typed, with all that is wrong in and between fields, and with its municipality where the form asks for one. */
export function readFamilyForm<T>(
  { form, today }: CentreRequest,
  schema: z.ZodType<T>,
  place: Resolved | null = null,
): { data?: T; state: FormState } {
  const parsed = parseFamilyForm(schema, form, today);
  const state = parsed.ok ? emptyForm(typedValues(form)) : parsed.state;
  return { ...(parsed.ok ? { data: parsed.data } : {}), state: place ? withMunicipality(state, place) : state };
}
