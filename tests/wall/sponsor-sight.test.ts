// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may } from '../../src/auth/permissions.ts';
import { createSession, sessionCookie } from '../../src/auth/session.ts';
import { newId } from '../../src/db/ids.ts';
import { recordConsent } from '../../src/features/consents/actions.ts';
import { featureRoutes } from '../../src/features/index.ts';
import { recommendedCase } from '../../src/features/placement/placement.fixture.ts';
import { coordinates, makeFit } from '../../src/features/sponsorships/matching/matching.fixture.ts';
import { propose } from '../../src/features/sponsorships/matching/propose-actions.ts';
import { ticks } from '../../src/features/sponsorships/progress/progress.fixture.ts';
import { typedEntry } from '../../src/features/sponsorships/sessions/sessions.fixture.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from '../../src/features/sponsorships/sponsorships.fixture.ts';
import { languages } from '../../src/features/volunteers/own/own-words.ts';
import { makeVolunteer, signIn, type TestApp, testApp, type Visitor, visitor } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';
import { mailReader } from '../helpers/interpreting.ts';
import { textOf } from '../helpers/reading.ts';
import { prefixOf, recordIds } from '../helpers/records.ts';

const day = Temporal.PlainDate.from('2026-11-20');

/** What a sponsor never reads, each in words that stand nowhere else. */
const secrets = {
  'family name': ['Zzkindfamilie'],
  parents: ['Zzmutter', 'Zzgeburtsfrau', 'Rim Erfunden'],
  'birth date': ['13.04.2017', '2017-04-13', '13. April 2017', 'Zzgeburtsort'],
  address: ['Zzgasse', '52457', 'Zzwohnort'],
  'origin and residence': ['Bhutan', 'bhutan', '07.07.2025', '2025-07-07'],
  file: ['Zzaktenname', 'Zzaktenfamilie'],
  'other helpers and children': ['Zzvorgang', 'Zzpatin', 'Zzdolmetsch', 'Zzanderekind', 'Zzandereraum'],
};
/** What she may know of the child: the crawl has read the right pages. */
const open = ['Zzvorname', '2b', 'Zzraum', 'Zzinteressen', 'Zzbeachten'];

