// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { symmetricDecrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../tests/helpers/database.ts';
import { dayOf } from '../clock.ts';
import { isWorkingDay } from '../codes/holidays.ts';
import { findLanguage } from '../codes/languages.ts';
import { checkName } from '../codes/names.ts';
import { findState } from '../codes/nationalities.ts';
import { isSchoolDay } from '../codes/school-holidays.ts';
import { openTestProgram, testSecret } from '../commands/context.fixture.ts';
import { inCentre, systemUserId } from '../db/centre.ts';
import { type CaseEvent, foldEvents } from '../features/cases/rules.ts';
import { states } from '../features/cases/states.ts';
import { ownedTables } from '../features/index.ts';
import { parseRegister } from '../features/schools/register.ts';
import type { DemoAccount } from './accounts.ts';
import { accountsTable } from './accounts-file.ts';
import { hasDemo, loadDemo } from './load.ts';
import { origins } from './names.ts';
import { inventedRegister } from './register.ts';

describe('invented register', () => {
  it('is a valid register with about sixty schools in every municipality of Kreis Düren and in Aachen', () => {
    const { rows, errorCount, warningCount } = parseRegister(inventedRegister());
    expect({ errorCount, warningCount }).toEqual({ errorCount: 0, warningCount: 0 });
    expect(new Set(rows.filter((row) => row.ags.startsWith('05358')).map((row) => row.ags)).size).toBe(15);
    expect(rows.length).toBeGreaterThan(55);
    expect(rows.every((row) => /^19\d{4}$/.test(row.number) && row.name.includes('erfunden'))).toBe(true);
  });
});

describe('invented names', () => {
  it.each(Object.entries(origins))(
    'of %s are written in DIN 91379, with known languages and nationality',
    (_key, origin) => {
      for (const name of [...origin.family, ...origin.girls, ...origin.boys])
        expect(checkName(name), name).toEqual({ ok: true });
      for (const code of origin.languages) expect(findLanguage(code), code).toBeDefined();
      expect(findState(origin.nationality)).toBeDefined();
    },
  );
});

