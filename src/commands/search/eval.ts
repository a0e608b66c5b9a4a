// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../clock.ts';
import { inCentre, systemActor, type Tx } from '../../db/centre.ts';
import { type DatabaseHandle, openEmbedded, openServer } from '../../db/connection.ts';
import { migrate, pendingMigrations, prepareDatabase } from '../../db/migrate.ts';
import { tidyDatabase } from '../../db/tidy.ts';
import { ensureCentres } from '../../features/centres/actions.ts';
import { enterPeople } from '../../features/families/enter-actions.ts';
import { findLike, onePerChild } from '../../features/families/finding-queries.ts';
import { formatNumber } from '../../web/format.ts';
import { type CommandIo, neededText, type PlainCommand, printJson, Refused } from '../command.ts';
import { type FilePerson, keptBirth, readPeople } from './people-file.ts';

/** How well people are found. */
export interface SearchQuality {
  /** Share of the queries with an id whose person is among the first five; null without such queries. */
  recallAt5: number | null;
  /** Share of the queries without an id that raise "probably the same"; null without such queries. */
  falseWarnRate: number | null;
  /** 95 of 100 queries are answered within this time, milliseconds. */
  p95ms: number;
  n: number;
}

const share = (part: number, all: number): number | null => (all === 0 ? null : part / all);

async function ask(
  tx: Tx,
  centreId: string,
  today: Temporal.PlainDate,
  ids: ReadonlyMap<string, string>,
  queries: readonly FilePerson[],
): Promise<SearchQuality> {
  const times: number[] = [];
  const counts = { known: 0, found: 0, fresh: 0, warned: 0 };
  for (const query of queries) {
    const begin = performance.now();
    const found = onePerChild(await findLike(tx, centreId, query, today));
    times.push(performance.now() - begin);
    const person = ids.get(query.id);
    if (query.id === '') {
      counts.fresh += 1;
      if (found.some(({ likeness }) => likeness.verdict === 'same')) counts.warned += 1;
    } else {
      counts.known += 1;
      if (found.slice(0, 5).some(({ id }) => id === person)) counts.found += 1;
    }
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(times.length * 0.95) - 1)] ?? 0;
  return {
    recallAt5: share(counts.found, counts.known),
    falseWarnRate: share(counts.warned, counts.fresh),
    p95ms: Math.round(p95 * 10) / 10,
    n: queries.length,
  };
}

/** Thrown to take back what was entered; carries what was measured. */
class Undo extends Error {
  readonly quality: SearchQuality;
  constructor(quality: SearchQuality) {
    super('undone');
    this.quality = quality;
  }
}

/** A database in memory, or the server's, where everything happens in one transaction that is taken back. */
async function openScratch(databaseUrl: string | undefined): Promise<DatabaseHandle> {
  if (databaseUrl === undefined) {
    const handle = await openEmbedded();
    await prepareDatabase(handle);
    await migrate(handle);
    await ensureCentres(handle.db);
    return handle;
  }
  const handle = await openServer(databaseUrl, 2);
  const { names } = await pendingMigrations(handle);
  if (names.length > 0) {
    await handle.close();
    throw new Refused(
      'Die Datenbank in DATABASE_URL ist nicht auf dem Stand dieses Programms: Bitte das Programm einmal starten.',
    );
  }
  const { data_kind: kind } = await handle.db.selectFrom('installation').select('data_kind').executeTakeFirstOrThrow();
  if (kind === 'real') {
    await handle.close();
    throw new Refused(
      'In der Datenbank in DATABASE_URL sind echte Daten. Bitte eine leere nehmen, oder DATABASE_URL weglassen.',
    );
  }
  return handle;
}

async function measure(
  handle: DatabaseHandle,
  people: readonly FilePerson[],
  queries: readonly FilePerson[],
  io: CommandIo,
): Promise<SearchQuality> {
  const now = Temporal.Now.instant();
  const today = dayOf(now);
  // A centre nobody has set up: whatever else is in the database, its people are alone.
  const centre = await handle.db
    .selectFrom('centre')
    .select('id')
    .where('active', '=', false)
    .orderBy('key')
    .executeTakeFirstOrThrow();
  const actor = systemActor(centre.id, now);
  const kept = people.map((person) => ({ ...person, birth: keptBirth(person.birth) }));
  io.say(`${formatNumber(people.length)} Personen werden eingetragen …`);
  if (handle.kind === 'pglite') {
    const ids = await inCentre(handle.db, actor, (tx) => enterPeople(tx, centre.id, now, kept));
    await tidyDatabase(handle);
    io.say(`${formatNumber(queries.length)} Anfragen …`);
    return await inCentre(handle.db, actor, (tx) => ask(tx, centre.id, today, ids, queries));
  }
  try {
    return await inCentre(handle.db, actor, async (tx) => {
      const ids = await enterPeople(tx, centre.id, now, kept);
      io.say(`${formatNumber(queries.length)} Anfragen …`);
      throw new Undo(await ask(tx, centre.id, today, ids, queries));
    });
  } catch (error) {
    if (error instanceof Undo) return error.quality;
    throw error;
  }
}

const percent = (value: number | null): string =>
  value === null ? 'keine solche Anfrage' : `${formatNumber(Math.round(value * 1000) / 10)} %`;

export const searchEvalCommand: PlainCommand = {
  name: 'search eval',
  usage: '--people personen.csv --queries anfragen.csv [--json]',
  help: 'Misst, wie gut Personen in anderer Schreibweise gefunden werden (Dateien mit id,given,family,birth); es bleibt nichts gespeichert.',
  options: { people: { type: 'string' }, queries: { type: 'string' }, json: { type: 'boolean' } },
  needs: 'settings',
  async run(input, io, settings) {
    const people = await readPeople(io, neededText(input, 'people'));
    const queries = await readPeople(io, neededText(input, 'queries'));
    const handle = await openScratch(settings().databaseUrl);
    try {
      const quality = await measure(handle, people, queries, io);
      if (input.values.json === true) printJson(io, quality);
      else
        io.out(
          [
            `Unter den ersten fünf gefunden: ${percent(quality.recallAt5)}`,
            `Falsche Frage „wahrscheinlich dasselbe Kind“: ${percent(quality.falseWarnRate)}`,
            `95 von 100 Anfragen dauern höchstens ${formatNumber(quality.p95ms)} ms (${formatNumber(quality.n)} Anfragen)`,
            '',
          ].join('\n'),
        );
    } finally {
      await handle.close();
    }
  },
};
