// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../clock.ts';
import { centreForMunicipality, findCentre } from '../codes/centres.ts';
import { isPlacementTarget, isSpecialSchool } from '../codes/school-forms.ts';
import type { AppContext } from '../context.ts';
import { inCentre, systemActor, type Tx } from '../db/centre.ts';
import { tidyDatabase } from '../db/tidy.ts';
import { demoDomain } from '../features/account/demo-sign-in.ts';
import { setUpCentre } from '../features/centres/actions.ts';
import { changeSettings } from '../features/centres/change.ts';
import { getSettings, listCompetence } from '../features/centres/queries.ts';
import { importSchools } from '../features/schools/import.ts';
import { parseRegister } from '../features/schools/register.ts';
import { isPrivateSchool } from '../features/schools/rules.ts';
import { addMembership, type DemoAccount, makeDemoAccount, StaffNames } from './accounts.ts';
import type { DemoAuthority } from './case-story.ts';
import { enterDoubles } from './doubles.ts';
import type { DemoPostcode } from './families.ts';
import { type DemoInput, generateDemo, writeOrder } from './generate.ts';
import type { DemoSchool } from './places.ts';
import { inventedRegister } from './register.ts';
import { makeSchoolAuthority, makeStaff } from './staff.ts';

/** The demo cannot be loaded here: one German sentence. */
export class DemoRefused extends Error {}

export interface DemoOrder {
  /** Key of the centre that gets all the children asked for; a second one gets a fifth of them. */
  centre: string;
  children: number;
  seed: number;
  /** The official register of schools; without it a small invented one for Kreis Düren and the City of Aachen. */
  register?: Uint8Array | undefined;
}

/** What `npm run demo` loads, and `demo load` when nothing else is said. */
export const demoOrder: DemoOrder = { centre: 'dueren', children: 600, seed: 1 };

/**
 * Fills an empty database with a demo: schools, two centres, people, families and cases in every state.
 * @param tell hears what has been done so far, one German sentence at a time: filling takes some seconds
 * @returns the accounts people can sign in with
 * @throws DemoRefused when the database holds anything already, or the register does not cover the centre
 */
export async function loadDemo(
  app: AppContext,
  order: DemoOrder,
  tell: (sentence: string) => void = () => {},
): Promise<DemoAccount[]> {
  const keys = [order.centre, order.centre === 'aachen' ? 'dueren' : 'aachen'];
  const register = order.register ?? inventedRegister();
  checkOrder(keys, register);
  await claim(app);
  await importSchools(app, register, { apply: true, by: 'demo' });
  tell('Das Schulverzeichnis ist eingelesen.');
  const now = app.clock.now();
  const names = new StaffNames();
  const operator = await makeDemoAccount(
    app,
    { role: 'operator', centre: null, email: `betrieb@${demoDomain}` },
    names,
  );
  await app.database.db.insertInto('system_operator').values({ user_id: operator.userId, created_at: now }).execute();
  const authority = await makeSchoolAuthority(app, order.centre, names);
  const accounts: DemoAccount[] = [];
  for (const [index, key] of keys.entries()) {
    const children = index === 0 ? order.children : Math.max(40, Math.round(order.children / 5));
    const centre = { key, children, seed: order.seed + index, now };
    accounts.push(...(await fillCentre(app, centre, operator.userId, authority, names, tell)));
  }
  await tidyDatabase(app.database);
  await app.database.db.updateTable('installation').set({ set_up_at: now, setup_code_hash: null }).execute();
  const { role, centre, email, password, totpSecret } = operator;
  return [...accounts, { role, centre, email, password, totpSecret }];
}

/** Everything that can be wrong with an order is found before anything is written. */
function checkOrder(keys: readonly string[], register: Uint8Array): void {
  const { rows, errors } = parseRegister(register);
  const [problem] = errors;
  if (problem) {
    throw new DemoRefused(`Das Schulverzeichnis lässt sich nicht lesen. Zeile ${problem.line}: ${problem.message}`);
  }
  for (const key of keys) {
    if (!findCentre(key)) throw new DemoRefused(`Ein Zentrum „${key}“ gibt es nicht.`);
    if (rows.some((row) => isPlacementTarget(row) && centreForMunicipality(row.ags) === key)) continue;
    throw new DemoRefused(`Im Schulverzeichnis stehen keine Schulen für „${key}“. Bitte --register angeben.`);
  }
}

/** Is there a complete demo already? @throws DemoRefused when there is something else, or a demo that was cut off */
export async function hasDemo(app: AppContext): Promise<boolean> {
  const row = await app.database.db
    .selectFrom('installation')
    .select(['data_kind', 'set_up_at'])
    .executeTakeFirstOrThrow();
  if (row.data_kind === 'empty') return false;
  if (row.data_kind === 'real') throw new DemoRefused(realData);
  if (row.set_up_at) return true;
  throw new DemoRefused('Das Laden der Demo wurde unterbrochen. Bitte den Datenordner löschen und neu beginnen.');
}

const realData = 'In dieser Datenbank sind echte Daten. Eine Demo kommt hier nicht hinein.';

