// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { PlaceKindKey } from '../../../codes/school-forms.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, type Tx } from '../../../db/centre.ts';
import type { CaseState } from '../../cases/states.ts';
import { actorFor, getSettings } from '../../centres/queries.ts';
import { findHome } from '../../families/home.ts';
import { findActiveHold } from '../../schools/holds.ts';
import { placesForRanking, type SchoolWithPlace } from '../../schools/queries.ts';
import { audit } from '../for-commands.ts';
import type { Need } from '../ranking/facts.ts';
import { listSiblingSchools } from '../ranking/queries.ts';
import { type M1Export, needKey, type WaitingCase, type WaitingData, waitingInstance } from './instance.ts';
import { poolId, waitingStates } from './rules.ts';

interface CaseRow {
  id: string;
  number: string;
  state: CaseState;
  openedOn: Temporal.PlainDate;
  childId: string;
  familyId: string;
  denominationalWish: WaitingCase['denominationalWish'];
  grade: string | null;
  kind: PlaceKindKey | null;
  recommended: string[] | null;
}

/** Cases of the centre of this transaction in a waiting state, each with its newest recommendation. */
async function listWaiting(tx: Tx): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select p.id, p.case_number as number, p.state, p.opened_on as "openedOn", c.id as "childId",
      c.family_id as "familyId", c.denominational_wish as "denominationalWish", r.grade, r.place_kind as kind,
      (select array_agg(s.school_number order by s.rank) from recommended_school s
        where s.centre_id = p.centre_id and s.recommendation_id = r.id) as recommended
    from placement_case p
    join child c on c.centre_id = p.centre_id and c.id = p.child_id
    left join lateral (
      select n.id, n.grade, n.place_kind from recommendation n where n.centre_id = p.centre_id and n.case_id = p.id
      order by n.at desc, n.id desc limit 1
    ) r on true
    where p.kind = 'placement' and p.state in (${sql.join(waitingStates)})
    order by p.case_number`.execute(tx);
  return rows;
}

async function readCase(tx: Tx, centreId: string, row: CaseRow, today: Temporal.PlainDate): Promise<WaitingCase> {
  const home = await findHome(tx, centreId, row.familyId);
  const siblings = await listSiblingSchools(tx, centreId, row.familyId, row.childId);
  const hold = await findActiveHold(tx, row.id);
  const holds = hold && Temporal.PlainDate.compare(hold.expiresOn, today) >= 0;
  return {
    id: row.number,
    state: row.state,
    openedOn: row.openedOn,
    familyId: row.familyId,
    need: row.grade !== null && row.kind !== null ? { grade: row.grade, kind: row.kind } : null,
    recommended: row.recommended ?? [],
    denominationalWish: row.denominationalWish,
    position: home.position,
    siblingsAt: siblings.map(({ number }) => number),
    hold: holds ? { placeId: hold.placeId, pool: poolId(hold.schoolNumber, hold) } : undefined,
  };
}

async function readPlaces(tx: Tx, needs: Iterable<Need>): Promise<Map<string, SchoolWithPlace[]>> {
  const schools = new Map<string, SchoolWithPlace[]>();
  for (const need of needs) {
    const key = needKey(need);
    if (!schools.has(key)) schools.set(key, await placesForRanking(tx, need.grade, need.kind));
  }
  return schools;
}

/**
 * The placement instance of the waiting children of a centre, for the command line. Each case in it, or left out with a
 * reason, is named in the audit log. Protected addresses stay closed: distances start from the middle of the municipality.
 * @throws NotFound when the centre is not set up here; MatchingInputError as `waitingInstance`
 */
export async function exportWaiting(app: AppContext, centreKey: string, seed: number): Promise<M1Export> {
  const actor = await actorFor(app.database.db, centreKey, app.clock.now());
  const { centreId } = actor;
  const today = app.clock.today();
  const data = await inCentre(app.database.db, actor, async (tx): Promise<WaitingData> => {
    const rows = await listWaiting(tx);
    const cases: WaitingCase[] = [];
    for (const row of rows) cases.push(await readCase(tx, centreId, row, today));
    const schools = await readPlaces(
      tx,
      cases.flatMap(({ need }) => (need ? [need] : [])),
    );
    await audit(
      tx,
      actor,
      'm1.export',
      'case',
      rows.map(({ id }) => id),
    );
    const { maxDistanceM, targetDays } = await getSettings(tx, centreId);
    return { cases, schools, maxDistanceM, targetDays, today };
  });
  return waitingInstance(data, seed);
}
