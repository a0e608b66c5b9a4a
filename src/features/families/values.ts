// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatPartialDate } from '../../codes/partial-date.ts';
import { formatShortDate } from '../../web/format.ts';
import type { Child, Family, Guardian } from './queries.ts';

type Values = Record<string, string>;

const filled = (values: Record<string, string | null | undefined | false>): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );
const day = (date: Temporal.PlainDate | null): string | null => (date ? formatShortDate(date) : null);

/** What the form of a new family starts with. */
export const newFamilyValues: Values = { familiensprache: '', weg: 'letter', unterkunft: 'private' };

/** A child as its form shows it. */
export function childValues(child: Child): Values {
  return filled({
    nachname: child.familyName,
    vornamen: child.givenNames,
    geburtsname: child.birthName,
    rufname: child.callName,
    geburtsdatum: child.birth ? formatPartialDate(child.birth).replace(/ \(.*/, '') : null,
    geburtsdatum_unbekannt: child.birth === null && 'ja',
    geschlecht: child.gender,
    geburtsort: child.birthPlace,
    geburtsland: child.birthCountry,
    staat1: child.nationality1,
    staat2: child.nationality2,
    sprache1: child.firstLanguage,
    sprache2: child.secondLanguage,
    einreise: day(child.enteredGermanyOn),
    zuzug: day(child.movedInOn),
    bekenntnis: child.denominationalWish,
  });
}

/** A family as its form shows it; the address only as far as it is open. */
export function familyValues(
  family: Family,
  guardians: readonly Guardian[],
  manual: { x: number; y: number } | null,
): Values {
  const persons = guardians.flatMap((guardian, index): [string, string][] => [
    [`g${index + 1}_nachname`, guardian.familyName],
    [`g${index + 1}_vornamen`, guardian.givenNames],
    [`g${index + 1}_art`, guardian.relation],
    [`g${index + 1}_telefon`, guardian.phone],
    [`g${index + 1}_email`, guardian.email],
    [`g${index + 1}_sorge`, guardian.custody],
    [`g${index + 1}_strasse`, guardian.street],
    [`g${index + 1}_plz`, guardian.postcode],
    [`g${index + 1}_ort`, guardian.place],
    ...(guardian.letters ? [['briefe_an', String(index + 1)] as [string, string]] : []),
  ]);
  return filled({
    telefon: family.phone,
    email: family.email,
    familiensprache: family.language,
    weg: family.channel,
    eltern: family.parents,
    dolmetschen: family.interpreterNeeded && 'ja',
    ...Object.fromEntries(persons),
    strasse: family.street,
    hausnummer: family.houseNumber,
    plz: family.postcode,
    ort: family.place,
    ags: family.ags,
    unterkunft: family.accommodation,
    auskunftssperre: family.isProtected && 'ja',
    lage_x: manual && String(manual.x),
    lage_y: manual && String(manual.y),
  });
}
