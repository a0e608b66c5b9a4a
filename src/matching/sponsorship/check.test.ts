// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { checkSponsorships, type SponsorPrice, type SponsorshipClaim } from './check.ts';
import type { SponsorshipJson } from './sponsorship.ts';

/** pia has two lessons, in each up to two children of one school; dua stays with her. */
const json: SponsorshipJson = {
  levels: ['minutes'],
  children: [
    { id: 'ada', weight: 2, slots: ['mo', 'di'] },
    { id: 'ben', weight: 5, slots: ['mo'] },
    { id: 'cem', weight: 4, slots: ['mo', 'di'] },
    { id: 'dua', weight: 1, slots: ['di'] },
  ],
  sponsors: [
    { id: 'pia', maxChildren: 3, slots: ['mo', 'di'], groupSize: 2 },
    { id: 'rolf', maxChildren: 1, slots: ['mo'] },
  ],
  arcs: [
    { child: 'ada', sponsor: 'pia', school: 'nord', cost: [7] },
    { child: 'ben', sponsor: 'pia', school: 'nord', cost: [3] },
    { child: 'ben', sponsor: 'rolf', cost: [1] },
    { child: 'cem', sponsor: 'pia', school: 'sued', cost: [4] },
    { child: 'dua', sponsor: 'pia', school: 'sued', cost: [9] },
  ],
  keep: [{ child: 'dua', sponsor: 'pia', slot: 'di' }],
  never: [{ child: 'ben', sponsor: 'rolf' }],
};
const place = (child: string, slot: string, sponsor = 'pia') => ({ child, sponsor, slot });
const best: SponsorshipClaim = {
  assignment: [place('ben', 'mo'), place('cem', 'di'), place('dua', 'di')],
  objective: [2, 16],
  prices: [{ sponsor: 'pia', slot: null, price: [2, -7] }],
};
const check = (claim: Partial<SponsorshipClaim>) => checkSponsorships(json, { ...best, ...claim });

it('proves a result by its prices', () => {
  expect(check({})).toEqual({ valid: true, feasible: true, primal: [2, 16], dual: [2, 16], problems: [] });
});

it.each<[string, Partial<SponsorshipClaim>, RegExp]>([
  ['a child that is not there', { assignment: [...best.assignment, place('eli', 'mo')] }, /„eli“ gibt es nicht/],
  ['a child with two', { assignment: [...best.assignment, place('ben', 'mo')] }, /„ben“ hat zwei/],
  [
    'a pair that must not be',
    { assignment: [place('ben', 'mo', 'rolf'), ...best.assignment.slice(1)] },
    /„ben“ darf nicht zu „rolf“/,
  ],
  [
    'a pair without arc',
    { assignment: [place('cem', 'mo', 'rolf'), place('dua', 'di')] },
    /„cem“ darf nicht zu „rolf“/,
  ],
  ['a lesson not both have', { assignment: [place('ben', 'di'), place('dua', 'di')] }, /die Stunde „di“ nicht/],
  ['somebody kept who is gone', { assignment: best.assignment.slice(0, 2) }, /„dua“ soll bleiben/],
  [
    'two schools in a lesson',
    { assignment: [place('ada', 'mo'), place('cem', 'mo'), place('dua', 'di')] },
    /2 Schulen/,
  ],
  [
    'another school where somebody stays',
    { assignment: [place('ada', 'di'), place('dua', 'di')] },
    /die Stunde „di“ nicht/,
  ],
  [
    'more children than somebody takes',
    { assignment: [place('ada', 'mo'), ...best.assignment] },
    /4 Kinder, höchstens 3/,
  ],
  ['a wrong sum', { objective: [2, 15] }, /nachgerechnet sind es 2, 16/],
  ['a price below 0', { prices: [{ sponsor: 'pia', slot: null, price: [-1, 9] }] }, /Preise von „pia“ sind keine/],
  ['a price that is no integer', { prices: [{ sponsor: 'pia', slot: null, price: [0.5, 0] }] }, /sind keine/],
  ['a price that comes twice', { prices: [best.prices[0]!, best.prices[0]!] }, /sind keine/],
  ['a price of nobody', { prices: [{ sponsor: 'udo', slot: null, price: [0, 1] }] }, /„udo“ sind keine/],
  ['prices that prove less', { prices: [] }, /die Preise beweisen 0, 23/],
  [
    'prices of lessons that prove less',
    { prices: [{ sponsor: 'pia', slot: 'mo', price: [1, 0] }] },
    /die Preise beweisen/,
  ],
])('finds %s', (_, claim, sentence) => {
  const { valid, problems } = check(claim);
  expect(valid).toBe(false);
  expect(problems.join(' ')).toMatch(sentence);
});

it('no prices prove more than what a result costs', () => {
  for (let own = 0; own < 6; own += 1)
    for (let slot = 0; slot < 4; slot += 1)
      for (const level of [-9, 0, 9]) {
        const prices: SponsorPrice[] = [
          { sponsor: 'pia', slot: null, price: [own, own === 0 ? Math.abs(level) : level] },
          { sponsor: 'pia', slot: 'mo', price: [slot, 0] },
        ];
        const [weight, minutes] = check({ prices }).dual as [number, number];
        expect(weight < 2 || (weight === 2 && minutes <= 16)).toBe(true);
      }
});
