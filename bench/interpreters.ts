// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../src/db/centre.ts';
import { newId } from '../src/db/ids.ts';
import { inventedRegister } from '../src/demo/register.ts';
import { addInstitution, addRequest } from '../src/features/interpreting/dispatch/dispatch.fixture.ts';
import { rankFor } from '../src/features/interpreting/dispatch/offer-actions.ts';
import { jobRow } from '../src/features/interpreting/dispatch/rows.ts';
import { everything } from '../src/features/interpreting/event-actions.ts';
import { getRequest } from '../src/features/interpreting/queries.ts';
import { importSchools } from '../src/features/schools/import.ts';
import { checkRow, languageRow, volunteerRow, windowRow } from '../src/features/volunteers/rows.ts';
import type { Contest } from './measure.ts';
import type { Program } from './program.ts';
import { replay, statementsOf } from './spy.ts';

const pool = 8000;
/** Every seventh volunteer speaks the first of these, every seventieth the last. */
const often = ['arb', 'ukr', 'tur', 'kmr', 'ron', 'bul', 'rus'];
const rare = 'tir';
const jobs = 1500;
const batch = 500;
const start = Temporal.Instant.from('2026-12-03T14:00:00+01:00');
const at = Temporal.Instant.from('2026-01-05T09:00:00+01:00');
const day = Temporal.PlainDate.from('2025-12-01');

function person(centreId: string, n: number) {
  const id = newId();
  const of = () => ({ centreId, id: newId(), volunteerId: id });
  const name = {
    givenName: `Vorname ${n}`,
    familyName: `Muster ${n}`,
    gender: n % 3 ? ('female' as const) : ('male' as const),
  };
  const home = { street: 'Beispielweg 1', postcode: '52349', place: 'Düren', ags: n % 2 ? '05358008' : '05358024' };
  const reached = {
    phone: '02421 000',
    email: `ehrenamt${n}@demo.example`,
    channel: 'mail' as const,
    letterLanguage: 'de',
  };
  const limits = { mostJobsMonth: n % 3 ? null : 6, mostMessagesWeek: n % 4 ? null : 5, radiusKm: n % 5 ? null : 40 };
  const help = {
    interprets: true,
    sponsors: false,
    modes: ['on_site', 'phone', 'video'],
    topics: n % 2 ? ['school'] : [],
  };
  const profile = {
    ...name,
    ...home,
    ...reached,
    ...limits,
    ...help,
    birth: Temporal.PlainDate.from('1985-05-05'),
    note: '',
  };
  const number = `DN-E-${String(n + 1).padStart(5, '0')}`;
  const row = volunteerRow({ ...profile, centreId, id, number, state: 'active', stateSince: day, at, by: null });
  const language = n % 70 === 69 ? rare : (often[n % often.length] ?? rare);
  const spoken = { level: 'native' as const, direction: 'both' as const, reads: true, variety: '' };
  const kinds = ['conduct', 'confidentiality', 'data_protection', 'training'] as const;
  return {
    volunteer: row,
    languages: [languageRow({ ...of(), language, ...spoken })],
    windows: [1, 2, 4].map((weekday) => windowRow({ ...of(), weekday, from: 480, to: 1080 })),
    checks: kinds.map((kind) =>
      checkRow({
        ...{ ...of(), kind, form: kind === 'conduct' ? ('extended' as const) : null, datedOn: day, seenOn: day },
        ...{ seenBy: newId(), dueOn: kind === 'conduct' ? day.add({ years: 5 }) : null, at },
      }),
    ),
  };
}

async function fill(tx: Tx, centreId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < pool; from += batch) {
    const people = Array.from({ length: batch }, (_, n) => person(centreId, from + n));
    const put = (table: 'volunteer' | 'volunteer_language' | 'volunteer_window' | 'volunteer_check', rows: object[]) =>
      tx
        .insertInto(table)
        .values(rows as never)
        .execute();
    await put(
      'volunteer',
      people.map(({ volunteer }) => volunteer),
    );
    await put(
      'volunteer_language',
      people.flatMap(({ languages }) => languages),
    );
    await put(
      'volunteer_window',
      people.flatMap(({ windows }) => windows),
    );
    await put(
      'volunteer_check',
      people.flatMap(({ checks }) => checks),
    );
    ids.push(...people.map(({ volunteer }) => volunteer.id));
  }
  return ids;
}

/** A year of jobs, each of somebody else. */
async function addJobs(tx: Tx, centreId: string, institutionId: string, volunteers: readonly string[]): Promise<void> {
  for (let n = 0; n < jobs; n += 1) {
    const begin = start.subtract({ hours: 24 + n * 5 });
    const requestId = await addRequest(tx, centreId, { institutionId, start: begin.toString() });
    const volunteerId = volunteers[n * 5] ?? '';
    const who = { centreId, id: newId(), requestId, volunteerId, personKey: volunteerId, mode: 'on_site' as const };
    const way = { wayMinutes: 20, metres: 8000, start: begin, end: begin.add({ hours: 1 }), at, by: null };
    await tx
      .insertInto('interpreting_job')
      .values(jobRow({ ...who, ...way }))
      .execute();
  }
}

/**
 * Who comes into question for one request among 8,000 volunteers: everything that decides is read, and all who speak the language
 * are ranked with reasons; against the same statements straight through the driver. The most frequent language, and a rare one.
 */
export async function candidateContests(program: Program): Promise<Contest[]> {
  const { context, centreId, kind } = program;
  await importSchools(context, inventedRegister(), { apply: true, by: 'bench' });
  const requests = await program.inside(async (tx) => {
    const volunteers = await fill(tx, centreId);
    const institutionId = await addInstitution(tx, centreId, { number: 'DN-I-9001', name: 'Schule' });
    await addJobs(tx, centreId, institutionId, volunteers);
    const ask = async (language: string) =>
      await getRequest(
        tx,
        centreId,
        everything,
        await addRequest(tx, centreId, { institutionId, start: start.toString(), language }),
      );
    return [
      { id: 'interpreting.candidates', one: await ask(often[0] ?? rare) },
      { id: 'interpreting.candidates.rare', one: await ask(rare) },
    ];
  });
  await program.tidy();
  const contests: Contest[] = [];
  for (const { id, one } of requests) {
    const work = () => program.inside((tx) => rankFor(tx, { centreId, now: context.clock.now() }, one));
    const { candidates, excluded } = await work();
    const sent = await statementsOf(program, work);
    contests.push({
      id: `${id}.${kind}`,
      ...{ n: 100, warmUp: 20, ours: work, peer: () => replay(program, sent), statements: sent.length },
      goal: { of: 'median', below: 50 },
      note: `${candidates.length + excluded.length} of ${pool} speak the language, ${candidates.length} come into question`,
    });
  }
  return contests;
}
