// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What the register of schools cannot show: postcodes of North Rhine-Westphalia that lie in several municipalities, of which
 * often only one has a school there, and postcodes without any school. Each row: postcode, then AGS and name of every
 * municipality. Facts from the list of postcodes and districts of SVWS-NRW (as of 29.03.2022) and the register of schools
 * (MSB NRW, 2021-09): together they know 866 postcodes. Others may be shared too: so a municipality can always be chosen.
 */
const rows = `
33154|05774032 Paderborn|05774036 Salzkotten
33161|05774024 Hövelhof|05774032 Paderborn
33333|05754008 Gütersloh
40239|05111000 Düsseldorf
40472|05111000 Düsseldorf|05158028 Ratingen
40721|05111000 Düsseldorf|05158016 Hilden
47627|05154032 Kevelaer
51467|05315000 Köln|05378004 Bergisch Gladbach
52525|05370016 Heinsberg|05370032 Waldfeucht
52538|05370008 Gangelt|05370024 Selfkant
58513|05962032 Lüdenscheid
`;

const table = new Map(
  rows
    .trim()
    .split('\n')
    .map((row): [string, { ags: string; name: string }[]] => {
      const [postcode = '', ...municipalities] = row.split('|');
      return [postcode, municipalities.map((one) => ({ ags: one.slice(0, 8), name: one.slice(9) }))];
    }),
);

/** Municipalities (AGS, 8 digits) that share this postcode, or have it without a school; empty for all other postcodes. */
export const municipalitiesOf = (postcode: string): readonly { ags: string; name: string }[] =>
  table.get(postcode) ?? [];
