// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { isIso6393 } from '../../../codes/languages.ts';
import { optionalLine, personName, requiredLine } from '../../../web/form/lines.ts';
import { germanDate, manyOf, oneOf, optionalOneOf, optionalText, ticked } from '../../../web/form/parse.ts';
import type { Ask } from '../../../web/form/questions.ts';
import type { FormState } from '../../../web/form/state.ts';
import { consentLanguages } from '../../consents/words.ts';
import { type Lesson, lessonLines } from '../lesson-rules.ts';
import { lessonsField } from '../policy-input.ts';
import type { NamedPupil, Need } from '../pupil-rows.ts';
import { germanWords, needReasons } from '../words.ts';
import type { WishedLesson } from './queries.ts';
import { nameInClass } from './rules.ts';
import type { PupilEndReason } from './state-actions.ts';

/** From which schools a need may come. */
export interface NeedChoice {
  schools: readonly { number: string; name: string; form: string }[];
  /** Children still in day care take part, too. */
  daycare: boolean;
}

const weekdays = [1, 2, 3, 4, 5] as const;
const lessons = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** "2-3": Tuesday, third lesson. */
export const slotKey = ({ weekday, lesson }: WishedLesson): string => `${weekday}-${lesson}`;
const slotKeys = weekdays.flatMap((weekday) => lessons.map((lesson) => slotKey({ weekday, lesson })));
const grades = Array.from({ length: 14 }, (_, grade) => String(grade));
export const genderWords = { female: 'lieber eine Frau', male: 'lieber ein Mann' } as const;
/** Languages in which the words of the consent exist: in these the parents read. */
export const parentLanguages = consentLanguages('sponsorship') as [string, ...string[]];

const needFields = {
  klasse: requiredLine('Klasse', 20),
  jahrgang: optionalOneOf(grades, 'Bitte wählen Sie den Jahrgang aus der Liste.'),
  sprache: z
    .string({ error: 'Bitte wählen Sie die Sprache des Kindes.' })
    .refine(isIso6393, { error: 'Bitte wählen Sie die Sprache des Kindes.' }),
  sprache2: z
    .string({ error: 'Bitte wählen Sie die Sprache aus der Liste.' })
    .optional()
    .refine((code) => !code || isIso6393(code), { error: 'Bitte wählen Sie die Sprache aus der Liste.' }),
  deutsch: oneOf(codesOf(germanWords), 'Bitte wählen Sie, wie viel Deutsch das Kind spricht.'),
  anlass: oneOf(codesOf(needReasons), 'Bitte wählen Sie, warum Sie eine Patin oder einen Paten wünschen.'),
  stunden: manyOf(slotKeys, 'Bitte wählen Sie Stunden aus dem Raster.').refine((chosen) => chosen.length > 0, {
    error: 'Bitte wählen Sie mindestens eine Stunde, in der das Kind Zeit hat.',
  }),
  elternsprache: oneOf(parentLanguages, 'Bitte wählen Sie, in welcher Sprache die Eltern lesen.'),
  wunsch: optionalOneOf(codesOf(genderWords), 'Bitte wählen Sie aus der Liste.'),
  kleingruppe: ticked(),
};
const needObject = z.strictObject(needFields);
type NeedForm = z.output<typeof needObject>;

const toNeed = (form: NeedForm): { need: Need; lessons: WishedLesson[] } => ({
  need: {
    grade: form.jahrgang === null ? null : Number(form.jahrgang),
    className: form.klasse,
    language: form.sprache,
    furtherLanguages: form.sprache2 && form.sprache2 !== form.sprache ? [form.sprache2] : [],
    german: form.deutsch,
    reason: form.anlass,
    sponsorGender: form.wunsch,
    groupFits: form.kleingruppe,
    parentsLanguage: form.elternsprache,
  },
  lessons: form.stunden.map((key) => {
    const [weekday = 0, lesson = 0] = key.split('-').map(Number);
    return { weekday, lesson };
  }),
});

