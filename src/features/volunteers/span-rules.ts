// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A span of the day on the clock in Germany: minutes from midnight, the end excluded. */
export interface DaySpan {
  from: number;
  to: number;
}

const clock = (text: string): number | undefined => {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim()) ?? [];
  const of = Number(hours) * 60 + Number(minutes);
  return hours === '' || Number(minutes) > 59 || of > 1440 ? undefined : of;
};

function readSpan(part: string): DaySpan | undefined {
  const [first, last, ...rest] = part
    .replace(/uhr/gi, '')
    .replace(/\bbis\b|[–—]/gi, '-')
    .split('-');
  const from = clock(first ?? '');
  const to = clock(last ?? '');
  return from === undefined || to === undefined || rest.length > 0 || from >= to ? undefined : { from, to };
}

/** More spans on one day are a slip. */
const mostSpans = 6;

/** Why something typed is no time of a day: too many, one that cannot be read, or two that overlap. */
export type SpanFault = { fault: 'many' } | { fault: 'overlap' } | { fault: 'form'; part: string };

/** The times of one weekday as people write them: "9-12, 14:30 bis 17 Uhr", in their order. Nothing entered is no time. */
export function findSpans(text: string): DaySpan[] | SpanFault {
  const parts = text
    .split(/[,;]|\bund\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^[-–—/]+$/.test(part));
  if (parts.length > mostSpans) return { fault: 'many' };
  const spans: DaySpan[] = [];
  for (const part of parts) {
    const span = readSpan(part);
    if (span === undefined) return { fault: 'form', part };
    spans.push(span);
  }
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  const overlap = sorted.some((span, index) => span.from < (sorted[index - 1]?.to ?? 0));
  return overlap ? { fault: 'overlap' } : sorted;
}

/** How times are written, for whoever does not know. */
export const spansExample = '9–12, 14:30–17';

/** The same for staff. @returns the spans in their order, or what is wrong as a sentence */
export function readSpans(text: string): DaySpan[] | string {
  const found = findSpans(text);
  if (!('fault' in found)) return found;
  if (found.fault === 'many') return `Bitte geben Sie höchstens ${mostSpans} Zeiten je Tag an.`;
  if (found.fault === 'overlap') return 'Diese Zeiten überschneiden sich. Bitte fassen Sie sie zusammen.';
  return `„${found.part.slice(0, 40)}“ ist keine Zeit. Bitte schreiben Sie zum Beispiel „${spansExample}“.`;
}

const clockText = (minutes: number): string => {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
};

/** The times of a day as they are read back: "9–12, 14:30–17". */
export const writeSpans = (spans: readonly DaySpan[]): string =>
  spans.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join(', ');

/** Days of the week; 1 is Monday. */
export const weekdays = [
  { number: 1, word: 'Montag' },
  { number: 2, word: 'Dienstag' },
  { number: 3, word: 'Mittwoch' },
  { number: 4, word: 'Donnerstag' },
  { number: 5, word: 'Freitag' },
  { number: 6, word: 'Samstag' },
  { number: 7, word: 'Sonntag' },
] as const;
