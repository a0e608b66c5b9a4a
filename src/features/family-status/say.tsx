// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isolate, statusMessage } from '../../outbound/catalogues/status.ts';
import { voice } from '../../web/sentence.tsx';

/** Sentences of the page, as elements and as plain text. */
export const { say, plain: sayPlain } = voice(statusMessage);

/** Numbers and phone numbers as values of a sentence. */
export const mark = (value: string | number): string => isolate(String(value));
