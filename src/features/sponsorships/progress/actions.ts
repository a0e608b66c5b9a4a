// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict, Forbidden } from '../../../refusals.ts';
import type { OwnChild, ProgressPupil } from './queries.ts';
import { answerColumns, checkRow, instrumentRow, type MaterialFacts, materialRow, resultRow } from './rows.ts';
import { type Answers, monthOf, startingMaterials } from './rules.ts';
import type { Instrument } from './scale-rules.ts';
import type { Observer } from './words.ts';

const ticked = 'Für diesen Monat ist gerade schon etwas angekreuzt worden. Bitte sehen Sie es sich noch einmal an.';

/**
 * What a sponsor sees of a child this month; what stands of it already is changed.
 * @param version the one somebody saw; 0: there was nothing yet
 * @throws Conflict while the sponsorship does not run, and when somebody else was faster
 */
export async function setCheck(tx: Tx, by: By, own: OwnChild, version: number, answers: Answers): Promise<void> {
  if (own.state !== 'active')
    throw new Conflict('Die Treffen laufen zurzeit nicht. Ankreuzen können Sie, sobald sie laufen.');
  const row = checkRow(by, { id: newId(), sponsorshipId: own.id, on: by.today, answers });
  const written =
    version === 0
      ? await tx
          .insertInto('progress_check')
          .values(row)
          .onConflict((conflict) => conflict.columns(['centre_id', 'sponsorship_id', 'month']).doNothing())
          .returning('id')
          .executeTakeFirst()
      : await tx
          .updateTable('progress_check')
          .set({ ...answerColumns(answers), on_day: by.today, entered_at: by.now, entered_by: by.userId })
          .set({ version: version + 1 })
          .where('centre_id', '=', by.centreId)
          .where('sponsorship_id', '=', own.id)
          .where('month', '=', monthOf(by.today))
          .where('version', '=', version)
          .returning('id')
          .executeTakeFirst();
  if (!written) throw new Conflict(ticked);
}

/** A result for the areas that were observed, by their place (1 is the first). */
export type Levels = ReadonlyMap<number, number>;

/**
 * Enters what was observed with an instrument. The same once more changes nothing.
 * @throws Conflict without consent and after the need has ended; for an instrument that is not used any more; when the same
 * role has said something else for that day
 */
export async function addResults(
  tx: Tx,
  by: By,
  pupil: ProgressPupil,
  instrument: Instrument,
  one: { levels: Levels; on: Temporal.PlainDate; observer: Observer },
): Promise<void> {
  if (pupil.state !== 'waiting' && pupil.state !== 'placed')
    throw new Conflict('Ergebnisse können eingetragen werden, solange die Einwilligung der Eltern gilt.');
  if (instrument.ended) throw new Conflict('Dieses Verfahren wird nicht mehr benutzt.');
  const { on, observer } = one;
  for (const [area, level] of one.levels) {
    const facts = { id: newId(), pupilId: pupil.id, instrument: instrument.key, area, level, on, observer };
    const row = resultRow(by, facts);
    const written = await tx
      .insertInto('progress_result')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (written) continue;
    const there = await tx
      .selectFrom('progress_result')
      .select('level')
      .where('centre_id', '=', by.centreId)
      .where('pupil_id', '=', pupil.id)
      .where('area', '=', area)
      .where('on_day', '=', on)
      .where('observer', '=', observer)
      .where(row.method === null ? 'instrument_id' : 'method', '=', instrument.key)
      .executeTakeFirst();
    if (there?.level !== level)
      throw new Conflict(
        `Für „${instrument.areas[area - 1] ?? ''}“ steht an diesem Tag schon ein anderes Ergebnis. Löschen Sie es zuerst, wenn es falsch ist.`,
      );
  }
}

/** Takes out a result that was entered by mistake; gone already is as good. */
export async function dropResult(tx: Tx, by: By, id: string): Promise<void> {
  await tx.deleteFrom('progress_result').where('centre_id', '=', by.centreId).where('id', '=', id).execute();
}

/** @throws Conflict when the centre uses one of that name */
export async function addInstrument(
  tx: Tx,
  by: By,
  one: { name: string; areas: string[]; levels: string[] },
): Promise<void> {
  const written = await tx
    .insertInto('progress_instrument')
    .values(instrumentRow(by, { id: newId(), ...one }))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) throw new Conflict('Ein Verfahren mit diesem Namen gibt es schon.');
}

/** No new results with it; those that are there stay. @throws Forbidden for one that every centre has */
export async function endInstrument(tx: Tx, by: By, { key }: Instrument, common: boolean): Promise<void> {
  if (common) throw new Forbidden('Dieses Verfahren haben alle Zentren.');
  await tx
    .updateTable('progress_instrument')
    .set({ ended_on: by.today })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', key)
    .where('ended_on', 'is', null)
    .execute();
}

const sameTitle = 'Ein Material mit diesem Titel gibt es schon.';

/** @throws Conflict when one of that title is proposed already */
export async function addMaterial(tx: Tx, by: By, one: MaterialFacts): Promise<void> {
  const written = await tx
    .insertInto('progress_material')
    .values(materialRow(by, { id: newId(), ...one }))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) throw new Conflict(sameTitle);
}

/** The materials every centre can begin with; those that are there already stay as they are. */
export async function addStartingMaterials(tx: Tx, by: By): Promise<void> {
  await tx
    .insertInto('progress_material')
    .values(startingMaterials.map((one) => materialRow(by, { id: newId(), ...one })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether another material that is proposed has this title. */
export const titleTaken = async (tx: Tx, by: By, id: string, title: string): Promise<boolean> =>
  (await tx
    .selectFrom('progress_material')
    .select('id')
    .where('centre_id', '=', by.centreId)
    .where('ended_on', 'is', null)
    .where((eb) => eb(eb.fn<string>('lower', ['title']), '=', title.toLowerCase()))
    .where('id', '<>', id)
    .executeTakeFirst()) !== undefined;

/** @throws Conflict when another one has the title, and when somebody else was faster */
export async function changeMaterial(tx: Tx, by: By, id: string, version: number, one: MaterialFacts): Promise<void> {
  if (await titleTaken(tx, by, id, one.title)) throw new Conflict(sameTitle);
  const { title, place, level, interest, language } = one;
  const written = await tx
    .updateTable('progress_material')
    .set({ title, place, level, interest, language, version: version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!written)
    throw new Conflict('Jemand anderes hat das Material gerade geändert. Bitte sehen Sie es noch einmal an.');
}

/** Not proposed any more. */
export async function endMaterial(tx: Tx, by: By, id: string): Promise<void> {
  await tx
    .updateTable('progress_material')
    .set({ ended_on: by.today })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .execute();
}
