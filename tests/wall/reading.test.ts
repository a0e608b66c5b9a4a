// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may, type Role } from '../../src/auth/permissions.ts';
import { dispatchFeedPurpose, volunteerFeedPurpose } from '../../src/features/calendar/words.ts';
import { featureJobs, featureRoutes } from '../../src/features/index.ts';
import { cancelRequests } from '../../src/features/interpreting/actions.ts';
import { offerPurpose } from '../../src/features/interpreting/dispatch/offer-actions.ts';
import { everything } from '../../src/features/interpreting/event-actions.ts';
import { askPurpose } from '../../src/features/interpreting/link-actions.ts';
import { moveTalk, takeBackChange } from '../../src/features/interpreting/moves/actions.ts';
import { confirmPurpose } from '../../src/features/interpreting/proofs/reminder-actions.ts';
import { proposalPurpose } from '../../src/features/interpreting/proposals/jobs.ts';
import { getRequest } from '../../src/features/interpreting/queries.ts';
import { createLink } from '../../src/features/links/actions.ts';
import { ownPurpose } from '../../src/features/volunteers/rules.ts';
import type { Route } from '../../src/web/route.ts';
import { type SignInOptions, signIn, type TestApp, testApp, type Visitor, visitor } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';
import { mailsByJob, textOf } from '../helpers/reading.ts';
import { writeLetters } from '../helpers/reading-letters.ts';
import {
  doorsElsewhere,
  jobsElsewhere,
  mailWords,
  pageWords,
  postedFeatures,
  protectedListed,
  serviceDoors,
} from '../helpers/reading-table.ts';
import { makeReadingWorld, type ReadingWorld, sortWords, type Word, wordsIn } from '../helpers/reading-world.ts';
import { isFixed, pathFor, prefixOf, type RecordIds, recordIds } from '../helpers/records.ts';

type Someone = Pick<Visitor, 'get' | 'post'>;
type LinkName = keyof ReadingWorld['offers'] | 'own' | 'ownFeed' | 'boardFeed' | 'asks' | 'shelterAsks' | Written;
/** Links of what is written to institutions. */
type Written = 'proposal' | 'shelterProposal' | 'proof' | 'shelterProof';

/** Which doors a link opens, by its name. */
function doorOf(name: LinkName): keyof typeof serviceDoors {
  if (name === 'own' || name === 'ownFeed' || name === 'boardFeed') return name;
  if (name.startsWith('call')) return 'call';
  const end = (['asks', 'proposal', 'proof'] as const).find((one) => name.toLowerCase().endsWith(one));
  return end ?? 'offer';
}

