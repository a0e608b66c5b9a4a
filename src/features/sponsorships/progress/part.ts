// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import type { Sample } from '../../../web/feature.ts';
import { dropResultPath, endInstrumentPath, materialPath, newResultPath } from './paths.ts';

/** What its routes do, in words. */
export const progressDeeds = {
  'progress.own': 'Fortschritt des eigenen Patenkinds angesehen',
  'progress.check': 'angekreuzt, was ein Kind kann',
  'progress.picture': 'Bild für ein Kind angesehen',
  'progress.sheet': 'Blatt für ein Kind gedruckt',
  'progress.view': 'Lernstand eines Kindes angesehen',
  'progress.result': 'Ergebnis einer Beobachtung eingetragen',
  'progress.result_drop': 'Ergebnis einer Beobachtung gelöscht',
  'progress.instruments': 'Verfahren für den Lernstand angesehen',
  'progress.instrument': 'eigenes Verfahren eingetragen',
  'progress.instrument_end': 'eigenes Verfahren beendet',
  'progress.materials': 'Material angesehen',
  'progress.materials_start': 'Startliste des Materials übernommen',
  'progress.material': 'Material eingetragen',
  'progress.material_change': 'Material geändert',
  'progress.material_end': 'Material nicht mehr vorgeschlagen',
} as const;

const aPupil = async (tx: Tx) =>
  await tx
    .selectFrom('pupil')
    .select('id')
    .orderBy((eb) => eb.case().when('state', 'in', ['waiting', 'placed']).then(0).else(1).end())
    .orderBy('id')
    .executeTakeFirst();
const toObserve: Sample = async (tx) => {
  const pupil = await aPupil(tx);
  return pupil && { id: pupil.id, verfahren: 'niveau' };
};
const toDrop: Sample = async (tx) =>
  await tx.selectFrom('progress_result').select(['pupil_id as id', 'id as ergebnis']).orderBy('id').executeTakeFirst();

/** Records its pages can be opened with. */
export const progressSamples: Readonly<Record<string, Sample>> = {
  [newResultPath('school', ':id', ':verfahren')]: toObserve,
  [newResultPath('centre', ':id', ':verfahren')]: toObserve,
  [dropResultPath('school', ':id', ':ergebnis')]: toDrop,
  [dropResultPath('centre', ':id', ':ergebnis')]: toDrop,
  [materialPath(':id')]: async (tx) =>
    await tx
      .selectFrom('progress_material')
      .select('id')
      .where('ended_on', 'is', null)
      .orderBy('id')
      .executeTakeFirst(),
  [endInstrumentPath(':id').replace(/\/ende$/, '')]: async (tx) =>
    await tx.selectFrom('progress_instrument').select('id').orderBy('id').executeTakeFirst(),
};
