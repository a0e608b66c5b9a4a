// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { dialHidden, leftText, professionalHelp, standOf } from './call-rules.ts';

const at = (text: string) => Temporal.Instant.from(`2026-11-23T${text}+01:00`);
const call = (result: Parameters<typeof standOf>[0]['result']) => ({ result, answerBy: at('10:03:00') });

describe('a call', () => {
  it.each([
    [null, 'open', '10:02:59', 'asking'],
    [null, 'open', '10:03:00', 'nobody'],
    ['taken', 'assigned', '10:01:00', 'taken'],
    // Whoever had said yes gave it back: nobody waits for the rest of the time.
    ['taken', 'open', '10:01:00', 'not_called'],
    ['nobody', 'unfilled', '10:04:00', 'nobody'],
    ['not_called', 'unfilled', '10:04:00', 'not_called'],
    ['withdrawn', 'cancelled_in_time', '10:01:00', 'withdrawn'],
    ['taken', 'held', '10:30:00', 'proven'],
    ['taken', 'settled', '10:30:00', 'proven'],
  ] as const)('with the result %s of a request that is %s stands at %s as %s', (result, state, now, stand) => {
    expect(standOf(call(result), { state }, at(now))).toBe(stand);
  });

  it('says what is left in minutes and seconds, and nothing below nothing', () => {
    expect(leftText(at('10:00:20'), at('10:03:00'))).toBe('2:40');
    expect(leftText(at('10:02:55'), at('10:03:00'))).toBe('0:05');
    expect(leftText(at('10:04:00'), at('10:03:00'))).toBe('0:00');
  });

  it('names the cheapest professional service the centre keeps, with its price; without one, who knows of one', () => {
    const service = (name: string, hourCents: number, active = true) => ({
      ...{ name, hourCents, active, kmCents: 30, orderContact: '030 1' },
    });
    const all = [service('Teuer', 9000), service('Günstig', 8100), service('Vorbei', 100, false)];
    expect(professionalHelp(all, 20)).toContain('Günstig (030 1): 20 Minuten kosten 27,00 €');
    expect(professionalHelp([service('Vorbei', 100, false)], 20)).toContain('weiß die Koordination');
  });

  it('dials the first number with the own one hidden', () => {
    expect(dialHidden('02421 000 020')).toBe('tel:%2331%2302421000020');
    expect(dialHidden('+49 2421 20, Zentrale')).toBe('tel:%2331%23+49242120');
  });
});
