// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { courtInNotice, usualRemedyNotice } from '../../codes/legal.ts';
import { remedyNoticeArabic } from './texts/ar.ts';

/** The usual notice of remedy and its translation. As `usualRemedyNotice`. */
export const remedyNotice = (
  district: string,
  on: Temporal.PlainDate,
): { readonly de: string; readonly ar: string } => ({
  de: usualRemedyNotice(district, on),
  ar: remedyNoticeArabic.replace('{court}', courtInNotice(district)),
});
