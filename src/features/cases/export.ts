// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import type { CaseState, Owner, Step } from './states.ts';

/** A case as the command line gives it out: where it stands and how long each part took. Nothing personal. */
export interface ExportedCase {
  id: string;
  number: string;
  /** Codes of `states.ts`. */
  state: CaseState;
  nextStep: Step | null;
  owner: Owner | null;
  due: string | null;
  /** ISO days: of the report, and the first at school (the earliest of several admissions), once it is confirmed. */
  reportedOn: string;
  firstSchoolDay: string | null;
  /** Days; null while the second of the two events is missing. */
  spans: {
    reportedToCounselled: number | null;
    counselledToDecided: number | null;
    decidedToFirstSchoolDay: number | null;
  };
  /** German schools before, without names: codes, and ISO text of the known parts of each date. */
  earlierSchools: {
    schoolNumber: string | null;
    federalState: string | null;
    from: string | null;
    to: string | null;
    supportSince: string | null;
  }[];
}

interface Row {
  id: string;
  number: string;
  state: CaseState;
  nextStep: Step | null;
  owner: Owner | null;
  due: Temporal.PlainDate | null;
  openedOn: Temporal.PlainDate;
  counselledOn: Temporal.PlainDate | null;
  decidedAt: Temporal.Instant | null;
  firstSchoolDay: Temporal.PlainDate | null;
  earlierSchools: ExportedCase['earlierSchools'];
}

const span = (from: Temporal.PlainDate | null, to: Temporal.PlainDate | null): number | null =>
  from && to ? from.until(to, { largestUnit: 'days' }).days : null;

/** All cases of the centre whose transaction this is, by number. Spans: counselling as held, first decision, first school day. */
export async function exportCases(tx: Tx): Promise<ExportedCase[]> {
  const { rows } = await sql<Row>`
    select p.id, p.case_number as number, p.state, p.next_step as "nextStep", p.next_owner as owner, p.due_on as due,
      p.opened_on as "openedOn", k.held_on as "counselledOn", d.at as "decidedAt", a.first_school_day as "firstSchoolDay",
      coalesce(e.schools, '[]') as "earlierSchools"
    from placement_case p
    left join counselling k on k.centre_id = p.centre_id and k.case_id = p.id
    left join (select centre_id, case_id, min(at) as at from case_event where type = 'decided' group by 1, 2) d
      on d.centre_id = p.centre_id and d.case_id = p.id
    left join (select centre_id, case_id, min(first_school_day) as first_school_day from admission
        where ended_as is distinct from 'not_arrived' group by 1, 2) a
      on a.centre_id = p.centre_id and a.case_id = p.id
    left join (
      select centre_id, child_id, json_agg(json_build_object('schoolNumber', school_number, 'federalState', federal_state,
        'from', from_on, 'to', to_on, 'supportSince', support_since) order by position) as schools
      from earlier_school where replaced_at is null group by 1, 2
    ) e on e.centre_id = p.centre_id and e.child_id = p.child_id
    order by p.case_number`.execute(tx);
  return rows.map((row) => {
    const decidedOn = row.decidedAt && dayOf(row.decidedAt);
    return {
      id: row.id,
      number: row.number,
      state: row.state,
      nextStep: row.nextStep,
      owner: row.owner,
      due: row.due?.toString() ?? null,
      reportedOn: row.openedOn.toString(),
      firstSchoolDay: row.firstSchoolDay?.toString() ?? null,
      earlierSchools: row.earlierSchools,
      spans: {
        reportedToCounselled: span(row.openedOn, row.counselledOn),
        counselledToDecided: span(row.counselledOn, decidedOn),
        decidedToFirstSchoolDay: span(decidedOn, row.firstSchoolDay),
      },
    };
  });
}