/** The installation becomes a demo, in one statement: what is empty only. */
async function claim(app: AppContext): Promise<void> {
  const { db } = app.database;
  const claimed = await db
    .updateTable('installation')
    .set({ data_kind: 'demo' })
    .where('data_kind', '=', 'empty')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('auth_user').select('id'))))
    .returning('id')
    .executeTakeFirst();
  if (claimed) return;
  const { data_kind: kind } = await db.selectFrom('installation').select('data_kind').executeTakeFirstOrThrow();
  throw new DemoRefused(
    kind === 'demo'
      ? 'In dieser Datenbank ist schon eine Demo. Für eine neue bitte einen anderen Datenordner nehmen.'
      : realData,
  );
}

async function fillCentre(
  app: AppContext,
  order: { key: string; children: number; seed: number; now: Temporal.Instant },
  operatorId: string,
  authority: Parameters<typeof makeStaff>[2],
  names: StaffNames,
  tell: (sentence: string) => void,
): Promise<DemoAccount[]> {
  const { now } = order;
  const { db } = app.database;
  const centreId = await setUpCentre(app, order.key, { userId: operatorId, now, today: dayOf(now) });
  const actor = systemActor(centreId, now);
  const area = await inCentre(db, actor, (tx) => readArea(tx, centreId));
  const ags = mostSchools(area.schools);
  const place = { id: centreId, centreId, key: order.key, now };
  const { staff, accounts } = await makeStaff(app, place, authority, area.schools, ags, names);
  const name = findCentre(order.key)?.shortName ?? order.key;
  tell(`${name}: ${accounts.length} Zugänge sind angelegt.`);
  await inCentre(db, actor, async (tx) => {
    const settings = await getSettings(tx, centreId);
    const [home] = area.postcodes.toSorted((a, b) => b.weight - a.weight);
    // Letters name a number to call and where the centre is; those of the demo lead nowhere.
    await changeSettings(tx, centreId, settings.version, {
      ...settings,
      blockingProofs: [],
      schoolAnswerDays: settings.answerDays,
      authorityDays: settings.decisionDays,
      maxKilometres: settings.maxDistanceM / 1000,
      phone: '0000 555-1000',
      street: 'Beispielweg 1',
      postcode: home?.postcode ?? settings.postcode,
      place: home?.municipality ?? settings.place,
    });
    const prefix = findCentre(order.key)?.numberPrefix ?? '';
    const input: DemoInput = {
      ...area,
      centre: { id: centreId, prefix, now, settings, authorities: area.authorities, people: staff },
      children: order.children,
      seed: order.seed,
      parts: app.house.demo,
    };
    const rows = generateDemo(input);
    tell(`${name}: ${order.children} Kinder sind erfunden. Ihre Fälle werden gespeichert …`);
    await rows.write(tx, writeOrder);
    // Somebody speaks for the first two institutions, once they are there.
    for (const { id } of rows.of('institution').slice(0, 2))
      await addMembership(tx, place, { userId: staff.institution, role: 'institution', institution: id });
    const own = rows.of('volunteer').find(({ state }) => state === 'active');
    if (own) await addMembership(tx, place, { userId: staff.volunteer, role: 'volunteer', volunteer: own.id });
  });
  const reporting = staff.reporting.get(ags) ?? operatorId;
  const office = { centreId, userId: reporting, role: 'reporting_office', schools: [], today: dayOf(now), now };
  await inCentre(db, office, (tx) => enterDoubles(tx, office));
  tell(`${name}: fertig.`);
  return accounts;
}

function mostSchools(schools: readonly DemoSchool[]): string {
  const counts = new Map<string, number>();
  for (const { ags } of schools) counts.set(ags, (counts.get(ags) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

async function readArea(
  tx: Tx,
  centreId: string,
): Promise<{
  schools: DemoSchool[];
  postcodes: DemoPostcode[];
  competence: DemoInput['competence'];
  authorities: Map<string, DemoAuthority>;
}> {
  const own = tx.selectFrom('centre_municipality').select('ags');
  const schools = await tx
    .selectFrom('school')
    .selectAll()
    .where('ags', 'in', own)
    .where('closed_at', 'is', null)
    .orderBy('number')
    .execute();
  const postcodes = await tx
    .selectFrom('postcode as p')
    .innerJoin('municipality as m', 'm.ags', 'p.ags')
    .select(['p.postcode', 'p.ags', 'p.x', 'p.y', 'p.spread_m', 'p.school_count', 'm.name'])
    .where('p.ags', 'in', own)
    .orderBy('p.postcode')
    .orderBy('p.ags')
    .execute();
  const authorities = await tx
    .selectFrom('authority as a')
    .innerJoin('remedy_notice as r', 'r.authority_id', 'a.id')
    .select(['a.id', 'a.kind', 'r.id as remedyNoticeId'])
    .execute();
  return {
    schools: schools
      .filter((row) => isPlacementTarget({ form: row.form, operatingKey: row.operating_key }))
      .filter((row) => !isSpecialSchool(row.form))
      .map(({ number, name, place, form, ags, x, y, legal_form }) => ({
        ...{ number, name, place, form, ags, x, y, userId: '', coordinated: false },
        privateOwner: isPrivateSchool(legal_form),
      })),
    postcodes: postcodes.map((row) => ({
      postcode: row.postcode,
      ags: row.ags,
      municipality: row.name,
      x: row.x ?? 0,
      y: row.y ?? 0,
      spreadM: row.spread_m,
      weight: row.school_count,
    })),
    competence: await listCompetence(tx, centreId),
    authorities: new Map(authorities.map((row) => [row.id, row])),
  };
}
