// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The code points a font has a glyph for. */
export type GlyphCover = { readonly has: (codePoint: number) => boolean };

const SEGMENTED_COVERAGE = 12;

/** Reads the `cmap` table (OpenType, format 12) of a TrueType font; throws if the font has none. */
export function glyphCover(font: Uint8Array): GlyphCover {
  const bytes = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const groups = readGroups(bytes, findSubtable(bytes, findTable(bytes, 'cmap')));
  return { has: (codePoint) => groups.some(([first, last]) => first <= codePoint && codePoint <= last) };
}

function findTable(bytes: DataView, tag: string): number {
  for (let i = 0; i < bytes.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => bytes.getUint8(at + k)));
    if (name === tag) return bytes.getUint32(at + 8);
  }
  throw new Error(`font without table ${tag}`);
}

function findSubtable(bytes: DataView, cmap: number): number {
  for (let i = 0; i < bytes.getUint16(cmap + 2); i++) {
    const at = cmap + bytes.getUint32(cmap + 4 + 8 * i + 4);
    if (bytes.getUint16(at) === SEGMENTED_COVERAGE) return at;
  }
  throw new Error('font without a cmap of format 12');
}

function readGroups(bytes: DataView, subtable: number): [first: number, last: number][] {
  return Array.from({ length: bytes.getUint32(subtable + 12) }, (_, i) => {
    const at = subtable + 16 + 12 * i;
    return [bytes.getUint32(at), bytes.getUint32(at + 4)];
  });
}

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

// Marks that turn the direction of the text around could make a name read as another one.
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/u;
const INVISIBLE = /^[\p{C}\p{Z}]+$/u;

/**
 * The characters (graphemes) of the text that no single font can set, each once, in order of appearance.
 * A base letter and its combining marks must come from one font, else the mark lands beside the letter.
 */
export function findUncovered(text: string, fonts: readonly GlyphCover[]): string[] {
  const found = new Set<string>();
  for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
    const points = [...segment].map((c) => c.codePointAt(0) ?? 0);
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
