// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PartialDate } from '../../codes/partial-date.ts';
import { readWrittenDate } from '../../codes/written-date.ts';
import type { Tx } from '../../db/centre.ts';
import type { EarlierSchool } from './earlier-school-rules.ts';

/** A row of table earlier_school as it is kept. */
export interface EarlierSchoolRow {
  id: string;
  name: string;
  schoolNumber: string | null;
  district: string;
  federalState: string | null;
  from: string | null;
  to: string | null;
  supportSince: string | null;
  recordedAt: Temporal.Instant;
  recordedBy: string | null;
  replacedAt: Temporal.Instant | null;
}

/** All schools ever recorded for a child, those of now first, then the newest; to be read together with others. */
export const earlierSchoolQuery = (tx: Tx, centreId: string, childId: string) =>
  tx
    .selectFrom('earlier_school as e')
    .leftJoin('auth_user as u', 'u.id', 'e.recorded_by')
    .select(['e.id', 'e.name', 'e.school_number as schoolNumber', 'e.district', 'e.federal_state as federalState'])
    .select(['e.from_on as from', 'e.to_on as to', 'e.support_since as supportSince'])
    .select(['e.recorded_at as recordedAt', 'u.name as recordedBy', 'e.replaced_at as replacedAt'])
    .where('e.centre_id', '=', centreId)
    .where('e.child_id', '=', childId)
    .orderBy('e.replaced_at', (order) => order.desc().nullsFirst())
    .orderBy('e.position');

/** A time as a column keeps it (`isoPartialDate`). */
export function partial(iso: string | null): PartialDate | null {
  const written = iso === null ? null : readWrittenDate(iso);
  return written !== null && 'date' in written ? written.date : null;
}

const toSchool = (row: EarlierSchoolRow): EarlierSchool => ({
  name: row.name,
  schoolNumber: row.schoolNumber,
  district: row.district,
  federalState: row.federalState,
  from: partial(row.from),
  to: partial(row.to),
  supportSince: partial(row.supportSince),
});

/** What was recorded at one time, and by whom. */
export interface EarlierSchoolState {
  schools: EarlierSchool[];
  recordedAt: Temporal.Instant;
  recordedBy: string | null;
  /** Null: this is what counts now. */
  replacedAt: Temporal.Instant | null;
}

/** What counts now and what counted before, newest first. */
export interface EarlierSchools {
  now: EarlierSchool[];
  /** Names this state, so that a form can say what it was filled in against; '' when there are no schools. */
  stateId: string;
  before: EarlierSchoolState[];
}

/** Puts the rows of `earlierSchoolQuery` together by the time they were replaced. */
export function toEarlierSchools(rows: readonly EarlierSchoolRow[]): EarlierSchools {
  const current = rows.filter((row) => row.replacedAt === null);
  const groups = Map.groupBy(
    rows.filter((row) => row.replacedAt !== null),
    (row) => String(row.replacedAt),
  );
  const before = [...groups.values()].flatMap((group): EarlierSchoolState[] => {
    const [first] = group;
    if (!first) return [];
    const { recordedAt, recordedBy, replacedAt } = first;
    return [{ schools: group.map(toSchool), recordedAt, recordedBy, replacedAt }];
  });
  return { now: current.map(toSchool), stateId: current[0]?.id ?? '', before };
}

/** The schools in Germany a child went to before. */
export async function readEarlierSchools(tx: Tx, centreId: string, childId: string): Promise<EarlierSchools> {
  return toEarlierSchools(await earlierSchoolQuery(tx, centreId, childId).execute());
}
