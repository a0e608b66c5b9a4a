// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Steps of a run: reading and building the instance, packing its levels, from there to assignment and prices, the proof. */
export type RunStep = 'read' | 'prepare' | 'solve' | 'proof';

/** CPU time of the process, all its threads, step by step. */
export class CpuTimes {
  private last = process.cpuUsage();
  private readonly spent: Record<RunStep, number> = { read: 0, prepare: 0, solve: 0, proof: 0 };

  /** What was spent since the last step ended belongs to this one. */
  ended(step: RunStep): void {
    const { user, system } = process.cpuUsage(this.last);
    this.last = process.cpuUsage();
    this.spent[step] += user + system;
  }

  /** Milliseconds per step. */
  get milliseconds(): Readonly<Record<`${RunStep}CpuMs`, number>> {
    const { read, prepare, solve, proof } = this.spent;
    const [readCpuMs, prepareCpuMs, solveCpuMs, proofCpuMs] = [read, prepare, solve, proof].map((us) => us / 1000);
    return { readCpuMs: readCpuMs!, prepareCpuMs: prepareCpuMs!, solveCpuMs: solveCpuMs!, proofCpuMs: proofCpuMs! };
  }
}
