// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { oneOf, ticked } from '../../web/form/parse.ts';

const whatTheyAre = 'Bitte wählen Sie, was die beiden Einträge sind.';
const whichStays = 'Bitte wählen Sie, wessen Angaben bleiben.';

/** What somebody says of two entries. */
export type PairAnswer = { what: 'different' } | { what: 'same' | 'siblings'; keptId: string; withFamily: boolean };

const words = { dasselbe: 'same', geschwister: 'siblings', verschieden: 'different' } as const;
export const answerLabels = {
  dasselbe: 'Dasselbe Kind: die Einträge zusammenführen',
  geschwister: 'Geschwister: beide Kinder in eine Familie nehmen',
  verschieden: 'Verschiedene Kinder, auch keine Geschwister',
} as const;

/** @param ids of the two children; whose entry stays is one of them */
export const pairInput = (ids: readonly [string, string]) =>
  z
    .strictObject({
      antwort: oneOf(['dasselbe', 'geschwister', 'verschieden'], whatTheyAre),
      bleibt: oneOf(ids, whichStays).optional(),
      familien: ticked(),
    })
    .transform((form, ctx): PairAnswer => {
      const what = words[form.antwort];
      if (what === 'different') return { what };
      if (form.bleibt === undefined) {
        ctx.addIssue({ code: 'custom', message: whichStays, path: ['bleibt'] });
        return z.NEVER;
      }
      return { what, keptId: form.bleibt, withFamily: form.familien };
    });
