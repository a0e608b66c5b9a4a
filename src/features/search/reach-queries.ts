// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';
import { may } from '../../auth/permissions.ts';
import type { Tx } from '../../db/centre.ts';
import type { Viewer } from '../../web/feature.ts';
import { reportPath } from '../cases/paths.ts';
import { listReportsOf, reportedChildren } from '../cases/report-queries.ts';
import { assignedChildren, listAssignedOf } from '../placement/admission/queries.ts';
import { admissionPath, submissionPath } from '../placement/paths.ts';
import { decidesFor } from '../placement/rules.ts';
import { listSubmissionsOf, submittedChildren } from '../placement/submission/list-queries.ts';

/** Where somebody may read of a child, and the number it has there. */
export interface Place {
  childId: string;
  href: string;
  number: string;
}

/** What somebody outside the centre finds: whose children, and where they read of them. */
export interface Reach {
  /** The ids of the children, as a query. */
  visible: RawBuilder<unknown>;
  places(children: readonly string[]): Promise<Place[]>;
}

type Who = Pick<Viewer, 'roles' | 'ags' | 'schools'>;

/** The own reports of a reporting office, what an authority decides about, the children assigned to a school. */
function reaches(tx: Tx, centreId: string, { roles, ags, schools }: Who): Reach[] {
  const found: Reach[] = [];
  if (may(roles, 'report.list'))
    found.push({
      visible: reportedChildren(centreId, ags),
      places: async (children) =>
        (await listReportsOf(tx, centreId, ags, children)).map(({ id, ...one }) => ({ ...one, href: reportPath(id) })),
    });
  if (may(roles, 'submission.list')) {
    const kinds = decidesFor(roles);
    found.push({
      visible: sql`${submittedChildren(tx, centreId, kinds)}`,
      places: async (children) =>
        (await listSubmissionsOf(tx, centreId, kinds, children)).map(({ id, ...one }) => ({
          ...one,
          href: submissionPath(id),
        })),
    });
  }
  if (may(roles, 'admission.list'))
    found.push({
      visible: sql`${assignedChildren(tx, centreId, schools)}`,
      places: async (children) =>
        (await listAssignedOf(tx, centreId, schools, children)).map(({ id, childId }) => ({
          childId,
          href: admissionPath(id),
          number: '',
        })),
    });
  return found;
}

/** How far somebody sees; undefined for staff, who see the whole centre. */
export function reachOf(tx: Tx, centreId: string, who: Who): Reach | undefined {
  if (may(who.roles, 'case.list')) return undefined;
  const found = reaches(tx, centreId, who);
  return {
    visible: sql.join(
      found.map(({ visible }) => sql`(${visible})`),
      sql` union `,
    ),
    places: async (children) =>
      children.length === 0 ? [] : (await Promise.all(found.map((one) => one.places(children)))).flat(),
  };
}
