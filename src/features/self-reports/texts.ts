// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { catalogueLanguages } from '../../outbound/catalogues/languages.ts';
import { selfReportSource, selfReportTranslations } from '../../outbound/catalogues/self-report.ts';
import { releasablesOf } from '../placement/letter/release-deeds.tsx';

/** Languages of the page where a family reports a child. */
export const selfReportLanguages = catalogueLanguages(selfReportSource, selfReportTranslations);
export const { languages, pageLanguage, languageFor } = selfReportLanguages;
export const releasables = releasablesOf('self_report', selfReportLanguages);
