// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import { may } from '../../auth/permissions.ts';
import { readPostcode } from '../../codes/postcode.ts';
import { municipalitiesOf } from '../../codes/postcodes.ts';
import type { Tx } from '../../db/centre.ts';
import { emptyForm } from '../../web/form/index.ts';
import { type FormBody, typedValues } from '../../web/form/parse.ts';
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

/** A reporting office reports for its own municipalities only; a school has pupils of all of the area. */
const ownOf = ({ user }: CentreRequest): readonly string[] | null =>
  may(user.roles, 'case.list') || !user.roles.includes('reporting_office') ? null : user.ags;

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

/**
 * Says in which municipality typed addresses lie; what is known of municipalities is read once for all of them.
 * @param own the municipalities an office reports for; null for staff
 */
export async function municipalityFinder(
  tx: Tx,
  centreId: string,
  own: readonly string[] | null,
): Promise<(form: FormBody) => Promise<Resolved>> {
  const known = await tx.selectFrom('municipality').select(['ags', 'name']).execute();
  const area = await listMunicipalities(tx, centreId);
  const ofPostcodes = new Map<string, Municipality[]>();
  return async (form) => {
    const text = (name: string) => (typeof form[name] === 'string' ? (form[name] as string).trim() : '');
    const postcode = readPostcode(text('plz')) ?? text('plz');
    const chosen = text('ags');
    const ofPostcode = ofPostcodes.get(postcode) ?? (await listOfPostcode(tx, postcode));
    ofPostcodes.set(postcode, ofPostcode);
    return chooseMunicipality({
      postcode,
      place: text('ort'),
      chosen: /^\d{8}$/.test(chosen) ? chosen : '',
      answer: text('ags_stimmt'),
      ofPostcode,
      known,
      area,
      own,
    });
  };
}

/** The municipality of the address typed; looked up also when other fields are wrong, so that all errors come at once. */
export const askMunicipality = async (request: CentreRequest): Promise<Resolved> =>
  await (await municipalityFinder(request.tx, request.centreId, ownOf(request)))(request.form);

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
