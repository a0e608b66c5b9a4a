// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../codes/languages.ts';
import { findState } from '../../codes/nationalities.ts';
import { formatPartialDate } from '../../codes/partial-date.ts';
import { GENDERS } from '../../codes/pupil-keys.ts';
import type { DescriptionItem } from '../../web/components/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Child, Family, Guardian } from './queries.ts';
import { ageText, denominations, fullName, labelOf, parentsLabels, relations } from './rules.ts';

/** The address as this person may read it. */
export function addressText(family: Family): string {
  if (!family.open) return 'gesperrt (§ 51 BMG)';
  const street = [family.street, family.houseNumber].filter(Boolean).join(' ');
  return [street, [family.postcode, family.place].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

/** Facts of a child for its page and its case. */
export function childFacts(child: Child, today: Temporal.PlainDate): DescriptionItem[] {
  const stateName = (key: string | null) => (key ? (findState(key)?.name ?? key) : '');
  return [
    {
      term: 'Geburtsdatum',
      value: child.birth ? `${formatPartialDate(child.birth)}, ${ageText(child.birth, today)}` : 'unbekannt',
    },
    { term: 'Geschlecht', value: GENDERS.find(({ code }) => code === child.gender)?.label ?? child.gender },
    ...(child.callName ? [{ term: 'Rufname', value: child.callName }] : []),
    ...(child.birthName ? [{ term: 'Geburtsname', value: child.birthName }] : []),
    {
      term: 'Staatsangehörigkeit',
      value: [stateName(child.nationality1), stateName(child.nationality2)].filter(Boolean).join(', '),
    },
    { term: 'Geburtsort', value: [child.birthPlace, stateName(child.birthCountry)].filter(Boolean).join(', ') },
    { term: 'Einreise', value: child.enteredGermanyOn ? formatDate(child.enteredGermanyOn) : '' },
    { term: 'Zuzug', value: child.movedInOn ? formatDate(child.movedInOn) : '' },
    { term: 'Bekenntnisschule', value: labelOf(denominations, child.denominationalWish) },
    ...(child.schoolName ? [{ term: 'Schule', value: child.schoolName }] : []),
  ];
}

/** "Jugendamt, kein Sorgerecht, bekommt die Briefe": what a person is to the children. */
export const guardianWords = ({ relation, custody, letters }: Guardian): string =>
  [
    labelOf(relations, relation),
    { yes: '', no: 'kein Sorgerecht', unclear: 'Sorgerecht ungeklärt' }[custody],
    letters && 'bekommt die Briefe',
  ]
    .filter(Boolean)
    .join(', ');

/** A person with all that is known: name, phone, mail, and where they live if not with the family. */
export const guardianLine = ({ familyName, givenNames, phone, email, street, postcode, place }: Guardian): string =>
  [fullName(familyName, givenNames), phone, email, street && `${street}, ${postcode} ${place}`]
    .filter(Boolean)
    .join(' · ');

/** How the parents live, and whether somebody is still missing who may decide for the children; '' where nothing is known. */
export function parentsText({ parents }: Pick<Family, 'parents'>, guardians: readonly Guardian[]): string {
  if (parents === null) return '';
  if (parents !== 'absent') return `Eltern ${parentsLabels[parents]}`;
  const represented = guardians.some(({ relation, custody }) => relation !== 'parent' && custody === 'yes');
  return represented ? 'Ohne Eltern hier' : 'Ohne Eltern hier, noch kein Vormund eingetragen';
}

/** Languages of a child. */
export const languageFacts = (child: Child): DescriptionItem[] => [
  { term: 'Erste Sprache', value: languageName(child.firstLanguage) },
  { term: 'Zweite Sprache', value: child.secondLanguage ? languageName(child.secondLanguage) : '' },
];
