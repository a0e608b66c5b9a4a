// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { soundPairs } from '../../codes/name-likeness.ts';
import { soundKeys } from '../../codes/name-sounds.ts';
import type { PartialDate } from '../../codes/partial-date.ts';
import { phoneKeys } from '../../codes/phone.ts';
import type { Row } from '../../db/row.ts';
import type { Position } from '../../matching/index.ts';
import { birthColumns, wordsOfChild } from './rules.ts';
import { homeKey, streetLine } from './street-rules.ts';

/**
 * The rules by which entries are found: search form, sounds, keys of phone and street. Raise it when one of them changes, and
 * every entry is made to be found anew (`renewFinding`).
 */
export const findingRules = 1;

export interface Contact extends Pick<Row<'family'>, 'phone' | 'email' | 'language' | 'channel'> {
  interpreterNeeded: boolean;
}

/** What a change of the contact writes. */
export const contactColumns = (contact: Contact) => ({
  phone: contact.phone,
  email: contact.email,
  language: contact.language,
  channel: contact.channel,
  interpreter_needed: contact.interpreterNeeded,
});

/** How the parents of a family's children live. */
export type Parents = NonNullable<Row<'family'>['parents']>;

export const familyRow = (
  family: Contact & { centreId: string; id: string; createdAt: Temporal.Instant; parents: Parents | null },
): Row<'family'> => ({
  centre_id: family.centreId,
  id: family.id,
  ...contactColumns(family),
  parents: family.parents,
  version: 1,
  created_at: family.createdAt,
  found_by: findingRules,
  joined_into: null,
});

export interface Address
  extends Pick<Row<'family_address'>, 'street' | 'postcode' | 'place' | 'ags' | 'accommodation' | 'protected'> {
  houseNumber: string;
  /** Null: not known. */
  position: Position | null;
}

/** What a change of the address writes. */
export const addressColumns = (address: Address) => ({
  street: address.street,
  house_number: address.houseNumber,
  postcode: address.postcode,
  place: address.place,
  ags: address.ags,
  accommodation: address.accommodation,
  protected: address.protected,
  position_x: address.position?.x ?? null,
  position_y: address.position?.y ?? null,
  position_source: address.position?.source ?? null,
  position_uncertainty_m: address.position?.uncertaintyM ?? null,
});

export const familyAddressRow = (address: Address & { centreId: string; familyId: string }): Row<'family_address'> => ({
  centre_id: address.centreId,
  id: address.familyId,
  ...addressColumns(address),
});

/** A parent, a guardian or an office, with or without custody. */
export interface Custodian
  extends Pick<
    Row<'guardian'>,
    'relation' | 'phone' | 'email' | 'custody' | 'letters' | 'street' | 'postcode' | 'place'
  > {
  familyName: string;
  givenNames: string;
}

/** Somebody who has custody and lives with the family. */
export const withFamily = { custody: 'yes', letters: false, street: '', postcode: '', place: '' } as const;

export const guardianRow = (
  guardian: Custodian & { centreId: string; id: string; familyId: string },
): Row<'guardian'> => ({
  centre_id: guardian.centreId,
  id: guardian.id,
  family_id: guardian.familyId,
  family_name: guardian.familyName,
  given_names: guardian.givenNames,
  relation: guardian.relation,
  phone: guardian.phone,
  email: guardian.email,
  custody: guardian.custody,
  letters: guardian.letters,
  street: guardian.street,
  postcode: guardian.postcode,
  place: guardian.place,
});

export interface Person extends Pick<Row<'child'>, 'gender'> {
  familyName: string;
  givenNames: string;
  birthName: string;
  callName: string;
  /** Null: nothing is known of it. */
  birth: PartialDate | null;
  birthPlace: string;
  /** Codes of states (codes/nationalities.ts) and languages (ISO 639-3); null: unknown. */
  birthCountry: string | null;
  nationality1: string | null;
  nationality2: string | null;
  firstLanguage: string;
  secondLanguage: string | null;
  enteredGermanyOn: Temporal.PlainDate | null;
  movedInOn: Temporal.PlainDate | null;
  denominationalWish: Row<'child'>['denominational_wish'];
}

