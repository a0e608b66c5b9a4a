// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may, type Role, roleLabels } from '../../src/auth/permissions.ts';
import { createSession, sessionCookie } from '../../src/auth/session.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { featureRoutes } from '../../src/features/index.ts';
import { permissionOf } from '../../src/web/permission-of.ts';
import { type TestApp, testApp, visitor } from '../helpers/app.ts';
import { recordsOf } from '../helpers/audit.ts';
import { testDatabases } from '../helpers/database.ts';
import { isKnown, namesRecord, pathFor, prefixOf, type RecordIds, recordIds } from '../helpers/records.ts';

type Key = 'dueren' | 'aachen';
type Person = Pick<ReturnType<typeof visitor>, 'get' | 'post'> & { role: Role; centre: Key };

/** Links and forms of a page that lead to a route which this role may not use. */
function closedIn(html: string, role: Role): string[] {
  const ways = [
    ...[...html.matchAll(/<a [^>]*href="(\/[^"#?]*)/g)].map(([, path = '']) => ({ method: 'GET' as const, path })),
    ...[...html.matchAll(/<form (?=[^>]*method="post")[^>]*action="(\/[^"#?]*)/g)].map(([, path = '']) => ({
      method: 'POST' as const,
      path,
    })),
  ];
  return ways
    .filter(({ method, path }) => {
      const permission = permissionOf(featureRoutes, path, method);
      // The start page sends everybody on to their own.
      return path !== '/' && permission !== undefined && !may([role], permission);
    })
    .map(({ method, path }) => `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}`);
}

/** `.kern-btn:has(.kern-sr-only)` is 48 px wide: made for a picture, words would stand in it letter below letter. */
const isNarrow = (html: string): boolean =>
  [...html.matchAll(/class="kern-btn [^>]*>(.*?)<\/(?:a|button)>/gs)].some(([, inner = '']) =>
    inner.includes('kern-sr-only'),
  );

describe.each(testDatabases)('the wall, walked along by every role on %s', (kind) => {
  let test: TestApp;
  const ids = {} as Record<Key, RecordIds>;
  const people: Person[] = [];
  /** Stands in every name of the other centre: must never be read by this one. */
  const canary = { dueren: 'Zzduerencanary', aachen: 'Zzaachencanary' };

  beforeAll(async () => {
    test = await testApp(kind, { empty: true });
    await loadDemo(test.context, { centre: 'dueren', children: 60, seed: 7 });
    const { db } = test.context.database;
    for (const key of ['dueren', 'aachen'] as const) {
      const { id } = await db.selectFrom('centre').select('id').where('key', '=', key).executeTakeFirstOrThrow();
      test.centres[key] = id;
      await test.inside(key, async (tx) => {
        await tx.updateTable('child').set({ given_names: canary[key] }).execute();
        await tx.updateTable('guardian').set({ given_names: canary[key] }).execute();
        const [member] = await tx.selectFrom('membership').selectAll().where('role', '=', 'counsellor').execute();
        if (!member) throw new Error('no counsellor');
        const base = {
          centre_id: id,
          invited_by: member.user_id,
          invited_at: test.context.clock.now(),
          expires_at: test.context.clock.now().add({ hours: 24 }),
        };
        await tx
          .insertInto('invitation')
          .values({
            ...base,
            id: crypto.randomUUID(),
            email: `${canary[key]}@example.org`,
            role: 'counsellor',
            ags: null,
            school_number: null,
            token_hash: key,
            accepted_at: null,
            accepted_by: null,
            withdrawn_at: null,
          })
          .execute();
        await tx
          .insertInto('notice')
          .values({
            centre_id: id,
            id: crypto.randomUUID(),
            for_role: 'head',
            kind: 'protected_address_opened',
            record_kind: 'family',
            record_id: member.id,
            at: test.context.clock.now(),
            by_user: member.user_id,
            seen_at: null,
            seen_by: null,
          })
          .execute();
      });
      ids[key] = await recordIds(test, key);
      for (const role of Object.keys(roleLabels) as Role[]) {
        if (role === 'operator') continue;
        const member = await test.inside(key, (tx) =>
          tx.selectFrom('membership').select('user_id').where('role', '=', role).orderBy('id').executeTakeFirst(),
        );
        if (!member) throw new Error(`the demo of ${key} has no ${role}`);
        people.push({ role, centre: key, ...visitor(test, await cookieOf(member.user_id, id)) });
      }
    }
    const operator = await db.selectFrom('system_operator').select('user_id').executeTakeFirstOrThrow();
    people.push({ role: 'operator', centre: 'dueren', ...visitor(test, await cookieOf(operator.user_id, null)) });
  });
  afterAll(() => test.close());

  async function cookieOf(userId: string, centreId: string | null): Promise<string> {
    const token = await createSession(test.context, userId);
    if (centreId) {
      const { db } = test.context.database;
      const session = await db
        .selectFrom('auth_session')
        .select('id')
        .where('token', '=', token)
        .executeTakeFirstOrThrow();
      await db
        .updateTable('session_state')
        .set({ current_centre: centreId })
        .where('session_id', '=', session.id)
        .execute();
    }
    return await sessionCookie(test.context, token);
  }
  const other = (centre: Key): Key => (centre === 'dueren' ? 'aachen' : 'dueren');

  it('has a record for every place in every path, so that no route is left out', () => {
    const unknown = featureRoutes.filter(
      (route) => !isKnown(route) || (namesRecord(route) && !ids.dueren[prefixOf(route.path)]),
    );
    expect(unknown.map((route) => route.path)).toEqual([]);
  });

  it('opens to each role exactly what the table of permissions says, with nothing of the other centre on any page', async () => {
    let pages = 0;
    const leaks: string[] = [];
    const closed = new Set<string>();
    const narrow = new Set<string>();
    for (const person of people) {
      for (const route of featureRoutes.filter((candidate) => candidate.method === 'GET')) {
        const path = pathFor(route, ids[person.centre]);
        const response = await person.get(path);
        const allowed = may([person.role], route.permission);
        const where = `${person.role} of ${person.centre}: GET ${path}`;
        if (!allowed) expect(response.status, where).toBe(route.path === '/' ? 303 : 403);
        else expect([200, 303, 403, 404, 409], where).toContain(response.status);
        const body = response.headers.get('content-type')?.includes('pdf') ? '' : await response.text();
        for (const found of closedIn(body, person.role)) closed.add(`${person.role}: ${route.path} → ${found}`);
        if (isNarrow(body)) narrow.add(`${person.role}: ${route.path}`);
        if (body.includes(canary[other(person.centre)])) leaks.push(where);
        if (person.role === 'operator' && body.includes('canary')) leaks.push(where);
        pages += 1;
      }
    }
    expect(leaks).toEqual([]);
    // A page leads nobody to what their role is refused.
    expect([...closed]).toEqual([]);
    expect([...narrow]).toEqual([]);
    expect(pages).toBeGreaterThan(people.length * 50);
  });

  it('does not know any record of the other centre: 404 for reading and for every deed', async () => {
    const wrong: string[] = [];
    for (const person of people) {
      for (const route of featureRoutes.filter(namesRecord)) {
        if (!may([person.role], route.permission)) continue;
        const path = pathFor(route, ids[other(person.centre)]);
        const response = route.method === 'GET' ? await person.get(path) : await person.post(path, {});
        if (response.status !== 404)
          wrong.push(`${person.role} of ${person.centre}: ${route.method} ${path} ${response.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('refuses every deed to every role that may not do it', async () => {
    const wrong: string[] = [];
    for (const person of people) {
      for (const route of featureRoutes.filter((candidate) => candidate.method === 'POST')) {
        if (may([person.role], route.permission)) continue;
        const response = await person.post(pathFor(route, ids[person.centre]), {});
        if (response.status !== 403 && !(person.role === 'operator' && route.permission === 'start.view'))
          wrong.push(`${person.role}: ${route.path} ${response.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('answers junk with a sentence, never with a fault, and does nothing by it', async () => {
    // One press of a button without any field: there is nothing to refuse in it.
    const withoutFields = [
      'gesehen',
      'erinnern',
      'fall',
      'zurueckziehen',
      'freigeben',
      'erledigt',
      'erschienen',
      'nicht-erschienen',
      'meine-plaetze',
      'beenden',
      'vorlage-zurueckziehen',
      'machen',
    ];
    const junk = { [`x${'y'.repeat(50)}`]: ['\u0000', '🦕'.repeat(500)], _version: '-1', _request: 'nonsense' };
    const faults: string[] = [];
    for (const person of people.filter(({ centre }) => centre === 'dueren')) {
      for (const route of featureRoutes.filter((candidate) => candidate.method === 'POST')) {
        if (!may([person.role], route.permission) || route.path.startsWith('/konto')) continue;
        for (const path of [pathFor(route, ids.dueren), route.path.replace(/:[a-zA-Z]+/g, '%00..%2F')]) {
          const response = await person.post(path, junk);
          const done = response.status === 303 && !withoutFields.some((word) => route.path.endsWith(word));
          if (response.status >= 500 || response.status === 200 || done)
            faults.push(`${person.role}: ${path} ${response.status}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('writes one row of the log for each record it shows', async () => {
    const counsellor = people.find(({ role, centre }) => role === 'counsellor' && centre === 'dueren') as Person;
    const rows = () =>
      test.inside('dueren', (tx) =>
        tx
          .selectFrom('audit_log')
          .select(['record_id', 'record_ids'])
          .where('event', '=', 'case.list')
          .where('record_kind', '=', 'case')
          .execute(),
      );
    const before = recordsOf(await rows()).length;
    const html = await (await counsellor.get('/faelle')).text();
    const shown = new Set([...html.matchAll(/href="\/faelle\/([0-9a-f-]{36})"/g)].map((match) => match[1]));
    expect(recordsOf(await rows()).length - before).toBe(shown.size);
  });
});
