// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Short name of a Bezirksregierung. */
export type DistrictGovernmentName = 'Düsseldorf' | 'Köln' | 'Münster' | 'Detmold' | 'Arnsberg';

/** A Bezirksregierung (obere Schulaufsicht) with the address of its school department. */
export interface DistrictGovernment {
  readonly shortName: DistrictGovernmentName;
  readonly name: string;
  readonly schoolNumber: string;
  /** First three digits of the AGS of its area. */
  readonly ags3: string;
  readonly street: string;
  readonly postcode: string;
  readonly place: string;
  readonly phone: string;
  readonly email: string;
}

// short name|number|AGS3|street|postcode|place|phone; source: register of schools, form 0A (MSB NRW, 2021-09, dl-de/by-2-0)
const TABLE = `
Düsseldorf|600100|051|Am Bonneshof 35|40474|Düsseldorf|0211 4750
Köln|600300|053|Zeughausstraße 2-10|50667|Köln|0221 1470
Münster|600500|055|Domplatz 1-3|48143|Münster|0251 4110
Detmold|600700|057|Leopoldstraße 15|32756|Detmold|05231 710
Arnsberg|600900|059|Seibertzstraße 1|59821|Arnsberg|02931 820
`;

/** The five Bezirksregierungen of NRW. */
export const DISTRICT_GOVERNMENTS: readonly DistrictGovernment[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [shortName, schoolNumber, ags3, street, postcode, place, phone] = line.split('|');
    return {
      shortName: shortName as DistrictGovernmentName,
      name: `Bezirksregierung ${shortName}`,
      schoolNumber: schoolNumber!,
      ags3: ags3!,
      street: street!,
      postcode: postcode!,
      place: place!,
      phone: phone!,
      email: `${schoolNumber}@schule.nrw.de`,
    };
  });

/** The Bezirksregierung responsible for a municipality or district, by its AGS (three digits or more). */
export function findDistrictGovernment(ags: string): DistrictGovernment | undefined {
  return DISTRICT_GOVERNMENTS.find((government) => ags.startsWith(government.ags3));
}
