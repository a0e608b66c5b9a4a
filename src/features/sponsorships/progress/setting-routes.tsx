// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { NotFound } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, get, page, param, post } from '../../../web/route.ts';
import {
  addInstrument,
  addMaterial,
  addStartingMaterials,
  changeMaterial,
  endInstrument,
  endMaterial,
} from './actions.ts';
import { instrumentInput, materialInput, materialValues } from './input.ts';
import {
  endInstrumentPath,
  endMaterialPath,
  instrumentsPath,
  materialPath,
  materialsPath,
  newInstrumentPath,
  newMaterialPath,
  startingMaterialsPath,
} from './paths.ts';
import { getInstrument, getMaterial, listInstruments, listMaterials } from './queries.ts';
import { isMethod } from './scale-rules.ts';
import {
  EndInstrumentPage,
  EndMaterialPage,
  InstrumentsPage,
  MaterialPage,
  MaterialsPage,
  NewInstrumentPage,
} from './setting-pages.tsx';

async function showInstruments(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  return page(<InstrumentsPage frame={frameOf(request)} instruments={await listInstruments(tx, centreId)} />);
}

const newInstrumentForms = centreForm({
  load: () => null,
  schema: () => instrumentInput,
  run: ({ tx, by }, _, one) => addInstrument(tx, by, one),
  done: flash(instrumentsPath, 'gespeichert'),
  page: (_, __, form) => <NewInstrumentPage {...form} />,
});

const endInstrumentForms = centreForm({
  load: async (request) => {
    const instrument = await getInstrument(request.tx, request.centreId, param(request, 'id'));
    if (isMethod(instrument.key)) throw new NotFound();
    return instrument;
  },
  schema: () => noFields,
  run: ({ tx, by }, instrument) => endInstrument(tx, by, instrument, isMethod(instrument.key)),
  done: flash(instrumentsPath, 'gespeichert'),
  page: (_, instrument, form) => <EndInstrumentPage {...form} instrument={instrument} />,
});

async function showMaterials(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const materials = await listMaterials(tx, centreId);
  return page(<MaterialsPage frame={frameOf(request)} materials={materials} requestId={request.requestId()} />);
}

const startingForms = centreForm({
  load: ({ tx, centreId }) => listMaterials(tx, centreId),
  schema: () => noFields,
  run: ({ tx, by }) => addStartingMaterials(tx, by),
  done: flash(materialsPath, 'gespeichert'),
  page: (_, materials, { frame, requestId }) => <MaterialsPage {...{ frame, materials, requestId }} />,
});

const newMaterialForms = centreForm({
  load: () => null,
  schema: () => materialInput,
  run: ({ tx, by }, _, one) => addMaterial(tx, by, one),
  done: flash(materialsPath, 'gespeichert'),
  page: (_, __, form) => <MaterialPage {...form} material={null} />,
});

const loadMaterial = (request: CentreRequest) => getMaterial(request.tx, request.centreId, param(request, 'id'));

const materialForms = centreForm({
  load: loadMaterial,
  values: (_, material) => materialValues(material),
  schema: () => materialInput,
  version: ({ version }) => version,
  versionNeeded: true,
  run: ({ tx, by }, { id, version }, one) => changeMaterial(tx, by, id, version, one),
  done: flash(materialsPath, 'gespeichert'),
  page: (_, material, form) => <MaterialPage {...form} material={material} />,
});

const endMaterialForms = centreForm({
  load: loadMaterial,
  schema: () => noFields,
  run: ({ tx, by }, { id }) => endMaterial(tx, by, id),
  done: flash(materialsPath, 'gespeichert'),
  page: (_, material, form) => <EndMaterialPage {...form} material={material} />,
});

/** Instruments and materials of the centre. */
export const settingLines = [
  get(instrumentsPath, 'sponsorship.set', 'progress.instruments', showInstruments),
  get(newInstrumentPath, 'sponsorship.set', 'progress.instrument.form', newInstrumentForms.show),
  post(newInstrumentPath, 'sponsorship.set', 'progress.instrument', newInstrumentForms.send),
  get(endInstrumentPath(':id'), 'sponsorship.set', 'progress.instrument_end.form', endInstrumentForms.show),
  post(endInstrumentPath(':id'), 'sponsorship.set', 'progress.instrument_end', endInstrumentForms.send),
  get(materialsPath, 'sponsorship.set', 'progress.materials', showMaterials),
  post(startingMaterialsPath, 'sponsorship.set', 'progress.materials_start', startingForms.send),
  get(newMaterialPath, 'sponsorship.set', 'progress.material.form', newMaterialForms.show),
  post(newMaterialPath, 'sponsorship.set', 'progress.material', newMaterialForms.send),
  get(endMaterialPath(':id'), 'sponsorship.set', 'progress.material_end.form', endMaterialForms.show),
  post(endMaterialPath(':id'), 'sponsorship.set', 'progress.material_end', endMaterialForms.send),
  get(materialPath(':id'), 'sponsorship.set', 'progress.material_change.form', materialForms.show),
  post(materialPath(':id'), 'sponsorship.set', 'progress.material_change', materialForms.send),
];
