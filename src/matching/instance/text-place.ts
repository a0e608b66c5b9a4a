// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { NEWLINE } from './text-bytes.ts';

/** Knows lines and bytes of a text that is read in pieces. */
export class TextPlace {
  /** Bytes of the text before the present piece. */
  before = 0;
  private lines = 0;
  /** Where the line began in which the piece begins. */
  private lineStart = 0;

  /** Line and byte in the line, both from 1, of a position in the present piece, in German. */
  of(piece: Uint8Array, position: number): string {
    const { lines, lineStart } = this.upTo(piece, position);
    return `Zeile ${lines + 1}, Zeichen ${this.before + position - lineStart + 1}`;
  }

  /** The next piece begins here. */
  move(piece: Uint8Array, position: number): void {
    ({ lines: this.lines, lineStart: this.lineStart } = this.upTo(piece, position));
    this.before += position;
  }

  private upTo(piece: Uint8Array, position: number): { lines: number; lineStart: number } {
    let { lines, lineStart } = this;
    for (let at = piece.indexOf(NEWLINE); at >= 0 && at < position; at = piece.indexOf(NEWLINE, at + 1)) {
      lines += 1;
      lineStart = this.before + at + 1;
    }
    return { lines, lineStart };
  }
}
