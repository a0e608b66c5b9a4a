// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type custodyLabels, fullName, type relations } from './rules.ts';

/** A person as far as letters need it. */
export interface Addressable {
  familyName: string;
  givenNames: string;
  relation: keyof typeof relations;
  custody: keyof typeof custodyLabels;
  /** Letters go to this person. */
  letters: boolean;
  /** With its number. */
  street: string;
  postcode: string;
  place: string;
}

/** To whom letters about a child go. */
export interface Addressee<P extends Addressable> {
  /** For the address window, at most three; none where nobody with custody is known. */
  people: P[];
  /** Street and place, where they do not live with the family. */
  own: [street: string, place: string] | null;
}

const named = ({ familyName, givenNames }: Addressable): boolean => fullName(familyName, givenNames).trim() !== '';

/** A whole address of one's own, as two lines. */
const ownLines = ({ street, postcode, place }: Addressable): [string, string] | null =>
  street !== '' && postcode !== '' && place !== '' ? [street, `${postcode} ${place}`] : null;

/** Offices and appointed guardians: where they sit is no secret, and the letter is theirs. */
const official = ({ relation }: Addressable): boolean => relation === 'guardian' || relation === 'youth_office';

/** Who has custody; where nobody has, those of whom it is not clear. Who has none is told nothing of the child, and not named. */
export function withCustody<P extends Pick<Addressable, 'custody'>>(persons: readonly P[]): P[] {
  const sure = persons.filter((one) => one.custody === 'yes');
  return sure.length > 0 ? sure : persons.filter((one) => one.custody === 'unclear');
}

/**
 * To whom letters about a child go: the person named for it; else all who have custody and live with the family; else one who
 * lives elsewhere: a letter to one of several who have custody counts for all (§ 1629 (1) BGB; § 6 (3) VwZG, LZG NRW). Whose
 * custody is not clear gets letters only where nobody's is. Where the family's address is protected (§ 51 BMG), only a guardian
 * or an office is written to elsewhere: a parent at another address must not learn from a letter where the child is.
 * @param isProtected whether the family's address is
 */
export function addresseeOf<P extends Addressable>(persons: readonly P[], isProtected: boolean): Addressee<P> {
  const writable = (one: P): boolean => named(one) && !(isProtected && ownLines(one) !== null && !official(one));
  const chosen = persons.find((one) => one.letters && one.custody !== 'no' && writable(one));
  if (chosen) return { people: [chosen], own: ownLines(chosen) };
  for (const custody of ['yes', 'unclear'] as const) {
    const these = persons.filter((one) => one.custody === custody && writable(one));
    const here = these.filter((one) => ownLines(one) === null);
    if (here.length > 0) return { people: here.slice(0, 3), own: null };
    const [elsewhere] = these;
    if (elsewhere) return { people: [elsewhere], own: ownLines(elsewhere) };
  }
  return { people: [], own: null };
}