const noDaycare = 'Kinder aus der Kita nimmt Ihr Zentrum bei SmiLe nicht auf. Bitte wählen Sie einen Jahrgang.';
type Ctx = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void };
const gradeFault = (grade: string | null, daycare: boolean, ctx: Ctx): void => {
  if (grade === '0' && !daycare) ctx.addIssue({ code: 'custom', path: ['jahrgang'], message: noDaycare });
};

/** A need as a school reports it: nothing that names the child. */
export const needInput = (choice: NeedChoice) =>
  z
    .strictObject({
      schule: z
        .string({ error: 'Bitte wählen Sie die Schule.' })
        .refine((number) => choice.schools.some((one) => one.number === number), {
          error: 'Bitte wählen Sie die Schule.',
        }),
      ...needFields,
    })
    .superRefine((form, ctx) => gradeFault(form.jahrgang, choice.daycare, ctx))
    .transform(({ schule, ...form }) => ({ school: schule, ...toNeed(form) }));

/** A change of a need; the school stays. */
export const needChangeInput = ({ daycare }: Pick<NeedChoice, 'daycare'>) =>
  z
    .strictObject(needFields)
    .superRefine((form, ctx) => gradeFault(form.jahrgang, daycare, ctx))
    .transform(toNeed);

export const needValues = (need: Need, wished: readonly WishedLesson[]): FormState['values'] => ({
  klasse: need.className,
  ...(need.grade === null ? {} : { jahrgang: String(need.grade) }),
  sprache: need.language,
  ...(need.furtherLanguages[0] ? { sprache2: need.furtherLanguages[0] } : {}),
  deutsch: need.german,
  anlass: need.reason,
  stunden: wished.map(slotKey),
  elternsprache: need.parentsLanguage,
  ...(need.sponsorGender === null ? {} : { wunsch: need.sponsorGender }),
  ...(need.groupFits ? { kleingruppe: 'ja' } : {}),
});

/** Where single lessons are put right in a form. */
export const lessonField = 'stunden';
/** The school as it was chosen so far. */
export const chosenSchool = (form: Readonly<Record<string, unknown>>): string =>
  typeof form['schule'] === 'string' ? form['schule'] : '';
export const typedLine = (form: Readonly<Record<string, unknown>>, name: 'klasse' | 'sprache'): string => {
  const typed = form[name];
  return typeof typed === 'string' ? typed.trim() : '';
};

/** Asks about a class that looks like the name of a child. */
export const askClass: Ask = (typed) => {
  const found = nameInClass(typed);
  if (found === undefined) return undefined;
  return {
    value: typed.slice(0, 40),
    message: `In der Klasse steht „${found}“. Der Name des Kindes gehört nicht hierher, solange die Eltern nicht eingewilligt haben. Bitte streichen Sie ihn.`,
    label: 'So heißt die Klasse',
  };
};
/** Asks whether a pupil of this class and language is another one. @param number of the report that is there */
export const askAlike =
  (number: string | undefined): Ask =>
  (typed) =>
    number === undefined
      ? undefined
      : {
          value: `${number} ${typed}`.slice(0, 60),
          message: `Für diese Klasse ist schon ein Kind mit dieser Sprache gemeldet (${number}). Ist es ein anderes Kind?`,
          label: 'Ja, ein anderes Kind',
        };

const namedFields = {
  vorname: personName('Vorname').refine((name) => name !== '', { error: 'Bitte geben Sie den Vornamen an.' }),
  nachname: personName('Familienname'),
  raum: optionalLine('Raum', 40),
  interessen: optionalLine('Interessen', 200),
  beachten: optionalText(300),
};
type NamedForm = { [Name in keyof typeof namedFields]: z.output<(typeof namedFields)[Name]> };
const toNamed = (form: NamedForm): NamedPupil => ({
  givenName: form.vorname,
  familyName: form.nachname,
  room: form.raum ?? '',
  interests: form.interessen ?? '',
  mind: form.beachten ?? '',
});
/** What is known of a pupil once the parents have consented. */
export const namedInput = z.strictObject(namedFields).transform(toNamed);
export const namedValues = (one: NamedPupil): FormState['values'] => ({
  vorname: one.givenName,
  nachname: one.familyName,
  raum: one.room,
  interessen: one.interests,
  beachten: one.mind,
});