/** Addresses on a page that lead further on this site: links, pictures, forms that are opened, data of scripts. */
const waysOf = (text: string): string[] =>
  [...text.matchAll(/(?:href|src|action|data-[a-z-]+)="(\/[^"#]*)/g)]
    .map(([, path = '']) => path.replaceAll('&amp;', '&'))
    .filter((path) => !/^\/(?:\/|assets\/|abmelden)/.test(path));

describe.each(testDatabases)('all that a sponsor can read on %s', (kind) => {
  let test: TestApp;
  let sponsor: Visitor;
  let school: Visitor;
  let coordinator: Visitor;
  let mails: ReturnType<typeof mailReader>;
  let ids = { pupil: '', sponsorship: '', volunteer: '', otherSponsorship: '', childRecord: '', caseRecord: '' };
  let numbers: string[] = [];

  /** Sessions end when the clock moves on: the same people sign in again. */
  async function go(at: string): Promise<void> {
    test.setNow(Temporal.Instant.from(at));
    for (const who of [sponsor, school, coordinator]) {
      const cookie = await sessionCookie(test.context, await createSession(test.context, who.userId));
      Object.assign(who, { cookie, ...visitor(test, cookie) });
    }
  }

  /** The centre's own child with everything the centre knows, and the pupil of SmiLe that is linked to it. */
  async function makeChild(): Promise<void> {
    const found = await recommendedCase(test);
    await test.inside('dueren', async (tx) => {
      const centreId = test.centres.dueren;
      await tx
        .updateTable('child')
        .set({
          ...{ given_names: 'Zzaktenname', family_name: 'Zzaktenfamilie', birth_name: 'Zzgeburtsfrau' },
          ...{ birth_year: 2017, birth_month: 4, birth_day: 13, birth_place: 'Zzgeburtsort', birth_country: '426' },
          ...{ nationality1: '426', entered_germany_on: Temporal.PlainDate.from('2025-07-07') },
        })
        .where('id', '=', found.childId)
        .execute();
      await tx
        .updateTable('guardian')
        .set({ given_names: 'Zzmutter', family_name: 'Zzaktenfamilie' })
        .where('family_id', '=', found.familyId)
        .execute();
      await tx
        .updateTable('family_address')
        .set({ street: 'Zzgasse', postcode: '52457', place: 'Zzwohnort' })
        .execute();
      const pupil = await addPupil(tx, centreId, {
        ...{ number: 'DN-SM-2026-8801', givenName: 'Zzvorname', familyName: 'Zzkindfamilie' },
      });
      const facts = { room: 'Zzraum 4', interests: 'Zzinteressen', mind: 'Zzbeachten', child_id: found.childId };
      await tx.updateTable('pupil').set(facts).where('id', '=', pupil).execute();
      const given = { textVersion: 1, language: 'ar', givenBy: 'Zzmutter', givenOn: day };
      const by = { centreId, userId: school.userId, now: test.context.clock.now() };
      await recordConsent(tx, by, { purpose: 'sponsorship_link', subjectId: pupil, ...given });
      ids = { ...ids, pupil, childRecord: found.childId, caseRecord: found.caseId };
      numbers = [found.number, 'DN-SM-2026-8801', 'DN-SM-2026-8802', found.caseId, found.childId];
    });
  }

  /** Who helped this child before, who comes to the same school for another one, and who interprets. */
  async function makeOthers(): Promise<void> {
    const interpreter = await makeVolunteer(test);
    await test.inside('dueren', async (tx) => {
      const centreId = test.centres.dueren;
      await tx.updateTable('volunteer').set({ family_name: 'Zzdolmetsch' }).where('id', '=', interpreter).execute();
      const before = await addSponsor(tx, centreId, { number: 'DN-E-8801', name: 'Zzvorgang' });
      const past = proposedRow(centreId, { pupilId: ids.pupil, volunteerId: before, number: 'DN-P-2026-8801' });
      const ended = { state: 'ended', seat: null, end_reason: 'no_fit', ended_side: 'centre' } as const;
      await tx
        .insertInto('sponsorship')
        .values({ ...past, ...ended, ended_on: day })
        .execute();
      const other = await addSponsor(tx, centreId, { number: 'DN-E-8802', name: 'Zzpatin' });
      const pupilId = await addPupil(tx, centreId, {
        ...{ number: 'DN-SM-2026-8802', givenName: 'Zzanderekind', familyName: 'Zzkindfamilie' },
      });
      await tx.updateTable('pupil').set({ room: 'Zzandereraum' }).where('id', '=', pupilId).execute();
      const row = proposedRow(centreId, { pupilId, volunteerId: other, number: 'DN-P-2026-8802', lesson: 4 });
      const at = test.context.clock.now();
      await tx
        .insertInto('sponsorship')
        .values({ ...row, state: 'active', sponsor_yes_at: at, school_yes_at: at, started_on: day })
        .execute();
      ids = { ...ids, otherSponsorship: row.id };
      numbers.push(before, other, pupilId, 'DN-P-2026-8801', 'DN-P-2026-8802', 'DN-E-8801', 'DN-E-8802');
    });
  }

  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(Temporal.Instant.from(smileNow));
    mails = mailReader(test);
    school = await signIn(test, { role: 'school_coordinator', school: '199001' });
    coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
    await makeChild();
    await makeOthers();
    await test.inside('dueren', async (tx) => {
      ids.volunteer = await addSponsor(tx, test.centres.dueren, { number: 'DN-E-8800', name: 'Ute' });
      await makeFit(tx, test.centres.dueren, ids.volunteer, { windows: [[2, 480, 785]], language: 'apc' });
    });
    sponsor = await signIn(test, { role: 'volunteer', volunteer: ids.volunteer });
    await mails();
  });
  afterAll(() => test.close());

  const found = (text: string): string[] =>
    [
      ...Object.entries(secrets).flatMap(([what, words]) => words.map((word) => [what, word] as const)),
      ...numbers.map((one) => ['number', one] as const),
    ]
      .filter(([, word]) => text.includes(word))
      .map(([what, word]) => `${what}: ${word}`);

  /** Where a sponsor may go at all: each route with the own records, with those of others, and of the whole centre. */
  async function beginnings(): Promise<string[]> {
    const samples = await recordIds(test, 'dueren');
    return featureRoutes
      .filter(({ method, permission }) => method === 'GET' && may(['volunteer'], permission))
      .flatMap(({ path }) => {
        if (!path.includes(':')) return [path];
        const fill = (id: string, tag = '2026-11-24') =>
          path.replaceAll(/:([a-zA-Z]+)/g, (_, place: string) => (place === 'tag' ? tag : id));
        const sample = samples[prefixOf(path)];
        const sampled = sample
          ? [path.replaceAll(/:([a-zA-Z]+)/g, (_, place: string) => sample[place] ?? ids.pupil)]
          : [];
        return [fill(ids.sponsorship), fill(ids.otherSponsorship), fill(ids.pupil), fill(ids.caseRecord), ...sampled];
      });
  }

  /** Opens all there is and follows what leads on. @returns how many answers were read, what of the child stood there, and each leak */
  async function crawl(more: readonly string[] = []): Promise<{ pages: number; seen: string[]; leaks: string[] }> {
    const ways = ['/', '/stunden-offline', '/stunden-dienst.js', ...more, ...(await beginnings())];
    const known = new Set(ways);
    const leaks = new Set<string>();
    const seen = new Set<string>();
    let pages = 0;
    for (const way of ways) {
      expect(ways.length).toBeLessThan(400);
      const answer = await sponsor.get(way);
      expect(answer.status, way).toBeLessThan(500);
      // The address somebody typed says nothing new.
      const text = (await textOf(answer)).replaceAll(way, '').replaceAll(way.replace(/\?.*/, ''), '');
      if (answer.status < 400) pages += 1;
      for (const word of open) if (text.includes(word)) seen.add(word);
      for (const leak of found(text).filter((one) => !way.includes(one.split(': ')[1] ?? '-')))
        leaks.add(`${way} ${leak}`);
      const next = [...waysOf(text), answer.headers.get('location')?.replace(/^https?:\/\/[^/]+/, '') ?? ''];
      for (const one of next)
        if (one.startsWith('/') && !known.has(one)) {
          known.add(one);
          ways.push(one);
        }
    }
    return { pages, seen: [...seen], leaks: [...leaks] };
  }

  /** Every mail to the sponsor since the last time. */
  async function toSponsor(): Promise<{ subject: string; text: string }[]> {
    const own = (await mails()).filter(({ to }) => to === 'ute@beispiel.de' || to === sponsor.email);
    return own.map((one) => ({
      subject: one.subject,
      text: [one.subject, one.text, one.html, one.ics ?? '', one.attached].join('\n'),
    }));
  }
  async function nothingIn(mailed: readonly { text: string }[], more: readonly string[] = []): Promise<string[]> {
    for (const { text } of mailed) expect(found(text)).toEqual([]);
    const { pages, seen, leaks } = await crawl(more);
    expect(leaks).toEqual([]);
    expect(pages).toBeGreaterThan(10);
    return seen;
  }
  const deed = (who: Visitor, path: string, fields: Record<string, string> = {}) =>
    who.post(path, { _request: newId(), ...fields });
  const own = (end: string) => `/meine-patenschaften/vereinbarung/${ids.sponsorship}/${end}`;
  const desk = (end: string) => `/smile/patenschaften/${ids.sponsorship}/${end}`;
  const done = async (answer: Promise<Response>): Promise<void> => {
    const { status, text } = await answer.then(async (one) => ({ status: one.status, text: await one.text() }));
    expect([status, status === 303 ? '' : text]).toEqual([303, '']);
  };

  it('holds nothing but what she may know, from the question over the reminder to the meeting', async () => {
    const made = await test.inside('dueren', (tx) =>
      propose(
        tx,
        coordinates(test),
        [{ pupilId: ids.pupil, volunteerId: ids.volunteer, weekday: 2, lesson: 3 }],
        test.context.jobs,
      ),
    );
    ids.sponsorship = made.ids[0] ?? '';
    const asked = await toSponsor();
    expect(asked).toHaveLength(1);
    const link = /\/patenschaft\/[\w-]+/.exec(asked[0]?.text ?? '')?.[0] ?? '-';
    const links = [link, ...languages.map((one) => `${link}?sprache=${one}`)];
    expect(await nothingIn(asked, links)).not.toContain('Zzvorname');
    await go('2026-12-05T09:00:00Z');
    const reminded = await toSponsor();
    expect(reminded.some(({ text }) => text.includes('erinnern'))).toBe(true);
    await nothingIn(reminded, links);
    await done(deed(sponsor, own('antwort'), { antwort: 'ja' }));
    await done(deed(school, `/smile-schule/patenschaften/${ids.sponsorship}/antwort`, { antwort: 'ja' }));
    await done(
      deed(school, `/smile-schule/patenschaften/${ids.sponsorship}/kennenlernen`, {
        tag: '07.12.2026',
        uhrzeit: '10:00',
      }),
    );
    const met = await toSponsor();
    expect(met.length).toBeGreaterThan(0);
    expect(await nothingIn(met, links)).toContain('Zzvorname');
  });

  it('holds nothing more while they meet: lessons, what the child can do, its picture and sheet, the calendar', async () => {
    await done(deed(school, `/smile-schule/patenschaften/${ids.sponsorship}/beginn`, { ab: '08.12.2026' }));
    await go('2026-12-08T15:00:00Z');
    await done(sponsor.post(`/meine-patenschaften/stunde/${ids.sponsorship}/2026-12-08`, typedEntry(0)));
    await done(sponsor.post(`/meine-patenschaften/kind/${ids.sponsorship}/fortschritt/ankreuzen`, ticks(0)));
    const page = await (await deed(sponsor, '/meine-patenschaften/kalender')).text();
    const feed = /\/kalender-patenschaften\/[\w-]+\.ics/.exec(page)?.[0] ?? '-';
    expect((await sponsor.get(feed)).status).toBe(200);
    const sheet = `/meine-patenschaften/kind/${ids.sponsorship}/fortschritt/blatt.pdf`;
    expect(await textOf(await sponsor.get(sheet))).toContain('Zzvorname');
    expect((await nothingIn(await toSponsor(), [feed])).toSorted()).toEqual(open.toSorted());
  });

  it.each(languages)('holds nothing more in the language %s', async (sprache) => {
    await deed(sponsor, '/mein-ehrenamt/sprache', { sprache, zurueck: '/' });
    expect((await nothingIn([])).length).toBe(open.length);
  });

  it('finds what is put in: a family name, an address or another helper among what the parents say', async () => {
    const mind = (text: string) =>
      test.inside('dueren', (tx) => tx.updateTable('pupil').set({ mind: text }).where('id', '=', ids.pupil).execute());
    for (const word of ['Zzkindfamilie', 'Zzgasse', 'Zzpatin']) {
      await mind(`Zzbeachten ${word}`);
      expect((await crawl()).leaks.join('\n')).toContain(word);
    }
    await mind('Zzbeachten');
  });

  it('holds nothing more when they move, pause, go on and end, and then nothing of the child at all', async () => {
    await deed(sponsor, '/mein-ehrenamt/sprache', { sprache: 'de', zurueck: '/' });
    await done(deed(coordinator, desk('stunde'), { stunde: '2 480-525' }));
    await nothingIn(await toSponsor());
    await done(deed(coordinator, desk('pause'), { grund: 'parents', pause_bis: '' }));
    const paused = await toSponsor();
    expect(paused.map(({ text }) => text).join('\n')).toContain('pausieren');
    expect(paused.map(({ text }) => text).join('\n')).not.toContain('Wunsch der Eltern');
    await nothingIn(paused);
    await done(deed(coordinator, desk('weiter')));
    await nothingIn(await toSponsor());
    await done(
      deed(coordinator, desk('ende'), { grund: 'no_fit', seite: 'centre', am: '08.12.2026', nie_wieder: 'ja' }),
    );
    const ended = await toSponsor();
    expect(ended.length).toBeGreaterThan(0);
    const seen = await nothingIn(ended);
    expect(seen.filter((word) => word.startsWith('Zz'))).toEqual([]);
  });
});
