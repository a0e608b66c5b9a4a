// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { findWeakness } from './password-rules.ts';

const own = [
  'Jana Wüstenrot',
  'j.wuestenrot@ki-kreis-dueren.example',
  'dueren',
  'Kommunales Integrationszentrum Kreis Düren',
];

describe('a password that is easy to guess', () => {
  it.each([
    ...['aaaaaaaaaaaa', 'abcabcabcabc', 'qwertzuiopü+', 'abcdefghijkl', '111122223333', 'xyxyxyxyxyxyxy'],
    ...['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '987654321098', 'Xk9!Xk9!Xk9!Xk9!', 'aaaaaabbbbbb1'],
  ])('is one of repetitions and rows: %s', (password) => {
    expect(findWeakness(password, own)).toBe('repeated');
  });

  it.each([
    ...[
      'password1234',
      'Passwort1234',
      'P@ssw0rd1234',
      'iloveyou1234',
      'Fussball12345',
      'Willkommen123!',
      'Sommer2026!!',
    ],
    ...['geheimespasswort', '1qaz2wsx3edc', 'Test1234Test', 'Alexander2014', 'Montag!2026!!', 'schatzischatzi1'],
  ])('is one of common words: %s', (password) => {
    expect(findWeakness(password, own)).toMatch(/^(common|repeated)$/);
  });

  it.each([
    ...['JanaWüstenrot1', 'jana.wuestenrot', 'Wuestenrot2026', 'Wüstenrot!!2026', 'KreisDüren2026', 'ki-dueren-2026'],
    ...['Herzstück2026!', 'herzstueck1234', 'Integration2026', 'Kommunales1!', 'H3rzstueck2026', 'DuerenDueren12'],
    ...[
      'integrationszentrum',
      'JANAWUESTENROT',
      'Kommunales Integrationszentrum',
      'j.wuestenrot@ki-kreis-dueren.example',
    ],
  ])('is one of own words: %s', (password) => {
    expect(findWeakness(password, own)).toBe('own');
  });
});

describe('a good password', () => {
  it.each([
    ...[
      'Vier blaue Boote am Kai',
      'Sieben rote Räder rollen',
      'xK9$mq2Lp0vZ',
      'rotes fahrrad im keller',
      'tG5-hNw8-Qe3',
    ],
    ...[
      'correct horse battery staple',
      'Der Mond ist aus Käse',
      'кит плавает ночью',
      'البيت الأزرق بعيد',
      '猫は夜に歌を歌います本',
    ],
    ...['Jana mag blaue Kisten mit Obst', 'Herzstück und drei kalte Enten'],
  ])('is accepted: %s', (password) => {
    expect(findWeakness(password, own)).toBeNull();
  });

  it('is told from a weak one whatever its length', () => {
    expect(findWeakness('ab'.repeat(64), own)).toBe('repeated');
    expect(findWeakness('😀'.repeat(64), own)).toBe('repeated');
    expect(
      findWeakness(Array.from({ length: 128 }, (_, at) => String.fromCharCode(33 + ((at * 37) % 90))).join(''), []),
    ).toBeNull();
  });
});
