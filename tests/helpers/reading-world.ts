// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type By, inCentre, systemUserId, type Tx } from '../../src/db/centre.ts';
import { draftRun, releaseRun, stateRun } from '../../src/features/allowances/payout-actions.ts';
import { changeBankAccount } from '../../src/features/allowances/person-actions.ts';
import { addInstitution, addRequest, addVolunteer } from '../../src/features/interpreting/dispatch/dispatch.fixture.ts';
import { acceptOffer, bookByCall } from '../../src/features/interpreting/dispatch/job-actions.ts';
import { declineByCall, offerTo } from '../../src/features/interpreting/dispatch/offer-actions.ts';
import { proveAsInstitution, proveAsVolunteer } from '../../src/features/interpreting/dispatch/proof-actions.ts';
import { sendAskLink, tellNews } from '../../src/features/interpreting/link-actions.ts';
import { startCall } from '../../src/features/interpreting/now/call-actions.ts';
import { callTalk } from '../../src/features/interpreting/now/call-input.ts';
import { standBy } from '../../src/features/interpreting/now/now.fixture.ts';
import { wishPair } from '../../src/features/interpreting/wish-actions.ts';
import { sendOwnLink } from '../../src/features/volunteers/own/link-actions.ts';
import type { TestApp } from './app.ts';
import { signIn } from './app.ts';
import { payByTheHour } from './interpreting.ts';

/** What is marked in the world, and how it may look on a page. */
export const words = {
  'volunteer: given name': /Zzselam/,
  'volunteer: family name': /Zzfamilie/,
  'volunteer: phone': /0151 ?880011/,
  'volunteer: mail': /zzpost@/,
  'volunteer: street': /Zzheimweg/,
  'volunteer: birth': /0?7\.0?3\.1971|1971-03-07/,
  'volunteer: IBAN': /DE89 ?3704 ?0044|DE … 3000/,
  'volunteer: certificate': /0?8\.0?1\.2026|2026-01-08/,
  'other volunteer': /Zzyonas|Zzanders|0151 ?880022|zzandere@/,
  'school: name': /Zzschule/,
  'school: street': /Zzschulgasse/,
  'school: meeting point': /Zztreff/,
  'school: contact': /Zzkontakt|02421 ?660011|zzschulpost@/,
  'school: sign': /Zzzeichen/,
  'other institution': /Zzkita|Zzkitagasse|Zzkitazeichen|02421 ?660022|zzkitapost@/,
  'protected: name': /Zzschutzhaus/,
  'protected: place': /Zzschutzgasse|Zzschutzort|Zzschutztreff/,
  'protected: contact': /Zzschutzkontakt|02421 ?660033|zzschutzpost@/,
  'protected: sign': /Zzschutzzeichen/,
  'wish: this person not': /wünscht diese Person hier nicht/,
} as const;
export type Word = keyof typeof words;

/** The marked words in a text. */
export const wordsIn = (text: string): Word[] =>
  (Object.entries(words) as [Word, RegExp][]).filter(([, pattern]) => pattern.test(text)).map(([word]) => word);

const order = Object.keys(words) as Word[];
/** Words in the order of the table, each once. */
export const sortWords = (some: Iterable<Word>): Word[] => order.filter((word) => new Set(some).has(word));

const day = (text: string) => Temporal.PlainDate.from(text);
const monday = '2026-11-23T09:00:00+01:00';

type Place = 'school' | 'kita' | 'shelter';
type Talk =
  | 'open'
  | 'promised'
  | 'over'
  | 'other'
  | 'shelterOpen'
  | 'shelterPromised'
  | 'cancelled'
  | 'soon'
  | 'callAsked'
  | 'callTaken';

export interface ReadingWorld {
  institutions: Record<Place, string>;
  volunteers: Record<'selam' | 'yonas', string>;
  requests: Record<Talk, string>;
  /** Ids of the offers of Selam, by the talk. */
  offers: Record<'open' | 'promised' | 'over' | 'shelterPromised' | 'callAsked' | 'callTaken', string>;
  /** Acts inside Düren, as the coordination. */
  act<T>(work: (tx: Tx, by: By) => Promise<T>): Promise<T>;
}

