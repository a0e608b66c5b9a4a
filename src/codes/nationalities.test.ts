// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { findState, isStateKey, STATES } from './nationalities.ts';

describe('STATES', () => {
  it('gives each key and each ISO code once, with name and adjective', () => {
    expect(STATES).toHaveLength(205);
    expect(new Set(STATES.map((s) => s.key)).size).toBe(205);
    expect(new Set(STATES.map((s) => s.iso2)).size).toBe(205);
    for (const state of STATES) {
      expect(state.key).toMatch(/^\d{3}$/);
      expect(state.iso2).toMatch(/^[A-Z]{2}$/);
      expect(state.name).not.toBe('');
      expect(state.adjective).not.toBe('');
    }
  });

  it.each([
    ['000', 'DE', 'Deutschland', 'deutsch'],
    ['166', 'UA', 'Ukraine', 'ukrainisch'],
    ['475', 'SY', 'Syrien', 'syrisch'],
    ['423', 'AF', 'Afghanistan', 'afghanisch'],
    ['438', 'IQ', 'Irak', 'irakisch'],
    ['154', 'RO', 'Rumänien', 'rumänisch'],
    ['163', 'TR', 'Türkei', 'türkisch'],
    ['224', 'ER', 'Eritrea', 'eritreisch'],
    ['150', 'XK', 'Kosovo', 'kosovarisch'],
    ['997', 'XA', 'staatenlos', 'staatenlos'],
  ])('%s is %s, %s', (key, iso2, name, adjective) => {
    expect(findState(key)).toEqual({ key, iso2, name, adjective });
  });

  it('does not offer states that ended', () => {
    expect(['120', '138', '132', '133', '159', '162', '276'].filter(isStateKey)).toEqual([]);
  });

  it('stands in German order with the special keys last', () => {
    expect(STATES.slice(0, 2).map((s) => s.name)).toEqual(['Afghanistan', 'Ägypten']);
    expect(STATES.slice(-3).map((s) => s.key)).toEqual(['997', '998', '999']);
  });
});