const givenFields = (today: Temporal.PlainDate) => ({
  gelesen_in: oneOf(parentLanguages, 'Bitte wählen Sie, in welcher Sprache der Text gelesen wurde.'),
  erteilt_von: requiredLine('Wer hat eingewilligt', 120),
  tag: germanDate('Tag der Einwilligung').refine(
    (day) => Temporal.PlainDate.compare(day, today) <= 0,
    'Die Einwilligung kann nicht in der Zukunft liegen. Bitte prüfen Sie den Tag.',
  ),
  gelesen: ticked().refine(
    (read) => read,
    'Bitte bestätigen Sie, dass die Eltern den Text gelesen oder gehört haben und einverstanden sind.',
  ),
});
type GivenForm = { erteilt_von: string; gelesen_in: string; tag: Temporal.PlainDate };
const toGiven = ({ erteilt_von, gelesen_in, tag }: GivenForm) => ({
  givenBy: erteilt_von,
  language: gelesen_in,
  givenOn: tag,
});

/** Consent and name in one step: no name without the yes, no yes without a name. */
export const pupilConsentInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ ...givenFields(today), ...namedFields })
    .transform((form) => ({ given: toGiven(form), named: toNamed(form) }));

/** The second consent alone. */
export const linkConsentInput = (today: Temporal.PlainDate) => z.strictObject(givenFields(today)).transform(toGiven);

/** Asks whether a pupil with this name in the class is another one. @param of the same name: number of the report */
export const askNamesake =
  (find: (givenName: string) => string | undefined): Ask =>
  (typed) => {
    const number = find(typed);
    if (number === undefined) return undefined;
    return {
      value: `${number} ${typed}`.slice(0, 160),
      message: `In dieser Klasse gibt es schon ein Kind mit diesem Vornamen (${number}). Ist es ein anderes Kind?`,
      label: 'Ja, ein anderes Kind',
    };
  };

/** Reasons a school or the coordination gives when a need ends; no consent and its end have deeds of their own. */
export const endChoices = [
  'no_need',
  'moved',
  'left_school',
  'duplicate',
  'reported_by_mistake',
] as const satisfies readonly PupilEndReason[];
export const endNeedInput = z
  .strictObject({
    grund: oneOf(endChoices, 'Bitte wählen Sie, warum das Kind keine Patenschaft mehr braucht.'),
    bleibt: optionalLine('Nummer der Meldung, die bleibt', 30),
  })
  .superRefine((form, ctx) => {
    if (form.grund !== 'duplicate' || form.bleibt !== null) return;
    const message = 'Bitte nennen Sie die Nummer der Meldung, die bleibt.';
    ctx.addIssue({ code: 'custom', path: ['bleibt'], message });
  })
  .transform(({ grund, bleibt }) => ({ reason: grund, stays: bleibt }));
export const staysField = 'bleibt';

export const siblingInput = z
  .strictObject({ geschwister: optionalLine('Nummer des anderen Kindes', 30) })
  .transform(({ geschwister }) => ({ number: geschwister }));
export const siblingField = 'geschwister';

export const childLinkInput = z
  .strictObject({ fall: optionalLine('Nummer des Falls', 30) })
  .transform(({ fall }) => ({ number: fall }));
export const caseField = 'fall';

/** The own grid of a school; without lines that of the centre counts again. */
export const schoolGridInput = (schools: readonly string[]) =>
  z
    .strictObject({
      schule: z
        .string({ error: 'Bitte wählen Sie die Schule.' })
        .refine((number) => schools.includes(number), { error: 'Bitte wählen Sie die Schule.' }),
      raster: lessonsField(),
    })
    .transform(({ schule, raster }) => ({ school: schule, lessons: raster }));
export const schoolGridValues = (school: string, grid: readonly Lesson[]): FormState['values'] => ({
  schule: school,
  raster: lessonLines(grid),
});