describe.each(testDatabases)('what readers of the interpreter service find, on %s', (kind) => {
  let test: TestApp;
  let world: ReadingWorld;
  let samples: RecordIds;
  let coordinator: Visitor;
  let proposals: Record<'school' | 'shelter', string>;
  /** Where each reader met a word first. */
  const found = new Map<string, Map<Word, string>>();
  /** Lists, boards and start pages on which a protected institution is named. */
  const naming = new Set<string>();
  beforeAll(async () => {
    test = await testApp(kind);
    world = await makeReadingWorld(test);
    proposals = await writeLetters(test, world);
    samples = await recordIds(test, 'dueren');
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
  });
  afterAll(() => test.close());

  const read = (reader: string, where: string, text: string): void => {
    const met = found.get(reader) ?? new Map<Word, string>();
    found.set(reader, met);
    for (const word of wordsIn(text)) if (!met.has(word)) met.set(word, where.replaceAll(/[0-9a-f-]{36}/g, ':id'));
  };
  /** Every word a reader met and should not have, with its place; and every word of the table it did not meet. */
  const compare = (reader: string, allowed: readonly Word[]) => {
    const met = found.get(reader) ?? new Map<Word, string>();
    return {
      leaked: sortWords(met.keys())
        .filter((word) => !allowed.includes(word))
        .map((word) => `${word} on ${met.get(word)}`),
      missing: allowed.filter((word) => !met.has(word)),
    };
  };
  /** Real paths of a route: with every record of the world of the kind its place names; with all where no sample says which. */
  function pathsOf(route: Route): string[] {
    const prefix = prefixOf(route.path);
    const sample = samples[prefix];
    if (!prefix.endsWith('/:id') || prefix.split(':').length > 2 || isFixed(prefix)) return [pathFor(route, samples)];
    const groups = [world.requests, world.volunteers, world.institutions].map((ids) => Object.values(ids));
    const group =
      groups.find((ids) => ids.includes(sample?.['id'] ?? '')) ?? (sample ? [sample['id'] ?? ''] : groups.flat());
    return group.map((id) => route.path.replace(':id', id));
  }
  const open = (role: Role | null, method: Route['method']): Route[] =>
    featureRoutes.filter((route) => route.method === method && (role === null || may([role], route.permission)));
  async function walk(reader: string, role: Role | null, who: Someone): Promise<number> {
    let opened = 0;
    for (const path of open(role, 'GET').flatMap(pathsOf)) {
      const answer = await who.get(path);
      if (answer.status === 200) opened += 1;
      const text = await textOf(answer);
      read(reader, path, text);
      const isNamed = wordsIn(text).some((word) => word === 'protected: name' || word === 'protected: place');
      if (isNamed && !/[0-9a-f-]{36}/.test(path)) naming.add(path);
    }
    return opened;
  }
  /** Presses every button of the service with nothing filled in, and reads what comes back. */
  async function pressAll(reader: string, role: Role, who: Someone): Promise<void> {
    for (const route of open(role, 'POST').filter(({ feature }) => postedFeatures.includes(feature)))
      for (const path of pathsOf(route)) read(reader, `POST ${path}`, await textOf(await who.post(path)));
  }
  const actors = (): Record<string, SignInOptions> => ({
    head: { role: 'head' },
    coordinator: { role: 'interpreter_coordinator' },
    administration: { role: 'administration' },
    institution: { role: 'institution', institution: world.institutions.school },
    volunteer: { role: 'volunteer', volunteer: world.volunteers.selam },
    counsellor: { role: 'counsellor' },
    'head of another centre': { role: 'head', centre: 'aachen' },
    'coordinator of another centre': { role: 'interpreter_coordinator', centre: 'aachen' },
    'administration of another centre': { role: 'administration', centre: 'aachen' },
    'institution of another centre': { role: 'institution', centre: 'aachen' },
    'volunteer of another centre': { role: 'volunteer', centre: 'aachen' },
  });
  /** Links like those in the mails. */
  const links = (): Promise<Record<LinkName, string>> =>
    world.act(async (tx, by) => {
      const link = async (purpose: string, recordId: string) =>
        (await createLink(tx, by, { purpose, recordId, recipient: 'a@beispiel.de', days: 30 })).token;
      const { open: one, promised, over, shelterPromised } = world.offers;
      return {
        open: await link(offerPurpose, one),
        promised: await link(offerPurpose, promised),
        over: await link(offerPurpose, over),
        shelterPromised: await link(offerPurpose, shelterPromised),
        callAsked: await link(offerPurpose, world.offers.callAsked),
        callTaken: await link(offerPurpose, world.offers.callTaken),
        own: await link(ownPurpose, world.volunteers.selam),
        ownFeed: await link(volunteerFeedPurpose, world.volunteers.selam),
        boardFeed: await link(dispatchFeedPurpose, coordinator.userId),
        asks: await link(askPurpose, world.institutions.school),
        shelterAsks: await link(askPurpose, world.institutions.shelter),
        proposal: await link(proposalPurpose, proposals.school),
        shelterProposal: await link(proposalPurpose, proposals.shelter),
        proof: await link(confirmPurpose, world.requests.over),
        shelterProof: await link(confirmPurpose, world.requests.shelterPromised),
      };
    });

  it('has an entry for every page that opens without sign-in', () => {
    const inside = new Set(featureRoutes.map(({ path }) => path));
    const paths = test.app.routes.filter(({ method, path }) => method === 'GET' && !inside.has(path));
    const known = [...Object.values(serviceDoors).flat(), ...doorsElsewhere];
    expect([...new Set(paths.map(({ path }) => path))].toSorted()).toEqual([...new Set(known)].toSorted());
  });

  it.each(Object.keys(pageWords.signedIn))(
    '%s: every page they may open, and every button with nothing filled in',
    async (reader) => {
      const options = actors()[reader];
      if (!options) throw new Error(`Nobody is ${reader}.`);
      expect(await walk(reader, options.role, await signIn(test, options))).toBeGreaterThan(3);
      expect(compare(reader, pageWords.signedIn[reader] ?? [])).toEqual({ leaked: [], missing: [] });
    },
  );

  it('protected institutions: no list, board or start page names them but where they are kept and chosen', () => {
    expect([...naming].toSorted()).toEqual(protectedListed);
  });

  it('nobody signed in: no page opens, and no page without sign-in names anybody', async () => {
    const nobody = visitor(test);
    await walk('nobody', null, nobody);
    for (const path of [...serviceDoors.everybody, ...Object.values(serviceDoors).flat()])
      read(
        'nobody',
        path,
        await textOf(await nobody.get(path.replace(':zentrum', 'dueren').replace(':token', 'x'.repeat(43)))),
      );
    expect(compare('nobody', [])).toEqual({ leaked: [], missing: [] });
  });

  it.each(Object.keys(pageWords.byLink) as LinkName[])('whoever has the link “%s”', async (name) => {
    const token = (await links())[name];
    const nobody = visitor(test);
    const kindOf = doorOf(name);
    const reader = `link ${name}`;
    for (const door of serviceDoors[kindOf]) {
      const path = door.replace(':token', token);
      for (const language of ['', '?sprache=ar']) read(reader, door, await textOf(await nobody.get(path + language)));
      read(reader, `POST ${door}`, await textOf(await nobody.post(path)));
    }
    expect(compare(reader, pageWords.byLink[name] ?? [])).toEqual({ leaked: [], missing: [] });
  });

  it('mails: every kind was sent, and names to its reader what the table says', async () => {
    await test.context.jobs.runDue();
    const { jobs } = test.context;
    await world.act(async (tx, by) => {
      const talk = await getRequest(tx, by.centreId, everything, world.requests.promised);
      await moveTalk(
        tx,
        by,
        talk.id,
        { ...talk, startsAt: talk.startsAt.add({ hours: 1 }), endsAt: talk.endsAt.add({ hours: 1 }) },
        jobs,
      );
    });
    await jobs.runDue();
    await world.act((tx, by) => takeBackChange(tx, by, world.requests.promised, jobs));
    await jobs.runDue();
    // The evening before: who is to come tomorrow is reminded.
    test.setNow('2026-11-23T22:00:00+01:00');
    const before = await links();
    const how = { rest: false, by: 'centre' } as const;
    for (const one of ['cancelled', 'promised'] as const) {
      await world.act((tx, by) => cancelRequests(tx, by, world.requests[one], how, jobs));
      await jobs.runDue();
    }
    for (const { job, reader, text } of await mailsByJob(test)) read(`${job}: ${reader}`, 'a mail', text);
    const sent = [...found.keys()].filter((reader) => reader.includes(': '));
    expect(sent.toSorted()).toEqual(Object.keys(mailWords).toSorted());
    for (const reader of sent)
      expect([reader, compare(reader, mailWords[reader] ?? [])]).toEqual([reader, { leaked: [], missing: [] }]);
    const kinds = featureJobs.filter(({ every }) => every === undefined).map(({ name }) => name);
    const known = new Set([...sent.map((reader) => reader.split(': ')[0] ?? ''), ...jobsElsewhere]);
    expect(kinds.filter((name) => !known.has(name))).toEqual([]);
    // What was called off says nothing any more.
    for (const door of serviceDoors.offer)
      read('called off', door, await textOf(await visitor(test).get(door.replace(':token', before.promised))));
    expect(compare('called off', [])).toEqual({ leaked: [], missing: [] });
  });

  it('every button of the service with nothing filled in says no more than the pages', async () => {
    for (const [reader, options] of Object.entries(actors())) {
      const pressed = `${reader} who presses`;
      await pressAll(pressed, options.role, await signIn(test, options));
      expect([reader, compare(pressed, pageWords.signedIn[reader] ?? []).leaked]).toEqual([reader, []]);
    }
  });
});
