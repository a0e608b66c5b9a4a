// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CentreRole } from '../../../auth/permissions.ts';
import type { Tx } from '../../../db/centre.ts';
import { listMembers, type Member } from '../../people/queries.ts';
import type { ConcernPolicy } from './concern-rows.ts';
import type { Office } from './concern-rules.ts';
import { listSponsorsNear, type NearSponsor } from './sponsor-queries.ts';

/** Roles of those whom a report can reach. */
export const readerRoles = [
  'head',
  'counsellor',
  'administration',
  'sponsorship_coordinator',
] as const satisfies readonly CentreRole[];

/** The policy with its version; 0: nobody has entered anything, the heads are given reports. */
export type KeptConcernPolicy = ConcernPolicy & { version: number };

export async function getConcernPolicy(tx: Tx, centreId: string): Promise<KeptConcernPolicy> {
  const row = await tx
    .selectFrom('concern_policy')
    .select(['person_id as person', 'deputy_id as deputy', 'third_id as third', 'specialist', 'version'])
    .select(['specialist_phone as specialistPhone', 'youth_office as youthOffice'])
    .select('youth_office_phone as youthOfficePhone')
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  const none = { specialist: '', specialistPhone: '', youthOffice: '', youthOfficePhone: '' };
  return row ?? { person: null, deputy: null, third: null, ...none, version: 0 };
}

/** Somebody of the staff, once, whatever roles they have. */
export interface Colleague {
  id: string;
  name: string;
}

const isReader = ({ role }: Member): boolean => readerRoles.some((one) => one === role);

/** Who of the staff a report can reach, by name, and who of them leads. */
export async function listColleagues(tx: Tx, centreId: string): Promise<{ all: Colleague[]; heads: string[] }> {
  const members = (await listMembers(tx, centreId)).filter(isReader);
  const all = new Map(members.map(({ userId, name }) => [userId, { id: userId, name }]));
  const heads = members.filter(({ role }) => role === 'head').map(({ userId }) => userId);
  return { all: [...all.values()], heads: [...new Set(heads)] };
}

/** Who can be given a report now. */
export async function readOffice(tx: Tx, centreId: string): Promise<{ office: Office; working: Set<string> }> {
  const { person, deputy, third } = await getConcernPolicy(tx, centreId);
  const { all, heads } = await listColleagues(tx, centreId);
  return { office: { person, deputy, third, heads }, working: new Set(all.map(({ id }) => id)) };
}

/** Whom a reporter can name: staff; sponsors as far as the reporter knows of them anyway. */
export interface Nameable {
  staff: Colleague[];
  sponsors: NearSponsor[];
}

/** @param reporter the coordination knows all sponsors, a school those at its schools, a sponsor no other */
export async function readNameable(
  tx: Tx,
  centreId: string,
  reporter: { userId: string; coordinates: boolean; schools: readonly string[] },
): Promise<Nameable> {
  const { all } = await listColleagues(tx, centreId);
  return {
    staff: all.filter(({ id }) => id !== reporter.userId),
    sponsors: await listSponsorsNear(tx, centreId, reporter.coordinates ? null : reporter.schools),
  };
}
