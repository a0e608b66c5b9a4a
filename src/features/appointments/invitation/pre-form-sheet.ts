// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import type { InvitationLanguage } from '../../../outbound/catalogues/invitation.ts';
import type { MessageValues } from '../../../outbound/catalogues/messages.ts';
import type { PreFormKey } from '../../../outbound/catalogues/pre-form.ts';
import type { BothWords, PreFormSheet, SheetQuestion } from '../../../outbound/letters/pre-form.ts';
import { preFormSlots } from '../../cases/counselling/pre-form-rules.ts';
import { getSettings } from '../../centres/queries.ts';
import { listReleases } from '../../placement/letter/release-queries.ts';
import type { Appointment } from '../queries.ts';
import { levels, schoolKinds, scriptKeys, wishKeys } from './pre-form-keys.ts';
import { getInvited } from './queries.ts';
import { preFormReleasables, say, sayForm } from './texts.ts';
import { invitationLanguages } from './words.ts';

/** The same questions as by the link, on paper. */
function questionsIn(language: InvitationLanguage): SheetQuestion[] {
  const both = (key: PreFormKey, values: MessageValues = {}): BothWords => ({
    german: sayForm('de', key, values),
    own: sayForm(language, key, values),
  });
  /** A column whose answers are numbered in its head. */
  const choice = (key: PreFormKey, options: readonly PreFormKey[], values: MessageValues = {}): BothWords => {
    const words = (one: InvitationLanguage): string =>
      `${sayForm(one, key, values)}: ${options.map((option, at) => `${at + 1} ${sayForm(one, option)}`).join(', ')}`;
    return { german: words('de'), own: words(language) };
  };
  return [
    {
      ...both('languages'),
      kind: 'rows',
      columns: [
        both('language', { number: '1–3' }),
        choice(
          'level',
          levels.map((level) => `level.${level}` as const),
          { number: '1–3' },
        ),
      ],
      rows: preFormSlots.languages.length,
    },
    { ...both('scripts'), kind: 'ticks', options: scriptKeys.map((script) => both(`script.${script}`)) },
    { ...both('kindergarten'), kind: 'figure' },
    { ...both('years'), kind: 'figure' },
    {
      ...both('schools'),
      kind: 'rows',
      columns: [
        both('country'),
        choice(
          'kind',
          schoolKinds.map((kind) => `kind.${kind}` as const),
        ),
        both('from'),
        both('to'),
        both('grade'),
      ],
      rows: preFormSlots.schools.length,
    },
    { ...both('wishes'), kind: 'ticks', options: wishKeys.map((wish) => both(`wish.${wish}`)) },
  ];
}

/** The sheets of an appointment, one for each child, in the language of its family with the German words below. */
export async function buildPreForm(
  tx: Tx,
  centreId: string,
  appointment: Appointment,
  printedOn: Temporal.PlainDate,
): Promise<PreFormSheet> {
  const { language } = await getInvited(tx, centreId, appointment);
  const released = language === 'de' || (await listReleases(tx, centreId, preFormReleasables)).has(language);
  const both = (key: PreFormKey): BothWords => ({ german: sayForm('de', key), own: sayForm(language, key) });
  const { dir } = invitationLanguages[language];
  return {
    centre: (await getSettings(tx, centreId)).name,
    printedOn,
    own: language === 'de' ? null : { language, dir, mark: released ? '' : say(language, 'unreviewed') },
    title: both('title'),
    intro: both('paper'),
    children: appointment.children.map(({ givenNames, number }) => ({ name: givenNames, number })),
    questions: questionsIn(language),
  };
}
