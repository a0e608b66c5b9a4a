// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../codes/keys.ts';
import { invitationMessage, invitationSource, invitationTranslations } from './invitation.ts';
import { catalogueProblems } from './problems.fixture.ts';

describe('the texts of invitations', () => {
  it.each(Object.entries(invitationTranslations))(
    'are all there in %s, made from the German ones of today, with the same values and all forms of number',
    (language, catalogue) => {
      expect(catalogueProblems(invitationSource, catalogue, language)).toEqual([]);
    },
  );

  it('say each number of minutes and children as each language does', () => {
    const length = (language: string, minutes: number) =>
      invitationMessage(language, 'length.value', { minutes, count: String(minutes) }).text;
    expect(length('de', 75)).toBe('etwa 75 Minuten');
    expect(length('ar', 5)).toContain('5 دقائق');
    expect(length('ar', 75)).toContain('75 دقيقة');
    expect(length('uk', 75)).toContain('75 хвилин');
    expect(invitationMessage('ar', 'why', { children: 2 }).text).toContain('لطفليكم');
    expect(invitationMessage('uk', 'why', { children: 3 }).text).toContain('Ваших дітей');
  });

  it('name in a subject nobody and no day', () => {
    const subjects = codesOf(invitationSource).filter((key) => key.startsWith('subject'));
    expect(subjects).toHaveLength(4);
    for (const key of subjects) expect(invitationSource[key]).not.toMatch(/[{\d]/);
  });
});