const places: Record<Place, { name: string; marked: Record<string, string>; isProtected: boolean }> = {
  school: {
    ...{ name: 'Zzschule', isProtected: false },
    marked: {
      street: 'Zzschulgasse 5',
      contact_name: 'Zzkontakt',
      phone: '02421 660011',
      email: 'zzschulpost@beispiel.de',
    },
  },
  kita: {
    ...{ name: 'Zzkita', isProtected: false },
    marked: { street: 'Zzkitagasse 6', contact_name: 'Zzkita', phone: '02421 660022', email: 'zzkitapost@beispiel.de' },
  },
  shelter: {
    ...{ name: 'Zzschutzhaus', isProtected: true },
    marked: {
      ...{ street: 'Zzschutzgasse 7', place: 'Zzschutzort', contact_name: 'Zzschutzkontakt' },
      ...{ phone: '02421 660033', email: 'zzschutzpost@beispiel.de' },
    },
  },
};
const talkMarks: Record<Place, Record<string, string>> = {
  school: {
    street: 'Zzschulgasse 5',
    meeting_point: 'Zztreff',
    contact_name: 'Zzkontakt',
    contact_phone: '02421 660011',
  },
  kita: { street: 'Zzkitagasse 6', meeting_point: 'Zzkita', contact_name: 'Zzkita', contact_phone: '02421 660022' },
  shelter: {
    ...{ street: 'Zzschutzgasse 7', place: 'Zzschutzort', meeting_point: 'Zzschutztreff' },
    ...{ contact_name: 'Zzschutzkontakt', contact_phone: '02421 660033' },
  },
};
const signs: Record<Place, string> = { school: 'Zzzeichen 1', kita: 'Zzkitazeichen 2', shelter: 'Zzschutzzeichen 3' };
const mailOf: Record<Place, string> = {
  school: 'zzschulpost@beispiel.de',
  kita: 'zzkitapost@beispiel.de',
  shelter: 'zzschutzpost@beispiel.de',
};

async function addPlace(tx: Tx, centreId: string, place: Place, number: string): Promise<string> {
  const { name, marked, isProtected } = places[place];
  const id = await addInstitution(tx, centreId, { number, name, isProtected });
  await tx.updateTable('institution').set(marked).where('id', '=', id).execute();
  return id;
}

const conduct = ['2026-01-08', '2027-01-15'] as const;

async function addPerson(tx: Tx, centreId: string, who: 'selam' | 'yonas'): Promise<string> {
  const number = who === 'selam' ? 'DN-E-9301' : 'DN-E-9302';
  const id = await addVolunteer(tx, centreId, { name: who, number, ...(who === 'selam' ? { conduct } : {}) });
  const marked =
    who === 'selam'
      ? {
          ...{ given_name: 'Zzselam', family_name: 'Zzfamilie', phone: '0151 880011', email: 'zzpost@beispiel.de' },
          ...{ street: 'Zzheimweg 3', birth: day('1971-03-07') },
        }
      : { given_name: 'Zzyonas', family_name: 'Zzanders', phone: '0151 880022', email: 'zzandere@beispiel.de' };
  await tx.updateTable('volunteer').set(marked).where('id', '=', id).execute();
  return id;
}

/** Who gets a mail at an address of the world. */
export const readersByMail: Readonly<Record<string, string>> = {
  'zzpost@beispiel.de': 'volunteer',
  'zzandere@beispiel.de': 'other volunteer',
  [mailOf.school]: 'school',
  [mailOf.kita]: 'other institution',
  [mailOf.shelter]: 'shelter',
};

