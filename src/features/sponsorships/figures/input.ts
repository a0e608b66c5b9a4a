// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { type ListQuery, listQuery } from '../../../web/list/index.ts';
import { yearParts } from '../../interpreting/figures/period-rules.ts';

const filtersOf = (years: readonly number[]) => ({ jahr: years.map(String), zeitraum: codesOf(yearParts) });
export type SmileQuery = ListQuery<'monat', ReturnType<typeof filtersOf>>;

/** Year and part of it as the address names them; what is none of the choices is dropped. */
export const smileQuery = (url: URL, years: readonly number[]): SmileQuery =>
  listQuery(url.pathname.replace(/\.xlsx$/, '') + url.search, { sorts: ['monat'], filters: filtersOf(years) });
