// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { catalogueLanguages } from '../../outbound/catalogues/languages.ts';
import { type StatusLanguage, statusSource, statusTranslations } from '../../outbound/catalogues/status.ts';
import { sheetFor } from '../../outbound/letters/texts/sheet.ts';
import { releasablesOf } from '../placement/letter/release-deeds.tsx';

/** Languages of the page where a family reads how far things are. */
export const familyStatusLanguages = catalogueLanguages(statusSource, statusTranslations);
export const { languages, pageLanguage: statusLanguage, languageFor } = familyStatusLanguages;
export const releasables = releasablesOf('status', familyStatusLanguages);

/** The language of the page for a family (ISO 639-3): German where there is none. */
export const languageOf = (familyLanguage: string): StatusLanguage => statusLanguage(sheetFor(familyLanguage)) ?? 'de';
