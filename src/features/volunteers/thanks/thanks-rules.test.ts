// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { durationText } from '../../../web/format.ts';
import {
  type ThanksGroup,
  thanksDue,
  thanksFrom,
  thanksGroup,
  thanksUntil,
  thanksYears,
  usualThanksFrom,
  wayTo,
} from './thanks-rules.ts';
import { thanksMailText, thanksText } from './thanks-text.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const usual = usualThanksFrom.value;

describe('when people are thanked', () => {
  it('is from 5 December on, within two weeks, and reminded of until the end of January', () => {
    const from = thanksFrom(usual, 2026);
    expect([from, thanksDue(from), thanksUntil(2026)].map(String)).toEqual(['2026-12-05', '2026-12-19', '2027-01-31']);
    expect(String(thanksFrom({ month: 11, day: 31 }, 2026))).toBe('2026-11-30');
  });

  it.each([
    ['2026-12-04', [2025]],
    ['2026-12-05', [2026, 2025]],
    ['2027-01-10', [2026]],
  ])('on %s for these years', (today, years) => {
    expect(thanksYears(usual, day(today))).toEqual(years);
  });
});

describe('who is thanked, and how', () => {
  const home = { street: 'Beispielweg 1', place: 'Düren' };
  it.each([
    ['mail', { channel: 'mail', email: 'a@beispiel.de', ...home }],
    ['letter', { channel: 'phone', email: 'a@beispiel.de', ...home }],
    ['letter', { channel: 'mail', email: '', ...home }],
    ['phone', { channel: 'phone', email: '', street: 'Beispielweg 1', place: '' }],
  ] as const)('%s', (way, person) => {
    expect(wayTo(person)).toBe(way);
  });

  const who = { state: 'active', thanked: false, refused: false, helped: true } as const;
  it.each<[ThanksGroup | undefined, Partial<Parameters<typeof thanksGroup>[0]>]>([
    ['due', {}],
    ['due', { state: 'paused' }],
    ['had', { thanked: true, refused: true, state: 'left' }],
    ['refused', { refused: true }],
    ['quiet', { helped: false }],
    [undefined, { helped: false, state: 'paused' }],
    [undefined, { state: 'left' }],
    [undefined, { state: 'training' }],
  ])('%s: %o', (group, changes) => {
    expect(thanksGroup({ ...who, ...changes })).toBe(group);
  });
});

describe('what stands in it', () => {
  const facts = {
    ...{ name: 'Selam Beispiel', signer: 'Helga Leitung', year: 2026, word: 'Ohne Sie ginge es nicht.' },
    help: [{ service: 'interpreting', times: 3, minutes: 150 }] as const,
    centre: { name: 'KI Düren', reached: '02421 1' },
  };

  it('are the talks and their time, in the language of the person', () => {
    expect([durationText('de', 150), durationText('en', 60), durationText('tr', 45)]).toEqual([
      ...['2 Stunden, 30 Minuten', '1 hour', '45 dakika'],
    ]);
    expect(thanksText('de', facts).paragraphs).toContain(
      'Sie haben in 3 Gesprächen gedolmetscht, zusammen 2 Stunden, 30 Minuten.',
    );
    expect(thanksText('uk', facts).paragraphs.join(' ')).toContain('3 розмов, разом 2 години і 30 хвилин');
    const sponsor = { ...facts, help: [{ service: 'sponsorship', times: 1, minutes: 90 }] as const };
    expect(thanksText('de', sponsor).paragraphs.join(' ')).toContain('einmal mit einem Kind getroffen: 1 Stunde');
    expect(thanksText('de', sponsor).paragraphs.join(' ')).not.toContain('verstehen');
  });

  it('is German below the own language, once for who reads German, with the sentence and who signs', () => {
    const german = thanksMailText('de', facts);
    expect(german.subject).toBe('Danke für Ihre Hilfe');
    expect(german.text.match(/Guten Tag/g)?.length).toBe(1);
    expect(german.text).toContain('Herzliche Grüße\nHelga Leitung\nKI Düren');
    expect(german.text).not.toContain('auf Deutsch:');
    const { text } = thanksMailText('ar', facts);
    expect(text.indexOf('مرحبًا')).toBeLessThan(text.indexOf('Guten Tag'));
    expect(text.match(/Ohne Sie ginge es nicht\./g)?.length).toBe(2);
    expect(thanksMailText('fa', { ...facts, word: '' }).text).toBe(thanksMailText('de', { ...facts, word: '' }).text);
  });

  it('is another sentence for who was ready and had no talk', () => {
    const text = thanksText('de', { ...facts, help: [] }).paragraphs.join(' ');
    expect(text).toContain('bereit, anderen zu helfen');
    expect(text).not.toMatch(/Gespräch|Stunde/);
  });
});
