// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Solves mixed-integer programs with HiGHS (WebAssembly) in a thread of its own: a solve blocks its thread.
import { parentPort } from 'node:worker_threads';
import highsModule, { type Highs, type Model, type ModelData } from 'highs';
import type { MipModel, MipResult } from '../../matching/index.ts';

export type MipRequest = { readonly id: number; readonly model: MipModel; readonly seconds: number };
export type MipAnswer = { readonly id: number; readonly result: MipResult };

// The package describes its CommonJS form; as a module its default export is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
/** Begins as soon as the thread does. */
const loading = loadHighs();
// Whoever asks hears of it.
loading.catch(() => undefined);

function modelData({ infinity }: Highs, model: MipModel): ModelData {
  const finite = (bounds: Float64Array): Float64Array =>
    bounds.map((bound) => (Number.isFinite(bound) ? bound : Math.sign(bound) * infinity));
  return {
    numCols: model.columns,
    numRows: model.rows,
    colCost: model.cost,
    colLower: finite(model.lower),
    colUpper: finite(model.upper),
    rowLower: finite(model.rowLower),
    rowUpper: finite(model.rowUpper),
    integrality: Int32Array.from(model.integer),
    matrix: {
      format: 'csr',
      numRows: model.rows,
      numCols: model.columns,
      starts: model.start,
      indices: model.index,
      values: model.value,
    },
  };
}

function outcome({ constants, infinity }: Highs, model: Model, linear: boolean): MipResult {
  const code = model.getModelStatus();
  const { modelStatus } = constants;
  const dual = Number(model.info.get('mip_dual_bound'));
  const bound = !linear && Math.abs(dual) < infinity ? { bound: dual } : {};
  if (code === modelStatus.infeasible) return { status: 'infeasible' };
  if (code !== modelStatus.optimal && code !== modelStatus.timeLimit) return { status: 'failed' };
  const found = Math.abs(Number(model.info.get('mip_gap'))) < infinity || code === modelStatus.optimal;
  const status = code === modelStatus.optimal ? 'optimal' : 'time-limit';
  if (!found) return { status, ...bound };
  const { colValue, rowDual } = model.getSolution();
  const prices = linear && code === modelStatus.optimal ? { prices: Float64Array.from(rowDual) } : {};
  return { status, values: Float64Array.from(colValue), ...prices, ...bound };
}

async function solve({ model, seconds }: MipRequest): Promise<MipResult> {
  const started = performance.now();
  const highs = await loading;
  const solver = highs.createModel(modelData(highs, model));
  try {
    solver.options.set({
      output_flag: false,
      // Costs are integers, so whatever is better is better by 1.
      mip_rel_gap: 0,
      mip_abs_gap: 0.99,
      // A good solution comes with the model, and its symmetries are few: measured, both cost more than they bring.
      mip_heuristic_effort: 0.01,
      mip_detect_symmetry: false,
      mip_allow_restart: false,
      // To load the solver and to take the model over is part of the time.
      time_limit: Math.max(0, seconds - (performance.now() - started) / 1000),
    });
    if (model.known) solver.setSolution({ colValue: model.known });
    solver.run();
    return { ...outcome(highs, solver, !model.integer.includes(1)), seconds: (performance.now() - started) / 1000 };
  } finally {
    solver.dispose();
  }
}

parentPort?.on('message', (request: MipRequest) => {
  solve(request)
    .catch((): MipResult => ({ status: 'failed' }))
    .then((result) => parentPort?.postMessage({ id: request.id, result } satisfies MipAnswer))
    .catch(() => undefined);
});
