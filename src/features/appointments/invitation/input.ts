// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { optionalLine } from '../../../web/form/lines.ts';
import { intBetween, manyOf, optionalText, requiredText } from '../../../web/form/parse.ts';
import type { InvitationSettings } from './rules.ts';
import { type Bring, bringLabels, type SendingWay } from './words.ts';

/** How the family is invited. @param ways those that work for it */
export const inviteInput = (ways: readonly SendingWay[]) =>
  z
    .strictObject({
      weg: manyOf(ways, 'Dieser Weg geht bei dieser Familie nicht.').refine((chosen) => chosen.length > 0, {
        error: 'Bitte wählen Sie, wie die Familie eingeladen wird.',
      }),
    })
    .transform(({ weg }) => ({ ways: weg as SendingWay[] }));

/** How the centre invites. */
export const invitationSettingInput = z
  .strictObject({
    mitbringen: manyOf(codesOf(bringLabels), 'Bitte wählen Sie aus der Liste.'),
    erinnern: intBetween(0, 14, 'Tage vor dem Termin'),
    gilt_tage: intBetween(1, 90, 'So lange gilt ein Link'),
    datenschutz: optionalLine('Datenschutzbeauftragte', 200),
  })
  .transform((form) => ({
    bring: form.mitbringen as Bring[],
    reminderDays: form.erinnern,
    linkDays: form.gilt_tage,
    officer: form.datenschutz ?? '',
  }));

/** Settings as their form shows them. */
export const invitationSettingValues = ({ bring, reminderDays, linkDays, officer }: InvitationSettings) => ({
  mitbringen: [...bring],
  erinnern: String(reminderDays),
  gilt_tage: String(linkDays),
  datenschutz: officer,
});

const longest = 6000;
/** A new version of the centre's notice. */
export const noticeInput = z
  .strictObject({
    hinweis_de: requiredText('Text auf Deutsch', longest),
    hinweis_en: optionalText(longest),
    hinweis_ar: optionalText(longest),
    hinweis_uk: optionalText(longest),
    hinweis_tr: optionalText(longest),
  })
  .transform((form) => ({
    de: form.hinweis_de,
    en: form.hinweis_en ?? '',
    ar: form.hinweis_ar ?? '',
    uk: form.hinweis_uk ?? '',
    tr: form.hinweis_tr ?? '',
  }));
