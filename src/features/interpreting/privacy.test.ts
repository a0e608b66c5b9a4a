// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { personalParts } from '../../codes/personal-parts.ts';
import { missingLanguage, relatedLanguages } from './language-rules.ts';
import { defaultPolicy } from './policy-rules.ts';
import { clockTime, moveSlot, slotFault } from './time-rules.ts';

describe('what may tell who a family is', () => {
  it.each([
    ['Gespräch mit Frau Musterfrau', 'Frau Musterfrau'],
    ['Familie Al-Beispiel kommt', 'Familie Al-Beispiel'],
    ['Muster, Layla', 'Muster, Layla'],
    ['Layla Muster kommt neu', 'Layla Muster'],
    ['Kind geb. 03.04.2015', 'geb. 03.04.2015'],
    ['Termin wegen 12.05.2016', '12.05.2016'],
    ['Rückruf 0177 5551234', '0177 5551234'],
    ['an mail@example.org', 'mail@example.org'],
  ])('is seen in „%s“', (text, part) => {
    expect(personalParts(text)).toContain(part);
  });

  it.each([
    'Übergang in Klasse 5',
    'Entwicklungsgespräch, Lernstand Deutsch',
    'Anmeldung Kita und Betreuung',
    'K 17/3',
    'DN-2026-0417',
    'AZ 51.2-114/26',
    'Haupteingang Schule, Raum 12',
    'Elternabend Klasse 3b',
    'Aufnahme am 10.12.2026',
    'aus Nordsyrien',
    'Frau wünscht eine Frau',
    'Familie ist neu zugezogen',
  ])('is not seen in „%s“', (text) => {
    expect(personalParts(text)).toEqual([]);
  });
});

it.each(['a', '0', ' ', '@', '-'])('is not looked for beyond what a field holds (a pasted book of „%s“)', (piece) => {
  expect(personalParts(`${piece.repeat(1_000_000)} Frau Musterfrau`)).not.toContain('Frau Musterfrau');
});

describe('a language nobody speaks', () => {
  it('is told with the varieties and neighbours somebody does speak', () => {
    expect(missingLanguage('kmr', new Map([['kmr', 1]]))).toBeUndefined();
    const romani = missingLanguage('rmn', new Map([['rmy', 2]]));
    expect(romani).toContain('Romani (Balkan) spricht zurzeit niemand im Pool.');
    expect(romani).toContain('Versteht die Familie auch Romani (Vlax)?');
    expect(missingLanguage('rif', new Map([['kab', 1]]))).toContain('Kabylisch');
    expect(missingLanguage('mon', new Map())).toContain('Sonst hilft ein professioneller Dienst');
  });

  it('is kept apart from its varieties', () => {
    expect(relatedLanguages('ckb')).toEqual(expect.arrayContaining(['kmr', 'sdh']));
    expect(relatedLanguages('ary')).toEqual(expect.arrayContaining(['apc', 'arz']));
    expect(relatedLanguages('tur')).toEqual([]);
  });
});

describe('times on the clock', () => {
  const at = (day: string, time: string) => clockTime(Temporal.PlainDate.from(day), Temporal.PlainTime.from(time));

  it('are there once, twice or not at all', () => {
    expect(at('2026-11-23', '10:00').kind).toBe('once');
    expect(at('2027-03-28', '02:30')).toEqual({
      kind: 'missing',
      at: Temporal.Instant.from('2027-03-28T03:30:00+02:00'),
    });
    expect(at('2027-10-31', '02:30')).toEqual({
      kind: 'twice',
      at: Temporal.Instant.from('2027-10-31T02:30:00+02:00'),
    });
    expect(at('2027-10-31', '03:00').kind).toBe('once');
  });

  it('stay the same in a series over the change', () => {
    const first = {
      startsAt: Temporal.Instant.from('2027-03-23T14:00:00+01:00'),
      endsAt: Temporal.Instant.from('2027-03-23T15:00:00+01:00'),
    };
    expect(String(moveSlot(first, 7, Temporal.PlainTime.from('14:00'), 60).startsAt)).toBe('2027-03-30T12:00:00Z');
  });

  it('are late without urgency, and never where the centre takes nothing late', () => {
    const slot = {
      startsAt: Temporal.Instant.from('2026-11-25T10:00:00+01:00'),
      endsAt: Temporal.Instant.from('2026-11-25T11:00:00+01:00'),
    };
    const now = Temporal.Instant.from('2026-11-23T09:00:00+01:00');
    expect(slotFault(defaultPolicy, slot, now, false)?.about).toBe('late');
    expect(slotFault(defaultPolicy, slot, now, true)).toBeUndefined();
    expect(slotFault({ ...defaultPolicy, urgentAllowed: false }, slot, now, true)?.message).toContain(
      'Früher geht es nicht',
    );
  });
});
