// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { create } from 'fontkit';

/** The code points a font has a glyph for. */
export type GlyphCover = { readonly has: (codePoint: number) => boolean };

/** The code points of a TrueType font. @throws when the file is no single font. */
export function glyphCover(font: Uint8Array): GlyphCover {
  const opened = create(Buffer.from(font));
  if (!('characterSet' in opened)) throw new Error('a font collection instead of a font');
  return new Set(opened.characterSet);
}

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

// Marks that turn the direction of the text around could make a name read as another one.
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/u;
// Joiners shape their neighbours and need no glyph of their own.
const JOINERS = new Set([0x200c, 0x200d]);
const INVISIBLE = /^[\p{C}\p{Z}]+$/u;

/**
 * The characters (graphemes) of the text that no single font can set, each once, in order of appearance.
 * A base letter and its combining marks must come from one font, else the mark lands beside the letter.
 */
export function findUncovered(text: string, fonts: readonly GlyphCover[]): string[] {
  const found = new Set<string>();
  for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
    const points = [...segment].map((c) => c.codePointAt(0) ?? 0).filter((point) => !JOINERS.has(point));
    const covered = fonts.some((font) => points.every((point) => font.has(point)));
    if (!covered || DIRECTION_CONTROLS.test(segment)) found.add(segment);
  }
  return [...found];
}

/** How a character is named to staff: „አ“ (U+12A0); invisible ones by their number only. */
export function nameCharacter(character: string): string {
  const numbers = [...character].map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return INVISIBLE.test(character) || DIRECTION_CONTROLS.test(character)
    ? numbers.join(' ')
    : `„${character}“ (${numbers.join(' ')})`;
}
