// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { centreForMunicipality, findCentre } from '../../codes/centres.ts';
import type { Tx } from '../../db/centre.ts';
import type { FieldError } from '../../web/form/state.ts';
import type { CentreRequest } from '../../web/route.ts';

/** A municipality by AGS (8 digits). */
export interface Municipality {
  ags: string;
  name: string;
}

/** What is known where a family lives. */
export interface MunicipalityFacts {
  postcode: string;
  /** What was chosen or typed in the field "Gemeinde"; '' when it was not asked yet. */
  chosen: string;
  /** Municipalities of this postcode in the register of schools. */
  ofPostcode: readonly Municipality[];
  /** The area of the centre; for a reporting office its own municipalities. */
  area: readonly Municipality[];
  /** Set for a reporting office: it reports for its own municipality only. */
  own: readonly string[] | null;
}

/** Either the municipality, or what to ask: a select of `choices`, or with none of them the key itself. */
export type Resolved =
  | { ok: true; ags: string }
  | { ok: false; error: FieldError; choices: readonly Municipality[]; ask: boolean };

const centreName = (ags: string): string => {
  const key = centreForMunicipality(ags);
  return (key ? findCentre(key)?.name : undefined) ?? 'kein Zentrum in Nordrhein-Westfalen';
};

/**
 * Which municipality an address lies in: by its postcode, else by choice. A municipality outside the centre's area is
 * refused with the name of the centre that is competent.
 */
export function chooseMunicipality(facts: MunicipalityFacts): Resolved {
  const { chosen, ofPostcode, area, own } = facts;
  const ownArea = own === null ? area : area.filter((one) => own.includes(one.ags));
  const options = ofPostcode.length > 0 ? ofPostcode : ownArea;
  const refuse = (field: string, message: string, ask = true): Resolved => ({
    ok: false,
    error: { field, message },
    choices: options,
    ask: ask && (ofPostcode.length !== 1 || chosen !== ''),
  });
  const ags = chosen !== '' ? chosen : ofPostcode.length === 1 ? ofPostcode[0]?.ags : undefined;
  if (ags === undefined) {
    if (options.length === 0)
      return refuse(
        'ags',
        'Bitte geben Sie den achtstelligen Gemeindeschlüssel an: Das Schulverzeichnis ist noch nicht eingelesen.',
      );
    return ofPostcode.length > 1
      ? refuse('ags', `Die Postleitzahl ${facts.postcode} gehört zu mehreren Gemeinden. Bitte wählen Sie die Gemeinde.`)
      : refuse(
          'ags',
          `Die Postleitzahl ${facts.postcode} kennen wir nicht. Bitte wählen Sie die Gemeinde oder prüfen Sie die Postleitzahl.`,
        );
  }
  if (ofPostcode.length > 0 && !ofPostcode.some((one) => one.ags === ags))
    return refuse(
      'ags',
      `Zur Postleitzahl ${facts.postcode} passt diese Gemeinde nicht. Bitte wählen Sie noch einmal.`,
    );
  const name = options.find((one) => one.ags === ags)?.name ?? ags;
  const field = chosen === '' ? 'plz' : 'ags';
  if (!area.some((one) => one.ags === ags)) {
    const here = area.length === 0 && own === null ? 'Für Ihr Zentrum ist noch kein Gebiet eingetragen. ' : '';
    return refuse(
      field,
      `${here}${name} gehört nicht zu Ihrem Gebiet. Zuständig: ${centreName(ags)}. Bitte melden Sie das Kind dort.`,
    );
  }
  if (own !== null && !own.includes(ags))
    return refuse(
      field,
      `Sie melden nur für Ihre Gemeinde. Für ${name} meldet die Meldestelle dort; zuständig ist ${centreName(ags)}.`,
    );
  return { ok: true, ags };
}

/** The municipalities of a postcode as the register of schools knows them. */
export async function listOfPostcode(tx: Tx, postcode: string): Promise<Municipality[]> {
  return await tx
    .selectFrom('postcode as p')
    .innerJoin('municipality as m', 'm.ags', 'p.ags')
    .select(['m.ags', 'm.name'])
    .where('p.postcode', '=', postcode)
    .orderBy('p.school_count', 'desc')
    .orderBy('m.ags')
    .execute();
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

/** `chooseMunicipality` with what the database knows. */
export async function resolveMunicipality(
  tx: Tx,
  centreId: string,
  address: { plz: string; ags?: string | undefined },
  own: readonly string[] | null,
): Promise<Resolved> {
  const [ofPostcode, area] = [await listOfPostcode(tx, address.plz), await listArea(tx, centreId)];
  return chooseMunicipality({ postcode: address.plz, chosen: address.ags ?? '', ofPostcode, area, own });
}

/** The municipality of the address typed; looked up also when other fields are wrong, so that all errors come at once. */
export async function askMunicipality(request: CentreRequest): Promise<Resolved> {
  const { tx, centreId, form, user } = request;
  const text = (name: string) => (typeof form[name] === 'string' ? (form[name] as string).trim() : '');
  const own = may(user.roles, 'case.list') ? null : user.ags;
  return await resolveMunicipality(tx, centreId, { plz: text('plz'), ags: text('ags') }, own);
}
