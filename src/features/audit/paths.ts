// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export const logListPath = '/protokoll';
/** The log of a period as a file. */
export const logExportPath = `${logListPath}/ausgeben`;
/** Who has seen or changed one record. */
export const logPath = (recordKind: string, id: string): string =>
  `${logListPath}/${encodeURIComponent(recordKind)}/${encodeURIComponent(id)}`;
