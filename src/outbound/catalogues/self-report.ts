// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { speaker, type Translations } from './messages.ts';
import ar from './self-report/ar.json' with { type: 'json' };
import german from './self-report/de.json' with { type: 'json' };
import en from './self-report/en.json' with { type: 'json' };
import tr from './self-report/tr.json' with { type: 'json' };
import uk from './self-report/uk.json' with { type: 'json' };

export type SelfReportKey = keyof typeof german;

/** What a family reads where it reports a child itself, in easy German: the source of all others. */
export const selfReportSource: Readonly<Record<SelfReportKey, string>> = german;
/** Each is marked on the page until a named person has released it. */
export const selfReportTranslations = { en, ar, uk, tr } as const satisfies Readonly<Record<string, Translations>>;
export type SelfReportLanguage = 'de' | keyof typeof selfReportTranslations;

/** A sentence of the page (`speaker`). */
export const selfReportMessage = speaker<SelfReportKey>(selfReportSource, selfReportTranslations);
