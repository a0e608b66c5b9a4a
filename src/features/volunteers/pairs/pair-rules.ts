// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VolunteerState } from '../rules.ts';

/** States in which somebody has only applied: such an entry can be ended as the second of the same person. */
export const applicationStates: readonly VolunteerState[] = ['interested', 'talk'];

/** What two entries have in common. */
export type Sameness = 'mail' | 'phone' | 'name';

/** An entry as far as it is compared. Names as typed, phone numbers as kept, `birth` null: not known. */
export interface Compared {
  id: string;
  givenName: string;
  familyName: string;
  birth: Temporal.PlainDate | null;
  phone: string;
  email: string;
  state: VolunteerState;
  enteredAt: Temporal.Instant;
}

const plain = (text: string): string => text.trim().toLowerCase();
const figures = (phone: string): string => phone.replaceAll(/\D/g, '').replace(/^(0049|49)/, '0');

/** What makes two entries look like the same person; empty: nothing. */
export function samenessOf(a: Compared, b: Compared): Sameness[] {
  const found: Sameness[] = [];
  if (a.email !== '' && plain(a.email) === plain(b.email)) found.push('mail');
  if (figures(a.phone) !== '' && figures(a.phone) === figures(b.phone)) found.push('phone');
  const name = (one: Compared): string => `${plain(one.givenName)} ${plain(one.familyName)}`;
  if (a.birth !== null && b.birth !== null && a.birth.equals(b.birth) && name(a) === name(b)) found.push('name');
  return found;
}

const isApplication = ({ state }: Compared): boolean => applicationStates.includes(state);

/**
 * Which of two entries is ended when they are one person: the application; of two applications the newer one. Who helps already
 * is never ended that way.
 * @returns undefined where both help, or have helped, already
 */
export function endedOf<T extends Compared>(a: T, b: T): { kept: T; ended: T } | undefined {
  const [first, second] = [isApplication(a), isApplication(b)];
  if (!first && !second) return undefined;
  if (first !== second) return first ? { kept: b, ended: a } : { kept: a, ended: b };
  const later = Temporal.Instant.compare(a.enteredAt, b.enteredAt) || (a.id > b.id ? 1 : -1);
  return later > 0 ? { kept: b, ended: a } : { kept: a, ended: b };
}
