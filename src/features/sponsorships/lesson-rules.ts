// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A lesson of a school's grid, in minutes of the day on the clock in Germany. */
export interface Lesson {
  lesson: number;
  from: number;
  to: number;
}

const at = (hour: number, minute: number): number => hour * 60 + minute;

/** The grid of a school of which nobody has entered its own: six lessons of 45 minutes, as primary schools in NRW often have them. */
export const usualLessons: readonly Lesson[] = [
  { lesson: 1, from: at(8, 0), to: at(8, 45) },
  { lesson: 2, from: at(8, 45), to: at(9, 30) },
  { lesson: 3, from: at(9, 50), to: at(10, 35) },
  { lesson: 4, from: at(10, 35), to: at(11, 20) },
  { lesson: 5, from: at(11, 35), to: at(12, 20) },
  { lesson: 6, from: at(12, 20), to: at(13, 5) },
];

/** "08:00–08:45" */
export const lessonTime = ({ from, to }: Pick<Lesson, 'from' | 'to'>): string =>
  [from, to].map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`).join('–');

/** A grid as people write it, one lesson a line: "1 08:00–08:45". */
export const lessonLines = (lessons: readonly Lesson[]): string =>
  lessons.map((one) => `${one.lesson} ${lessonTime(one)}`).join('\n');

const lineForm = /^(\d{1,2})[.:]?\s+(\d{1,2})[:.](\d{2})\s*(?:[–—-]|bis)\s*(\d{1,2})[:.](\d{2})$/u;
const hint = 'Bitte schreiben Sie jede Zeile wie „1 08:00–08:45“.';
/** Lessons are between 6 and 20 o'clock: anything else is a slip. */
const earliest = at(6, 0);
const latest = at(20, 0);

/** Reads a grid, one lesson a line. @returns the lessons in their order, or the German sentence that says what is wrong */
export function readLessons(text: string): Lesson[] | string {
  const lessons: Lesson[] = [];
  for (const line of text.split('\n').flatMap((one) => one.trim() || [])) {
    const found = lineForm.exec(line);
    if (!found) return `„${line.slice(0, 40)}“ ist keine Unterrichtsstunde. ${hint}`;
    const [lesson = 0, h1 = 0, m1 = 0, h2 = 0, m2 = 0] = found.slice(1).map(Number);
    if (lesson < 1 || lesson > 12 || m1 > 59 || m2 > 59 || at(h1, m1) < earliest || at(h2, m2) > latest)
      return `„${line.slice(0, 40)}“: Stunden haben eine Nummer von 1 bis 12 und liegen zwischen 6 und 20 Uhr. ${hint}`;
    if (at(h1, m1) >= at(h2, m2)) return `„${line.slice(0, 40)}“ endet, bevor es beginnt. ${hint}`;
    if (lessons.some((other) => other.lesson === lesson)) return `Die ${lesson}. Stunde steht zweimal da. ${hint}`;
    const other = lessons.find(({ from, to }) => from < at(h2, m2) && at(h1, m1) < to);
    if (other) return `Die ${lesson}. und die ${other.lesson}. Stunde überschneiden sich. ${hint}`;
    lessons.push({ lesson, from: at(h1, m1), to: at(h2, m2) });
  }
  return lessons.length === 0
    ? `Es ist keine Stunde eingetragen. ${hint}`
    : lessons.toSorted((a, b) => a.from - b.from);
}
