// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoles, type Role } from '../../src/auth/permissions.ts';
import { codesOf } from '../../src/codes/keys.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { deeds, possibleDeeds } from '../../src/features/cases/deeds.ts';
import { whyNot } from '../../src/features/cases/missing-deeds.ts';
import { type CaseState, type Step, states } from '../../src/features/cases/states.ts';
import { reportFields } from '../../src/features/families/report.fixture.ts';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';

/** What stands on a page between head and foot. */
const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
const linksOf = (html: string): string[] => [
  ...new Set(
    [...mainOf(html).matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, path = '']) => path.replaceAll('&amp;', '&')),
  ),
];
/** Every link of a page, those of its head and foot too. */
const allLinksOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'))),
];
const formsOf = (html: string): string[] => [
  ...new Set(
    [...mainOf(html).matchAll(/<form (?=[^>]*method="post")[^>]*action="(\/[^"#]*)/g)].map(([, path = '']) => path),
  ),
];

/** Who works on the page of a case. */
const onCases: readonly Role[] = ['counsellor', 'head', 'administration'];

interface Case {
  id: string;
  state: CaseState;
  kind: 'placement' | 'direct_registration';
  next_step: Step | null;
}

// Which buttons stand on a page is decided before any database: one of them is enough for a walk of minutes.
describe.each(testDatabases.slice(0, 1))('every button of every state and role, on %s', (kind) => {
  let test: TestApp;
  let cases: Case[];
  let staff: Visitor & { role: Role };
  const people: (Visitor & { role: Role })[] = [];

  beforeAll(async () => {
    test = await testApp(kind, { empty: true });
    await loadDemo(test.context, { centre: 'dueren', children: 60, seed: 7 });
    const { db } = test.context.database;
    const centre = await db.selectFrom('centre').select('id').where('key', '=', 'dueren').executeTakeFirstOrThrow();
    test.centres.dueren = centre.id;
    for (const role of allRoles) people.push({ role, ...(await signIn(test, { role })) });
    staff = person('counsellor');
    cases = await read();
  });
  afterAll(async () => test.close());

  const person = (role: Role): Visitor & { role: Role } => {
    const found = people.find((one) => one.role === role);
    if (!found) throw new Error(`nobody is ${role}`);
    return found;
  };
  /** A page, or where it leads at once. */
  const follow = async (who: Visitor, path: string): Promise<Response> => {
    const answer = await who.get(path);
    const on = answer.headers.get('location');
    return answer.status === 303 && on?.startsWith('/') ? await who.get(on) : answer;
  };

  const read = (): Promise<Case[]> =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').select(['id', 'state', 'kind', 'next_step']).orderBy('id').execute(),
    );
  /** One case of each state and way. */
  const oneOfEach = (): Case[] => [...new Map(cases.map((one) => [`${one.kind} ${one.state}`, one])).values()];
  /** Where what an error offers leads to is no error. @param seen what opened already, while nothing has changed */
  const leadsOn = async (who: Visitor, html: string, where: string, seen = new Map<string, number>()) => {
    const wrong: string[] = [];
    for (const href of linksOf(html)) {
      const status = seen.get(href) ?? (await who.get(href)).status;
      seen.set(href, status);
      if (status >= 400) wrong.push(`${where} leads to ${href}: ${status}`);
    }
    return wrong;
  };

  it('finds a case of every state in the invented data', () => {
    const found = new Set(cases.map(({ state }) => state));
    expect(codesOf(states).filter((state) => !found.has(state))).toEqual([]);
  });

  it('offers only what works: each link of a case opens, for each role', async () => {
    const wrong: string[] = [];
    for (const who of people.filter(({ role }) => onCases.includes(role)))
      for (const { id, state } of oneOfEach()) {
        const html = await (await who.get(`/faelle/${id}`)).text();
        const deedLinks = linksOf(html).filter((href) => href.startsWith(`/faelle/${id}/`));
        for (const href of deedLinks) {
          const { status } = await who.get(href);
          if (status >= 400) wrong.push(`${who.role}, ${state}: ${href.replace(id, ':id')} ${status}`);
        }
      }
    expect(wrong).toEqual([]);
  });

  it('says of each deed that does not go now why, or has it', () => {
    for (const { state, kind: way, next_step: nextStep } of oneOfEach())
      for (const role of ['counsellor', 'head'] as const) {
        const facts = { state, kind: way, nextStep, nextOwner: null };
        const { primary, others } = possibleDeeds(facts, [role]);
        const offered = new Set([primary, ...others].map((deed) => deed?.key));
        const said = whyNot(facts, [role]);
        for (const { key, reason } of said) {
          expect(offered.has(key), `${state}: ${key}`).toBe(false);
          expect(reason, key).toMatch(/^[A-ZÄÖÜ„].*\.$/);
        }
      }
  });

  it('refuses what does not go with a link that leads on, never to the next error', async () => {
    const wrong: string[] = [];
    for (const { id, state, kind: way, next_step: nextStep } of oneOfEach()) {
      const { primary, others } = possibleDeeds({ state, kind: way, nextStep, nextOwner: null }, ['counsellor']);
      const offered = new Set([primary, ...others].map((deed) => deed?.key));
      let seen = new Map<string, number>();
      for (const deed of deeds.filter(({ key }) => !offered.has(key))) {
        const path = `/faelle/${id}/${deed.path}`;
        const answer = deed.atOnce ? await staff.post(path, {}) : await staff.get(path);
        if (deed.atOnce && answer.status < 400) seen = new Map();
        if (answer.status < 400) continue;
        wrong.push(...(await leadsOn(staff, await answer.text(), `${state}: ${deed.key} ${answer.status}`, seen)));
      }
    }
    expect(wrong.map((line) => line.replaceAll(/[0-9a-f-]{36}/g, ':id'))).toEqual([]);
  });

  it('leads the authority on from its submissions', async () => {
    const authority = person('school_authority');
    const rows = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('submission as s')
        .innerJoin('placement_case as p', 'p.id', 's.case_id')
        .select(['s.id', 'p.state', 's.withdrawn_at as withdrawn'])
        .execute(),
    );
    const wrong: string[] = [];
    const answered = new Set<string>();
    const kinds = new Map(rows.map((row) => [`${row.state} ${row.withdrawn !== null}`, row]));
    for (const { id, state, withdrawn } of kinds.values()) {
      for (const reply of ['rueckfrage', 'zurueckgeben', 'ablehnen'])
        for (const answer of [
          await authority.get(`/vorlagen/${id}/${reply}`),
          await authority.post(`/vorlagen/${id}/${reply}`, {}),
        ]) {
          answered.add(`${reply} ${answer.status}`);
          if (answer.status >= 400 && answer.status !== 422)
            wrong.push(...(await leadsOn(authority, await answer.text(), `${state}: ${reply} ${answer.status}`)));
        }
      if (withdrawn !== null) continue;
      const html = await (await authority.get(`/vorlagen/${id}`)).text();
      for (const href of linksOf(html)) {
        const { status } = await authority.get(href);
        if (status >= 400) wrong.push(`${state} offers ${href}: ${status}`);
      }
      for (const answer of [
        await authority.get(`/vorlagen/${id}/neue-entscheidung`),
        await authority.post(`/vorlagen/${id}/entscheidung`, {}),
      ])
        if (answer.status >= 400 && answer.status !== 422)
          wrong.push(...(await leadsOn(authority, await answer.text(), `${state} ${answer.status}`)));
    }
    expect(wrong.map((line) => line.replaceAll(/[0-9a-f-]{36}/g, ':id'))).toEqual([]);
    // Each way to reply was met where it goes and where it does not.
    for (const reply of ['rueckfrage', 'zurueckgeben', 'ablehnen'])
      for (const status of [200, 422, 409]) expect([...answered], reply).toContain(`${reply} ${status}`);
  });

  it('leads a reporting office on from its reports in each state', async () => {
    const office = person('reporting_office');
    const { fall: _, ...fields } = reportFields();
    expect((await office.post('/meldungen', fields)).status).toBe(303);
    const own = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('placement_case')
        .select(['id', 'state'])
        .where('reported_ags', '=', '05358008')
        .orderBy('id')
        .execute(),
    );
    const wrong: string[] = [];
    const seen = new Set<number>();
    for (const { id, state } of new Map(own.map((row) => [row.state, row])).values()) {
      const html = await (await office.get(`/meldungen/${id}`)).text();
      wrong.push(...(await leadsOn(office, html, state)));
      const path = `/meldungen/${id}/berichtigen`;
      const offered = linksOf(html).includes(path);
      const form = await office.get(path);
      const sent = await office.post(path, { _version: hiddenField(await form.clone().text(), '_version') });
      for (const answer of [form, sent]) {
        seen.add(answer.status);
        if (offered !== [200, 422].includes(answer.status)) wrong.push(`${state}: ${offered} but ${answer.status}`);
        if (answer.status >= 400 && answer.status !== 422)
          wrong.push(...(await leadsOn(office, await answer.text(), `${state} ${answer.status}`)));
      }
    }
    expect(wrong.map((line) => line.replaceAll(/[0-9a-f-]{36}/g, ':id'))).toEqual([]);
    expect([...seen].toSorted()).toEqual([200, 409, 422]);
  });

  it.each(['reporting_office', 'data_protection_officer', 'operator'] as const)(
    'opens what the pages of a %s offer, forms too',
    async (role) => {
      const who = person(role);
      const wrong: string[] = [];
      const known = new Set<string>();
      // From the start page two steps on; of pages of one kind one is enough.
      const kindOf = (path: string) => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '');
      let next = ['/'];
      for (let step = 0; step < 3; step += 1) {
        const found: string[] = [];
        for (const path of next) {
          const answer = await follow(who, path);
          if (answer.status >= 400) wrong.push(`${path} ${answer.status}`);
          else if (answer.headers.get('content-type')?.startsWith('text/html'))
            found.push(...allLinksOf(await answer.text()));
        }
        next = found.filter((path) => {
          const fresh = !known.has(kindOf(path));
          known.add(kindOf(path));
          return fresh;
        });
      }
      expect(wrong.map((line) => line.replaceAll(/[0-9a-f-]{36}/g, ':id'))).toEqual([]);
      expect(known.size).toBeGreaterThan(5);
    },
  );

  it('leads a school on from its questions and children', async () => {
    const wrong: string[] = [];
    const rows = await test.inside('dueren', async (tx) => [
      ...(await tx
        .selectFrom('school_request as r')
        .innerJoin('placement_case as p', 'p.id', 'r.case_id')
        .select(['r.id', 'r.school_number as school', 'p.state', 'r.answer as what'])
        .execute()),
      ...(await tx
        .selectFrom('decision as d')
        .innerJoin('placement_case as p', 'p.id', 'd.case_id')
        .select(['p.id', 'd.school_number as school', 'p.state', 'd.grade as what'])
        .where('p.state', 'in', ['allocated', 'legal_remedy', 'admitted', 'not_arrived', 'left_school'])
        .execute()),
    ]);
    const schools = new Map<string, Visitor>();
    for (const { id, school, state, what } of new Map(rows.map((row) => [`${row.state} ${row.what}`, row])).values()) {
      const who = schools.get(school) ?? (await signIn(test, { role: 'school', school }));
      schools.set(school, who);
      const base = ['open', 'accepted', 'refused', 'withdrawn'].includes(what) ? '/anfragen' : '/aufnahmen';
      const html = await (await who.get(`${base}/${id}`)).text();
      for (const href of linksOf(html)) {
        const { status } = await who.get(href);
        if (status >= 400) wrong.push(`${state} offers ${href}: ${status}`);
      }
      const tries =
        base === '/anfragen'
          ? [
              await who.post(`${base}/${id}/antwort-zuruecknehmen`, {}),
              await who.post(`${base}/${id}/antwort`, { antwort: 'refused', grund: 'Voll.' }),
            ]
          : [
              ...(await Promise.all(
                ['erster-schultag', 'nicht-in-der-schule', 'schule-verlassen'].map((deed) =>
                  who.get(`${base}/${id}/${deed}`),
                ),
              )),
              await who.post(`${base}/${id}/bestaetigen`, { erster_schultag: '01.12.2026' }),
            ];
      for (const answer of tries)
        if (answer.status >= 400 && answer.status !== 422)
          wrong.push(...(await leadsOn(who, await answer.text(), `${state} ${what} ${answer.status}`)));
    }
    expect(wrong.map((line) => line.replaceAll(/[0-9a-f-]{36}/g, ':id'))).toEqual([]);
  });

  it('does at once what a button without a page says', async () => {
    const wrong: string[] = [];
    const pressed = new Set<string>();
    for (const who of people.filter(({ role }) => onCases.includes(role)))
      for (const { id } of await read())
        for (let more = true; more; ) {
          const html = await (await who.get(`/faelle/${id}`)).text();
          const state = (await read()).find((one) => one.id === id)?.state;
          const nameOf = (path: string) => `${who.role} ${state} ${path.replace(id, '').replace(/\?.*/, '')}`;
          const button = formsOf(html).find((path) => path.startsWith(`/faelle/${id}/`) && !pressed.has(nameOf(path)));
          more = button !== undefined;
          if (button === undefined) continue;
          pressed.add(nameOf(button));
          const { status } = await who.post(button.replaceAll('&amp;', '&'), {});
          if (status !== 303) wrong.push(`${who.role}, ${state}: ${button.replace(id, ':id')} ${status}`);
        }
    expect(wrong).toEqual([]);
    expect(pressed.size).toBeGreaterThan(10);
  });
});
