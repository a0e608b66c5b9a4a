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

/**
 * The times of one weekday as people write them: "9-12, 14:30 bis 17 Uhr". Nothing entered is no time.
 * @returns the spans in their order, or what is wrong as a sentence
 */
export function readSpans(text: string): DaySpan[] | string {
  const parts = text
    .split(/[,;]|\bund\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^[-–—/]+$/.test(part));
  if (parts.length > mostSpans) return `Bitte geben Sie höchstens ${mostSpans} Zeiten je Tag an.`;
  const spans: DaySpan[] = [];
  for (const part of parts) {
    const span = readSpan(part);
    if (span === undefined)
      return `„${part.slice(0, 40)}“ ist keine Zeit. Bitte schreiben Sie zum Beispiel „9–12, 14:30–17“.`;
    spans.push(span);
  }
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  return sorted.some((span, index) => span.from < (sorted[index - 1]?.to ?? 0))
    ? 'Diese Zeiten überschneiden sich. Bitte fassen Sie sie zusammen.'
    : sorted;
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
