// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Option } from './choice.tsx';

/** Choices from labels by code, in their order. */
export const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Choices from the rows of a code table, in its order. */
export const keyOptions = (rows: readonly { readonly key: string; readonly label: string }[]): Option[] =>
  rows.map(({ key, label }) => ({ value: key, label }));
