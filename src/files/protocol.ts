// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What can be asked about one file in hand. Questions and answers cross a process border: plain data, each small. */
// biome-ignore lint/suspicious/noExplicitAny: each question has arguments of its own
export type FileTask = { readonly [question: string]: (...args: any[]) => unknown };

/** Asks the process that holds the file. Rejects with FileNotRead. */
export type Ask<T extends FileTask> = <Q extends keyof T & string>(
  question: Q,
  ...args: Parameters<T[Q]>
) => Promise<Awaited<ReturnType<T[Q]>>>;

/** To the reading process: the file in pieces, then questions. Each message is answered by one. */
export type ReaderRequest =
  | { readonly piece: Uint8Array }
  | { readonly question: string; readonly args: readonly unknown[] };
export type ReaderAnswer = { readonly answer: unknown } | { readonly failed: true };
