// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Need } from './need-queries.ts';

/** What is looked for when people are sought: somebody with the language, with time, or nearer. */
const aims = {
  language: { label: 'niemand spricht sie', codes: ['no_language'] },
  time: { label: 'niemand hatte Zeit', codes: ['nobody_free'] },
  place: { label: 'zu weit weg', codes: ['too_far'] },
} as const;
const known: readonly string[] = Object.values(aims).flatMap(({ codes }) => codes);

/** Why talks of a language stayed without anybody, in the words of who recruits; without what did not happen. */
export function needReasons({ reasons }: Pick<Need, 'reasons'>): { label: string; count: number }[] {
  const sum = (of: (code: string) => boolean): number =>
    reasons.filter(({ code }) => of(code)).reduce((total, { count }) => total + count, 0);
  return [
    ...Object.values(aims).map(({ label, codes }) => ({
      label,
      count: sum((code) => codes.some((one) => one === code)),
    })),
    { label: 'anderer oder kein Grund', count: sum((code) => !known.includes(code)) },
  ].filter(({ count }) => count > 0);
}

/** What would help most, as a sentence. */
export function needAdvice(need: Need): string {
  const [most] = needReasons(need).toSorted((a, b) => b.count - a.count);
  if (need.speakers === 0)
    return need.related > 0 ? 'Menschen mit genau dieser Sprache fehlen' : 'Menschen mit dieser Sprache fehlen';
  if (most?.label === aims.place.label) return 'Menschen in anderen Orten fehlen, oder Telefon und Video';
  if (most?.label === aims.time.label) return 'Menschen mit anderen Zeiten fehlen';
  return 'Mehr Menschen mit dieser Sprache helfen';
}
