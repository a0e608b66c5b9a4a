// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { ownPath, withGoal } from './own-path.ts';

describe('where to go after sign-in', () => {
  it.each(['/faelle', '/faelle/7?seite=2', '/einladung/abc-_', '/'])('keeps %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    null,
    undefined,
    '',
    'faelle',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/./\\evil.example',
    'javascript:alert(1)',
    '/ /evil.example',
    `/${'a'.repeat(600)}`,
  ])('refuses %j', (path) => {
    expect(ownPath(path)).toBe('/');
  });

  it('drops the fragment', () => {
    expect(ownPath('/konto#x')).toBe('/konto');
  });

  it('carries the goal along', () => {
    expect(withGoal('/anmelden', '/')).toBe('/anmelden');
    expect(withGoal('/anmelden', '/faelle?seite=2')).toBe('/anmelden?weiter=%2Ffaelle%3Fseite%3D2');
  });
});
