// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { nameOf, type ProblemList } from './errors.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Reads values somebody wrote and notes what is wrong with them, in German; what is wrong is taken as nothing. */
export class FieldReader {
  readonly problems: ProblemList;

  constructor(problems: ProblemList) {
    this.problems = problems;
  }

  /** The objects of a list; what is none is noted. */
  objects(whole: Fields, name: string, needed = true): { item: Fields; where: string }[] {
    const list = whole[name];
    if (list === undefined && !needed) return [];
    if (!Array.isArray(list)) {
      this.problems.add('shape', name, `${name} muss eine Liste sein.`);
      return [];
    }
    return list.flatMap((item: unknown, at) => {
      const where = `${name}[${at}]`;
      return this.isObject(item, where) ? { item, where } : [];
    });
  }

  /** Whether an entry of a list is an object; what is none is noted. */
  isObject(item: unknown, where: string): item is Fields {
    if (item !== null && typeof item === 'object' && !Array.isArray(item)) return true;
    this.problems.add('shape', where, `${where} muss ein Objekt sein, nicht ${nameOf(item)}.`);
    return false;
  }

  text(value: unknown, where: string): string | null {
    if (typeof value === 'string' && value !== '') return value;
    this.problems.add('shape', where, `${where} muss ein Text sein und darf nicht leer sein.`);
    return null;
  }

  integer(value: unknown, where: string): number | null {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    const why = value === undefined ? 'fehlt' : `nicht ${nameOf(value)}`;
    this.problems.add('not-an-integer', where, `${where} muss eine ganze Zahl sein, ${why}.`);
    return null;
  }

  /** An integer from 0 on. */
  amount(value: unknown, where: string): number | null {
    const number = this.integer(value, where);
    if (number === null || number >= 0) return number;
    this.problems.add('negative', where, `${where} darf nicht negativ sein, ist aber ${number}.`);
    return null;
  }
}
