// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { germanDate, oneOf, ticked } from '../../web/form/parse.ts';

/** A consent as it is written down. @param people ids of those with custody. @param languages of the words */
export const consentInput = (people: readonly string[], languages: readonly string[], today: Temporal.PlainDate) =>
  z
    .strictObject({
      erteilt_von: oneOf(people as [string, ...string[]], 'Bitte wählen Sie, wer einwilligt.'),
      sprache: oneOf(
        languages as [string, ...string[]],
        'Bitte wählen Sie, in welcher Sprache der Text gelesen wurde.',
      ),
      tag: germanDate('Tag der Einwilligung').refine(
        (day) => Temporal.PlainDate.compare(day, today) <= 0,
        'Die Einwilligung kann nicht in der Zukunft liegen. Bitte prüfen Sie den Tag.',
      ),
      gelesen: ticked().refine(
        (read) => read,
        'Bitte bestätigen Sie, dass der Text in dieser Sprache gelesen oder vorgelesen wurde.',
      ),
    })
    .transform(({ erteilt_von, sprache, tag }) => ({ guardianId: erteilt_von, language: sprache, givenOn: tag }));
