// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type InstitutionKind, institutionKinds } from '../../codes/institution-kinds.ts';

export { type InstitutionKind, institutionKinds } from '../../codes/institution-kinds.ts';

/** Kinds somebody may enter: the centre itself is entered once, by the program. */
export const { centre: _, ...enteredKinds } = institutionKinds;

/** Kinds whose name and place are always protected. */
export const protectedKinds: readonly InstitutionKind[] = ['womens_shelter', 'victim_support', 'refuge'];

/** What others read instead of the name of a protected institution. */
export const protectedName = 'Geschützte Einrichtung';

/** The name of an institution with its department. */
export const fullInstitutionName = ({ name, department }: { name: string; department: string }): string =>
  department === '' ? name : `${name}, ${department}`;