describe.each(testDatabases)('demo on %s', (kind) => {
  let program: Awaited<ReturnType<typeof openTestProgram>>;
  let accounts: DemoAccount[];
  const told: string[] = [];
  let centreId: string;

  beforeAll(async () => {
    program = await openTestProgram(kind);
    accounts = await loadDemo(program.context, { centre: 'dueren', children: 200, seed: 1 }, (sentence) =>
      told.push(sentence),
    );
    const row = await program.context.database.db
      .selectFrom('centre')
      .select('id')
      .where('key', '=', 'dueren')
      .executeTakeFirstOrThrow();
    centreId = row.id;
  });
  afterAll(() => program.close());

  const inside = <T>(work: Parameters<typeof inCentre<T>>[2]) =>
    inCentre(program.context.database.db, { centreId, userId: systemUserId, now: program.context.clock.now() }, work);

  it('tells how far it is, and who can sign in as a short table', () => {
    expect(told.length).toBeGreaterThan(5);
    expect(told.join('\n')).toMatch(/KI Kreis Düren: 200 Kinder[\s\S]*KI Stadt Aachen: fertig\./);
    const [heading, ...rows] = accountsTable(accounts);
    expect(heading).toMatch(/^Rolle +Adresse +Passwort$/);
    expect(rows).toHaveLength(15);
    for (const row of rows) expect(row).toMatch(/^\p{Lu}[\p{L} ]+ {2,}\S+@\S*demo\.example +\w{20}$/u);
  });

  it('brings cases into every state, and every status is what its events say', async () => {
    const cases = await inside((tx) => tx.selectFrom('placement_case').selectAll().execute());
    const events = await inside((tx) =>
      tx.selectFrom('case_event').selectAll().orderBy('case_id').orderBy('seq').execute(),
    );
    expect(new Set(cases.map((row) => row.state))).toEqual(new Set(Object.keys(states)));
    for (const row of cases) {
      const own = events.filter((event) => event.case_id === row.id);
      const status = foldEvents(
        own.map(({ type, payload, at }) => ({ event: { type, payload } as CaseEvent, on: dayOf(at) })),
      );
      expect(row).toMatchObject({
        state: status.state,
        next_step: status.nextStep,
        due_on: status.dueOn,
        closed_on: status.closedOn,
        school_number: status.schoolNumber,
        event_count: status.count,
      });
      const times = own.map((event) => event.at.epochMilliseconds);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThanOrEqual(program.context.clock.now().epochMilliseconds);
    }
  });

  it('plans nothing on a day off and no start without lessons', async () => {
    const events = await inside((tx) => tx.selectFrom('case_event').select(['type', 'payload']).execute());
    const planned = ['replyBy', 'on', 'askBy', 'dueOn', 'reviewOn', 'confirmBy', 'checkBy'];
    const days = events.flatMap(({ type, payload }) =>
      Object.entries(payload as Record<string, string>)
        .filter(([name]) => planned.includes(name))
        .map(([name, day]) => ({ what: `${type} ${name} ${day}`, day: Temporal.PlainDate.from(day) })),
    );
    expect(days.length).toBeGreaterThan(100);
    expect(days.filter(({ day }) => !isWorkingDay(day)).map(({ what }) => what)).toEqual([]);
    const starts = events.flatMap(({ payload }) => {
      const { startOn, firstSchoolDay } = payload as { startOn?: string; firstSchoolDay?: string };
      return [startOn, firstSchoolDay].filter((day) => day !== undefined);
    });
    expect(starts.length).toBeGreaterThan(10);
    expect(starts.filter((day) => !isSchoolDay(Temporal.PlainDate.from(day)))).toEqual([]);
  });

  it('has children who went to a German school before, none before it entered Germany', async () => {
    const rows = await inside((tx) =>
      tx
        .selectFrom('earlier_school as e')
        .innerJoin('child as c', 'c.id', 'e.child_id')
        .select(['e.from_on', 'e.support_since', 'c.entered_germany_on'])
        .execute(),
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.some((row) => row.support_since !== null)).toBe(true);
    for (const { from_on, entered_germany_on } of rows)
      expect(String(from_on) >= String(entered_germany_on).slice(0, from_on?.length)).toBe(true);
  });

  it('never gives away more places than there are', async () => {
    const over = await inside((tx) =>
      sql`select p.id from school_place p where p.taken + p.blocked
        + (select count(*) from place_hold h where h.place_id = p.id and h.state = 'active') > p.capacity`.execute(tx),
    );
    expect(over.rows).toEqual([]);
  });

  it('has the part that a feature brings: cases whose held place is free again', async () => {
    const told = await inside((tx) => tx.selectFrom('notice').selectAll().execute());
    const cases = await inside((tx) => tx.selectFrom('placement_case').selectAll().execute());
    expect(told.map((row) => row.for_role).toSorted()).toEqual(['counsellor', 'counsellor', 'head', 'head']);
    for (const row of told) {
      const about = cases.find(({ id }) => id === row.record_id);
      expect({ kind: row.kind, state: about?.state }).toEqual({ kind: 'hold_expired', state: 'recommended' });
      expect(row.for_user).toBe(row.for_role === 'counsellor' ? about?.responsible_user : null);
    }
  });

  it('tells nothing that somebody did after now', async () => {
    const now = program.context.clock.now();
    const { rows: columns } = await sql<{ name: string; column: string }>`
      select c.relname as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'timestamptz'::regtype
        and has_column_privilege('herzstueck_app', c.oid, a.attnum, 'select')
      order by 1, 2`.execute(program.context.database.db);
    const facts = ownedTables.flatMap(({ tables }) => Object.entries(tables));
    const kinds = new Map(facts.map(([name, { columns: one }]) => [name, new Map(Object.entries(one))]));
    const done = columns.filter(({ name, column }) => kinds.get(name)?.get(column) === 'actor');
    expect(done.length).toBeGreaterThan(60);
    const late = await inside(async (tx) => {
      const found: string[] = [];
      for (const { name, column } of done) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}
          where ${sql.ref(column)} > ${now}`.execute(tx);
        if (rows[0]?.n !== 0) found.push(`${name}.${column}`);
      }
      return found;
    });
    expect(late).toEqual([]);
  });

  it('numbers cases and decisions without gaps, and goes on from there', async () => {
    const numbers = await inside((tx) =>
      tx.selectFrom('placement_case').select('case_number').orderBy('case_number').execute(),
    );
    const last = await inside((tx) =>
      tx.selectFrom('number_sequence').select('last_number').where('kind', '=', 'case').execute(),
    );
    expect(numbers.length).toBe(last.reduce((sum, row) => sum + row.last_number, 0));
    expect(numbers[0]?.case_number).toMatch(/^DN-2026-0001$/);
  });

  it('makes an account for every role, with a second factor that works', async () => {
    const roles = new Set(accounts.filter(({ centre }) => centre === 'dueren').map(({ role }) => role));
    expect(roles.size).toBe(12);
    const serving = accounts.filter(({ role }) => role === 'school_authority');
    expect(serving.map(({ centre }) => centre).sort((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      'aachen',
      'dueren',
    ]);
    expect(new Set(serving.map(({ email }) => email)).size).toBe(1);
    // Nobody appears in two roles, and no two people share a name.
    const people = [...new Map(accounts.map((one) => [one.email, one.role]))];
    expect(new Set(accounts.map(({ email, role }) => `${email} ${role}`)).size).toBe(people.length);
    const { rows: names } = await sql<{ name: string; people: string[] }>`
      select name, array_agg(email) as people from auth_user where two_factor_enabled group by name having count(*) > 1`.execute(
      program.context.database.db,
    );
    expect(names).toEqual([]);
    const head = accounts.find(({ role }) => role === 'head')!;
    const { secret } = await program.context.database.db
      .selectFrom('auth_two_factor as t')
      .innerJoin('auth_user as u', 'u.id', 't.user_id')
      .select('t.secret')
      .where('u.email', '=', head.email)
      .executeTakeFirstOrThrow();
    const plain = await symmetricDecrypt({ key: testSecret, data: secret });
    // better-auth takes the text itself as the key; an authenticator app is given the same bytes in base32.
    const at = { timestamp: 1_700_000_000_000 };
    const code = new TOTP({ secret: Secret.fromUTF8(plain) }).generate(at);
    expect(new TOTP({ secret: head.totpSecret }).generate(at)).toBe(code);
  });

  it('has families that are written to by mail, forms from before the talk, somebody away, and reports within some weeks', async () => {
    const found = await inside(async (tx) => {
      const { rows: spans } = await sql<{ days: number }>`
        select p.opened_on - c.moved_in_on as days from placement_case p join child c on c.id = p.child_id
        where c.moved_in_on is not null order by 1`.execute(tx);
      const { rows: forms } = await sql<{ state: string; whole: boolean }>`
        select p.state, f.answers -> 'schools' <> '[]' as whole from pre_form f
        join placement_case p on p.id = f.case_id`.execute(tx);
      return {
        spans,
        forms,
        families: await tx.selectFrom('family').select(['email', 'channel']).execute(),
        ways: await tx.selectFrom('invitation_sending').select('way').distinct().execute(),
        notices: await tx.selectFrom('health_office_notice').select('answer').distinct().execute(),
        away: await tx.selectFrom('absence').select('id').execute(),
        centre: await tx.selectFrom('centre_setting').select(['street', 'postcode', 'place']).executeTakeFirst(),
      };
    });
    const middle = found.spans[Math.floor(found.spans.length / 2)]?.days ?? 0;
    expect(middle).toBeGreaterThanOrEqual(20);
    expect(middle).toBeLessThanOrEqual(30);
    expect(found.spans.every(({ days }) => days >= 0)).toBe(true);
    const mailed = found.families.filter(({ email }) => email !== '').length / found.families.length;
    expect(mailed).toBeGreaterThan(0.15);
    expect(mailed).toBeLessThan(0.35);
    expect(found.ways.map(({ way }) => way).toSorted()).toEqual(['letter', 'mail']);
    expect(new Set(found.forms.map(({ state }) => state)).size).toBeGreaterThan(1);
    expect(new Set(found.forms.map(({ whole }) => whole)).size).toBe(2);
    expect(found.notices.length).toBeGreaterThan(2);
    expect(found.away.length).toBe(1);
    expect(found.centre).toMatchObject({ street: 'Beispielweg 1', postcode: expect.stringMatching(/^\d{5}$/) });
  });

  it('has partial birth dates and a protected address per fifty families', async () => {
    const children = await inside((tx) => tx.selectFrom('child').select(['birth_day', 'birth_year']).execute());
    expect(children.filter((child) => child.birth_day === null).length).toBeGreaterThan(5);
    const families = await inside((tx) => tx.selectFrom('family_address').select('protected').execute());
    expect(families.filter((row) => row.protected).length).toBe(Math.floor((families.length - 8) / 50) + 1);
  });

  it('loads once, and never into real data', async () => {
    expect(await hasDemo(program.context)).toBe(true);
    await expect(loadDemo(program.context, { centre: 'dueren', children: 1, seed: 1 })).rejects.toThrow(
      'schon eine Demo',
    );
    await program.context.database.db.updateTable('installation').set({ data_kind: 'real' }).execute();
    await expect(loadDemo(program.context, { centre: 'dueren', children: 1, seed: 1 })).rejects.toThrow('echte Daten');
    await expect(hasDemo(program.context)).rejects.toThrow('echte Daten');
    await program.context.database.db.updateTable('installation').set({ data_kind: 'demo' }).execute();
  });

  it('is refused before anything is written when the register does not cover the centre', async () => {
    const empty = await openTestProgram(kind);
    await expect(loadDemo(empty.context, { centre: 'soest', children: 1, seed: 1 })).rejects.toThrow('--register');
    expect(await hasDemo(empty.context)).toBe(false);
    await empty.close();
  });
});
