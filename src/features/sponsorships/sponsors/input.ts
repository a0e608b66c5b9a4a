// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { isId } from '../../../db/ids.ts';
import { optionalLine, requiredLine } from '../../../web/form/lines.ts';
import {
  type FormBody,
  germanDate,
  intBetween,
  optionalGermanDate,
  optionalIntBetween,
  optionalOneOf,
  ticked,
  typedValues,
} from '../../../web/form/parse.ts';
import type { FormState } from '../../../web/form/state.ts';
import { formatShortDate } from '../../../web/format.ts';
import { stateWords } from '../../volunteers/words.ts';
import type { ToldSponsor } from './actions.ts';
import type { Sponsor } from './queries.ts';
import { mostSeats } from './rules.ts';
import { pupilGenderWords, roomWords } from './words.ts';

const mostOfWishes = 300;
const fromList = 'Bitte wählen Sie aus der Liste.';
const line = (label: string, most: number) => optionalLine(label, most).transform((value) => value ?? '');
const past = <T extends Temporal.PlainDate | null>(day: T, today: Temporal.PlainDate): boolean =>
  day === null || Temporal.PlainDate.compare(day, today) <= 0;

/** Ticked records by their ids or numbers. */
const chosen = (fits: (one: string) => boolean) =>
  z
    .union([z.string(), z.array(z.string())], { error: fromList })
    .optional()
    .transform((raw): string[] => [...new Set(raw === undefined ? [] : Array.isArray(raw) ? raw : [raw])])
    .refine((all) => all.every(fits), { error: fromList });

/** The button that only looks for schools, and what it looks for. */
export const searchButton = 'suchen';
export const searchField = 'schulsuche';

/** What a sponsor can and wants. */
export const sponsorInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      kinder: intBetween(0, mostSeats, 'Kinder zur gleichen Zeit'),
      gruppe: ticked(),
      klasse_von: optionalIntBetween(0, 13, 'Ab Klasse'),
      klasse_bis: optionalIntBetween(0, 13, 'Bis Klasse'),
      kind: optionalOneOf(codesOf(pupilGenderWords), fromList),
      interessen: line('Interessen', 200),
      wuensche: line('Wünsche', mostOfWishes),
      eltern: optionalGermanDate('Einwilligung der Eltern').refine((day) => past(day, today), {
        error: '„Einwilligung der Eltern“: Der Tag liegt in der Zukunft.',
      }),
      schulen: chosen((one) => /^\d{6}$/.test(one)),
      [searchField]: line('Schule suchen', 100),
    })
    .refine(({ klasse_von, klasse_bis }) => klasse_von === null || klasse_bis === null || klasse_von <= klasse_bis, {
      path: ['klasse_bis'],
      error: '„Bis Klasse“: Bitte geben Sie keine Klasse vor „Ab Klasse“ ein.',
    })
    .transform(
      (form): ToldSponsor => ({
        facts: {
          ...{ mostPupils: form.kinder, inGroups: form.gruppe, fromGrade: form.klasse_von, toGrade: form.klasse_bis },
          ...{ pupilGender: form.kind, interests: form.interessen, wishes: form.wuensche },
          parentsConsentOn: form.eltern,
        },
        schools: form.schulen,
      }),
    );

/** A sponsor as the form shows it; nobody in service yet begins with one pupil and what was wished when applying. */
export function sponsorValues(sponsor: Sponsor | undefined, { note }: { note: string }): FormState['values'] {
  if (sponsor === undefined) return { kinder: '1', wuensche: note.length > mostOfWishes ? '' : note };
  const of = (value: number | null): string => (value === null ? '' : String(value));
  const { parentsConsentOn } = sponsor;
  return {
    ...{ kinder: of(sponsor.seats.length), klasse_von: of(sponsor.fromGrade), klasse_bis: of(sponsor.toGrade) },
    ...{ kind: sponsor.pupilGender ?? '', interessen: sponsor.interests, wuensche: sponsor.wishes },
    ...(sponsor.inGroups ? { gruppe: 'ja' } : {}),
    eltern: parentsConsentOn === null ? '' : formatShortDate(parentsConsentOn),
    schulen: sponsor.schools,
  };
}

/** What was typed, when somebody only looked for schools. */
export const typedInSearch = (form: FormBody): FormState['values'] | undefined => {
  if (form[searchButton] === undefined) return undefined;
  const { [searchButton]: _, ...typed } = typedValues(form);
  return typed;
};

/** A part of the preparation. */
export const moduleInput = z
  .strictObject({ titel: requiredLine('Titel', 120), pflicht: ticked() })
  .transform(({ titel, pflicht }) => ({ title: titel, needed: pflicht }));

export const neededInput = z.strictObject({ pflicht: ticked() }).transform(({ pflicht }) => pflicht);

/** Who was in a module on a day. */
export const attendanceInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      tag: germanDate('Tag').refine((day) => past(day, today), { error: '„Tag“: Der Tag liegt in der Zukunft.' }),
      personen: chosen(isId).refine((ids) => ids.length > 0, { error: 'Bitte wählen Sie mindestens eine Person.' }),
    })
    .transform(({ tag, personen }) => ({ on: tag, ids: personen }));

export const oneModuleInput = z
  .strictObject({ modul: z.string({ error: fromList }).refine(isId, { error: fromList }) })
  .transform(({ modul }) => modul);

/** Where the list of sponsors begins. */
export const sponsorListSpec = {
  q: 'text',
  stand: codesOf(stateWords),
  platz: codesOf(roomWords),
  schule: 'text',
  nachweis: ['open', 'soon'],
} as const;