/** Düren with two institutions, a protected one, two volunteers and a talk in each state; every word of them is marked. */
export async function makeReadingWorld(test: TestApp): Promise<ReadingWorld> {
  const centreId = test.centres.dueren;
  const act = <T>(work: (tx: Tx, by: By) => Promise<T>): Promise<T> => {
    const now = test.context.clock.now();
    const who = { centreId, userId: coordinator, now, role: 'interpreter_coordinator', schools: [] };
    const by: By = { ...who, today: test.context.clock.today() };
    return inCentre(test.context.database.db, by, (tx) => work(tx, by));
  };
  test.setNow('2026-11-13T09:00:00+01:00');
  const { userId: coordinator } = await signIn(test, { role: 'interpreter_coordinator', name: 'Karla Koordination' });
  const { userId: head } = await signIn(test, { role: 'head', name: 'Helga Leitung' });
  await payByTheHour(test, coordinator);
  const jobs = test.context.jobs;
  const made = await act(async (tx) => ({
    institutions: {
      school: await addPlace(tx, centreId, 'school', 'DN-I-9301'),
      kita: await addPlace(tx, centreId, 'kita', 'DN-I-9302'),
      shelter: await addPlace(tx, centreId, 'shelter', 'DN-I-9303'),
    },
    volunteers: { selam: await addPerson(tx, centreId, 'selam'), yonas: await addPerson(tx, centreId, 'yonas') },
  }));
  const { institutions, volunteers } = made;
  const { selam, yonas } = volunteers;
  const talk = (tx: Tx, place: Place, start: string): Promise<string> =>
    addRequest(tx, centreId, { institutionId: institutions[place], start, reference: signs[place] }).then(
      async (id) => {
        const marks = { ...talkMarks[place], contact_email: mailOf[place] };
        await tx.updateTable('interpreting_request').set(marks).where('id', '=', id).execute();
        return id;
      },
    );
  const offerOf = (tx: Tx, requestId: string): Promise<string> =>
    tx
      .selectFrom('interpreting_offer')
      .select('id')
      .where('request_id', '=', requestId)
      .where('volunteer_id', '=', selam)
      .executeTakeFirstOrThrow()
      .then(({ id }) => id);

  // A talk that is over: both have said the same, it is owed and stands in a run.
  const over = await act(async (tx, by) => {
    const id = await talk(tx, 'school', '2026-11-16T14:00:00+01:00');
    await bookByCall(tx, by, id, selam, jobs);
    const bank = { volunteerId: selam, iban: 'DE89370400440532013000', holder: 'Zzselam Zzfamilie' };
    await changeBankAccount(tx, by, bank, jobs);
    return id;
  });
  await jobs.runDue();
  test.setNow('2026-11-16T16:00:00+01:00');
  await act(async (tx, by) => {
    const time = {
      from: Temporal.Instant.from('2026-11-16T13:00:00Z'),
      to: Temporal.Instant.from('2026-11-16T14:00:00Z'),
    };
    await proveAsVolunteer(tx, { ...by, userId: systemUserId, role: 'link' }, await offerOf(tx, over), {
      ...time,
      burdened: true,
    });
    await proveAsInstitution(tx, by, over, { outcome: 'held', time });
    const run = await draftRun(tx, by, day('2026-12-07'));
    await stateRun(tx, by, run);
    await releaseRun(tx, { ...by, userId: head }, run, true);
  });
  test.setNow(monday);
  const asked = await act(async (tx, by) => {
    const open = await talk(tx, 'school', '2026-12-10T14:00:00+01:00');
    const promised = await talk(tx, 'school', '2026-12-14T14:00:00+01:00');
    for (const id of [open, promised]) await offerTo(tx, by, id, [selam, yonas], jobs);
    return { open, promised };
  });
  await jobs.runDue();
  const requests = await act(async (tx, by) => {
    await declineByCall(tx, by, asked.open, yonas, false);
    await acceptOffer(tx, by, await offerOf(tx, asked.promised), jobs);
    const pair = { institutionId: institutions.school, reference: signs.school, volunteerId: yonas };
    await wishPair(tx, by, pair, 'never');
    const other = await talk(tx, 'kita', '2026-12-15T14:00:00+01:00');
    await bookByCall(tx, by, other, yonas, jobs);
    const shelterOpen = await talk(tx, 'shelter', '2026-12-16T14:00:00+01:00');
    await offerTo(tx, by, shelterOpen, [selam], jobs);
    const shelterPromised = await talk(tx, 'shelter', '2026-12-17T14:00:00+01:00');
    await bookByCall(tx, by, shelterPromised, selam, jobs);
    const cancelled = await talk(tx, 'school', '2026-12-18T14:00:00+01:00');
    await offerTo(tx, by, cancelled, [selam], jobs);
    const soon = await talk(tx, 'school', '2026-11-24T14:00:00+01:00');
    await offerTo(tx, by, soon, [selam], jobs);
    await acceptOffer(tx, by, await offerOf(tx, soon), jobs);
    for (const place of ['school', 'shelter'] as const) await sendAskLink(tx, by, institutions[place], jobs);
    for (const news of ['asked', 'changed', 'cancelled', 'refused'] as const)
      for (const id of [asked.open, shelterOpen]) await tellNews(tx, by, id, news, jobs);
    await sendOwnLink(tx, by, selam, jobs);
    await standBy(tx, centreId, selam);
    const call = async (reference: string): Promise<string> => {
      const said = { institutionId: institutions.school, language: 'tir', variety: '', gender: null, reference };
      const rest = { occasion: 'parents_talk' as const, legalConsequence: false, institutionPays: false };
      const contact = { name: 'Zzkontakt', email: mailOf.school };
      const number = { phone: '02421 660011', minutes: 20 };
      const talkNow = callTalk({ ...said, ...rest, ...number }, contact, { ags: '05358008' });
      const begun = await startCall(tx, by, { talk: talkNow, ...number, channel: 'account', linkId: null }, jobs);
      return 'requestId' in begun ? begun.requestId : '';
    };
    const callAsked = await call(signs.school);
    const callTaken = await call('Zzzeichen 4');
    await acceptOffer(tx, by, await offerOf(tx, callTaken), jobs);
    return { ...asked, callAsked, callTaken, over, other, shelterOpen, shelterPromised, cancelled, soon };
  });
  const offers = await act(async (tx) => ({
    open: await offerOf(tx, requests.open),
    promised: await offerOf(tx, requests.promised),
    over: await offerOf(tx, requests.over),
    shelterPromised: await offerOf(tx, requests.shelterPromised),
    callAsked: await offerOf(tx, requests.callAsked),
    callTaken: await offerOf(tx, requests.callTaken),
  }));
  return { institutions, volunteers, requests, offers, act };
}
