// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Told what a JSON text holds, in its order. */
export interface JsonSink {
  beginObject(): void;
  beginList(): void;
  /** The object or list begun last is whole. */
  end(): void;
  /** The name of the next value of an object. */
  key(name: string): void;
  /**
   * An object begins at a byte where a value may stand. The sink may read it by itself, if it does so exactly as it would
   * be told. @returns where it ends, or -1 to be told
   */
  take(bytes: Uint8Array, at: number): number;
  /** A value that is no object and no list. */
  value(value: string | number | boolean | null): void;
}
