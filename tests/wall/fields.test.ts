// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoles, may, type Role } from '../../src/auth/permissions.ts';
import { newId } from '../../src/db/ids.ts';
import { featureRoutes } from '../../src/features/index.ts';
import {
  decidedCase,
  openStage,
  recommendedCase,
  type Stage,
  submittedCase,
} from '../../src/features/placement/placement.fixture.ts';
import { signIn, type Visitor } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';
import { isKnown, pathFor, type RecordIds, recordIds } from '../helpers/records.ts';

/** A form of a page: where it goes, and its fields with what a browser would send. */
interface PageForm {
  action: string;
  fields: Record<string, string>;
  /** Names of the fields people type or choose in. */
  typed: string[];
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const attribute = (tag: string, name: string): string | undefined => {
  const value = tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
  return value === undefined ? undefined : plain(value);
};

/** All forms of a page that are posted, but for signing out. */
function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([form]): PageForm[] => {
    const head = form.match(/<form\b[^>]*>/)?.[0] ?? '';
    const action = attribute(head, 'action') ?? '';
    if (attribute(head, 'method') !== 'post' || action === '/abmelden') return [];
    const fields: Record<string, string> = {};
    const typed: string[] = [];
    for (const [tag] of form.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)) {
      const name = attribute(tag, 'name');
      if (name === undefined || attribute(tag, 'type') === 'file') continue;
      fields[name] ??= attribute(tag, 'value') ?? '';
      if (attribute(tag, 'type') !== 'hidden' || !name.startsWith('_')) typed.push(name);
    }
    return [{ action, fields, typed: [...new Set(typed)] }];
  });
}

/** What no field of ours holds, and every field must survive. Half pairs arrive as the replacement character (WHATWG URL). */
const hostile: readonly [name: string, value: string][] = [
  ['NUL and half a surrogate pair', 'a\u0000b\ud800c'],
  ['NUL alone', '\u0000'],
  ['one megabyte', 'a'.repeat(1_000_000)],
];

describe.each(testDatabases)('every field of every form, on %s', (kind) => {
  let stage: Stage;
  let ids: RecordIds;
  beforeAll(async () => {
    stage = await openStage(kind);
    await recommendedCase(stage.test);
    await submittedCase(stage);
    await decidedCase(stage);
    const asked = await recommendedCase(stage.test);
    const answer = await stage.counsellor.post(`/faelle/${asked.caseId}/anfragen`, {
      schule: '199001',
      beginn: '01.12.2026',
    });
    expect(answer.status).toBe(303);
    ids = await recordIds(stage.test, 'dueren');
  });
  afterAll(() => stage.test.close());

  it('takes NUL, half surrogate pairs and a megabyte with a sentence, never with a fault', async () => {
    const people = new Map<Role, Visitor>();
    for (const role of allRoles) people.set(role, await signIn(stage.test, { role, mayOpenProtectedAddress: true }));
    const faults: string[] = [];
    const seen = new Set<string>();
    let sent = 0;
    for (const route of featureRoutes.filter((one) => one.method === 'GET' && isKnown(one))) {
      const role = allRoles.find((one) => may([one], route.permission));
      const who = role && people.get(role);
      if (!who) continue;
      const page = await who.get(pathFor(route, ids));
      if (page.status !== 200 || !(page.headers.get('content-type') ?? '').includes('html')) continue;
      for (const form of formsOf(await page.text())) {
        for (const name of form.typed) {
          const key = `${form.action.replace(/[0-9a-f-]{36}/g, ':id')} ${name}`;
          if (seen.has(key)) continue;
          seen.add(key);
          for (const [what, value] of hostile) {
            const fields = { ...form.fields, [name]: value };
            if ('_request' in fields) fields._request = newId();
            const { status } = await who.post(form.action, fields);
            sent += 1;
            if (status >= 500) faults.push(`${key}: ${what} → ${status}`);
          }
        }
      }
    }
    expect(faults).toEqual([]);
    // The thread has far more than a hundred fields: were it fewer, the walk would not see the pages.
    expect(seen.size).toBeGreaterThan(100);
    expect(sent).toBe(seen.size * hostile.length);
  });

  it('takes them in the address of every page too', async () => {
    const faults: string[] = [];
    const head = await signIn(stage.test, { role: 'head' });
    for (const route of featureRoutes.filter(
      (one) => one.method === 'GET' && isKnown(one) && may(['head'], one.permission),
    )) {
      const path = pathFor(route, ids);
      for (const junk of ['%00', '%ED%A0%80', '%ff']) {
        const names = ['q', 'sort', 'seite', 'gemeinde', 'stand', 'schule', 'jahrgang', 'art', 'weiter', 'ok'];
        const answer = await head.get(`${path}?${names.map((name) => `${name}=a${junk}b`).join('&')}`);
        if (answer.status >= 500) faults.push(`${path} ${junk} → ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
