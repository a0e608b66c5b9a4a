// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { speaker, type Translations } from './messages.ts';
import ar from './record/ar.json' with { type: 'json' };
import german from './record/de.json' with { type: 'json' };
import en from './record/en.json' with { type: 'json' };
import tr from './record/tr.json' with { type: 'json' };
import uk from './record/uk.json' with { type: 'json' };

export type RecordLabelKey = keyof typeof german;

/** Labels of the record of a counselling that a family looks at, too: by field, and by field and choice ("wuensche.friends"). */
export const recordLabelSource: Readonly<Record<RecordLabelKey, string>> = german;
/** Shown beside the German label, which counts. */
export const recordLabelTranslations = { en, ar, uk, tr } as const satisfies Readonly<Record<string, Translations>>;

/** A label of the record (`speaker`). */
export const recordLabel = speaker<RecordLabelKey>(recordLabelSource, recordLabelTranslations);
