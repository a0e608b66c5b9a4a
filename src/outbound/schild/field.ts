// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { showCharacter } from '../../codes/characters.ts';
import { getColumn } from './columns.ts';
import type { Warn } from './types.ts';
import { toWindows1252Text } from './windows1252.ts';

/** Makes the text one line without the column separator, because SchILD knows neither quotes nor an escape. */
function toOneField(header: string, value: string, warn: Warn): string {
  const text = value.normalize('NFC').trim();
  if (/[\r\n\v\f\u0085\u2028\u2029]/u.test(text)) {
    warn(header, 'line-break-removed', `In „${header}“ steht jetzt ein Leerzeichen statt eines Zeilenumbruchs.`);
  }
  const line = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');
  if (!line.includes('|')) return line;
  warn(header, 'separator-replaced', `In „${header}“ steht jetzt / statt |, weil | in SchILD die Spalten trennt.`);
  return line.replaceAll('|', '/');
}

/** Rewrites what Windows-1252 does not know, and names every character concerned. */
function toTargetCharacters(header: string, value: string, warn: Warn): string {
  const { text, replaced, unmappable } = toWindows1252Text(value);
  if (replaced.length > 0) {
    const list = replaced
      .map((r) => `${showCharacter(r.character)} ${r.replacement ? `durch ${r.replacement}` : 'durch nichts'}`)
      .join(', ');
    warn(header, 'characters-replaced', `SchILD kennt nicht alle Zeichen in „${header}“. Ersetzt: ${list}.`);
  }
  if (unmappable.length > 0) {
    const list = unmappable.map(showCharacter).join(', ');
    warn(
      header,
      'characters-unmappable',
      `Für diese Zeichen in „${header}“ gibt es keine lateinische Schreibweise, es steht ein Fragezeichen: ${list}. ` +
        'Berichtigen Sie die Angabe in SchILD.',
    );
  }
  return text;
}

/**
 * Fits a free text to its column: one line, no "|", only Windows-1252, not longer than `reserve` characters less than the
 * column holds. Each change is warned of by name. A name is cut rather than left out, because the school recognises the
 * child by what is left; it stands in full in the letter of placement.
 */
export function fitText(header: string, value: string, warn: Warn, reserve = 0): string {
  const text = toTargetCharacters(header, toOneField(header, value, warn), warn);
  const max = getColumn(header).maxLength - reserve;
  if (text.length <= max) return text;
  const cut = text.slice(0, max).trimEnd();
  warn(header, 'truncated', `„${header}“ ist länger als ${max} Zeichen. In der Datei steht: ${cut}`);
  return cut;
}

/**
 * Fits a street and its house number, which SchILD keeps in one column. Only the name of the street is shortened: without its
 * number nobody finds the house.
 */
export function fitStreet(street: string, houseNumber: string, warn: Warn): string {
  const header = 'Straße';
  const writable = (text: string, tell: Warn) => toTargetCharacters(header, toOneField(header, text, tell), tell);
  const whole = writable(`${street.trim()} ${houseNumber.trim()}`, warn);
  const max = getColumn(header).maxLength;
  if (whole.length <= max) return whole;
  const number = writable(houseNumber, () => {}).slice(0, max);
  const name = whole.slice(0, whole.length - number.length);
  const cut = `${name.slice(0, Math.max(0, max - number.length - 1)).trimEnd()} ${number}`.trim();
  warn(header, 'truncated', `„${header}“ ist länger als ${max} Zeichen. In der Datei steht: ${cut}`);
  return cut;
}

/**
 * Fits the name of a class. One that is too long is left out, not cut: a cut name may be the name of another class, and
 * SchILD would put the child there.
 */
export function fitClassName(value: string, warn: Warn): string {
  const text = toTargetCharacters('Klasse', toOneField('Klasse', value, warn), warn);
  const max = getColumn('Klasse').maxLength;
  if (text.length <= max) return text;
  warn(
    'Klasse',
    'class-name-too-long',
    `Der Klassenname „${text}“ ist länger als ${max} Zeichen. Die Klasse bleibt leer. Tragen Sie sie in SchILD ein.`,
  );
  return '';
}
