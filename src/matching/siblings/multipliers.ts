// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { arcOf, type Instance } from '../instance/instance.ts';
import type { Families } from './families.ts';

/**
 * Multipliers μ of the rows z ≥ x, one per cell, and their way along subgradients (Held & Karp 1971). For each family
 * and group they add up to what one group costs, so that going there costs the family that much together, however it is
 * split between the members; a group that one member alone can reach costs that member all of it.
 */
export class Multipliers {
  readonly instance: Instance;
  readonly families: Families;
  readonly value: Float64Array;
  /** Packed cost added per arc, rounded. */
  readonly arcExtra: Float64Array;
  /** Per cell how far the last subgradients point. */
  readonly direction: Float64Array;
  private readonly reach: Uint8Array;
  private readonly most: number;

  constructor(instance: Instance, families: Families, siblingUnit: number) {
    const cells = families.cellStart[families.count]!;
    this.instance = instance;
    this.families = families;
    this.most = siblingUnit;
    this.value = new Float64Array(cells);
    this.direction = new Float64Array(cells);
    this.reach = new Uint8Array(cells);
    this.arcExtra = new Float64Array(instance.arcPool.length);
    for (const cell of families.cellOf) if (cell >= 0) this.reach[cell] = 1;
    this.eachColumn((cellsOfGroup) => {
      const share = Math.floor(siblingUnit / cellsOfGroup.length);
      for (const cell of cellsOfGroup) this.value[cell] = share;
      if (cellsOfGroup.length > 0) this.value[cellsOfGroup[0]!] = siblingUnit - share * (cellsOfGroup.length - 1);
    });
  }

  /** The cells of the members that can reach a group, family by family and group by group. */
  private eachColumn(visit: (cells: number[]) => void): void {
    const { count, memberStart, groupStart, cellStart } = this.families;
    for (let family = 0; family < count; family += 1) {
      const size = memberStart[family + 1]! - memberStart[family]!;
      const groups = groupStart[family + 1]! - groupStart[family]!;
      for (let group = 0; group < groups; group += 1) {
        const cells: number[] = [];
        for (let row = 0; row < size; row += 1) {
          const cell = cellStart[family]! + row * groups + group;
          if (this.reach[cell]) cells.push(cell);
        }
        visit(cells);
      }
    }
  }

  /** The multipliers as packed cost per arc. */
  extra(): Float64Array {
    const { arcExtra, value } = this;
    const { cellOf } = this.families;
    for (let arc = 0; arc < cellOf.length; arc += 1)
      if (cellOf[arc]! >= 0) arcExtra[arc] = Math.round(value[cellOf[arc]!]!);
    return arcExtra;
  }

  /**
   * Turns the direction by the subgradient at a placement: at each group the members that are there against those that
   * are not; `memory` of the old direction stays (Camerini, Fratta & Maffioli 1975). @returns its squared length
   */
  turn(poolOf: Int32Array, memory: number): number {
    const { direction } = this;
    const here = new Uint8Array(direction.length);
    for (const child of this.families.member)
      if (poolOf[child]! >= 0) here[this.families.cellOf[arcOf(this.instance, child, poolOf[child]!)]!] = 1;
    let square = 0;
    this.eachColumn((cells) => {
      if (cells.length < 2) return;
      let sum = 0;
      for (const cell of cells) sum += here[cell]!;
      for (const cell of cells) {
        const next = memory * direction[cell]! + here[cell]! - sum / cells.length;
        direction[cell] = next;
        square += next * next;
      }
    });
    return square;
  }

  move(step: number): void {
    const { value, direction, most } = this;
    for (let cell = 0; cell < value.length; cell += 1)
      if (direction[cell] !== 0) value[cell] = Math.min(most, Math.max(0, value[cell]! + step * direction[cell]!));
  }
}