/** What a change of a child's data writes; the school comes and goes with admissions. */
export const personColumns = (person: Person) => ({
  family_name: person.familyName,
  given_names: person.givenNames,
  birth_name: person.birthName,
  call_name: person.callName,
  ...birthColumns(person.birth),
  gender: person.gender,
  birth_place: person.birthPlace,
  birth_country: person.birthCountry,
  nationality1: person.nationality1,
  nationality2: person.nationality2,
  first_language: person.firstLanguage,
  second_language: person.secondLanguage,
  entered_germany_on: person.enteredGermanyOn,
  moved_in_on: person.movedInOn,
  denominational_wish: person.denominationalWish,
});

export const childRow = (
  child: Person & {
    centreId: string;
    id: string;
    familyId: string;
    /** Where the child goes to school, and since when. */
    schoolNumber: string | null;
    schoolSince: Temporal.PlainDate | null;
    createdAt: Temporal.Instant;
  },
): Row<'child'> => ({
  centre_id: child.centreId,
  id: child.id,
  family_id: child.familyId,
  ...personColumns(child),
  school_number: child.schoolNumber,
  school_since: child.schoolSince,
  version: 1,
  created_at: child.createdAt,
  found_by: findingRules,
  joined_into: null,
});

/** One row for each word the child is found by. */
export const childNameWordRows = (
  child: Pick<Person, 'familyName' | 'givenNames' | 'birthName' | 'callName'> & { centreId: string; id: string },
): Row<'child_name_word'>[] =>
  wordsOfChild(child).map((word) => ({ centre_id: child.centreId, word, child_id: child.id }));

type Named = Pick<Person, 'familyName' | 'givenNames' | 'birthName' | 'callName'>;

/** The sounds of the given and of the family names of a child. */
export const soundsOf = ({ familyName, givenNames, birthName = '', callName = '' }: Partial<Named>) => ({
  given: [...new Set([givenNames ?? '', callName].flatMap(soundKeys))],
  family: [...new Set([familyName ?? '', birthName].flatMap(soundKeys))],
});

/** One row for each sound of one name, and for each of a given and a family name together. */
export function childNameSoundRows(
  child: Named & { centreId: string; id: string; birth: PartialDate | null },
): Row<'child_name_sound'>[] {
  const { given, family } = soundsOf(child);
  const sounds = [...new Set([...given, ...family, ...soundPairs(given, family)])];
  const birthYear = child.birth?.year ?? 0;
  return sounds.map((one) => ({
    centre_id: child.centreId,
    sounds: one,
    birth_year: birthYear,
    child_id: child.id,
  }));
}

/** What of an address a family is found by. */
export type ContactAddress = Pick<Address, 'street' | 'houseNumber' | 'postcode' | 'accommodation' | 'protected'>;

/** Phone numbers and, unless it is protected, the address a family is found by. */
export function familyContactKeyRows(
  family: { centreId: string; id: string; phones: readonly string[] } & {
    /** Null: protected, or closed to who writes. */
    address: ContactAddress | null;
  },
): Row<'family_contact_key'>[] {
  const { centreId: centre_id, id: family_id, address } = family;
  const phones = [...new Set(family.phones.flatMap(phoneKeys))].map((key) => ({ kind: 'phone' as const, key }));
  const open = address && !address.protected ? address : undefined;
  const street = open && streetLine(open);
  const home = open?.accommodation === 'private' ? homeKey(open) : undefined;
  const streets = street === undefined ? [] : [{ kind: 'street' as const, key: street }];
  const homes = home === undefined ? [] : [{ kind: 'home' as const, key: home }];
  return [...phones, ...streets, ...homes].map(({ kind, key }) => ({ centre_id, kind, key, family_id }));
}
