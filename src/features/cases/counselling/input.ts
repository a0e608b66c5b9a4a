// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { type PartialDate, wholeDate } from '../../../codes/partial-date.ts';
import { type proofLabels, proofStateLabels } from '../../../codes/proofs.ts';
import { CEFR_LEVELS } from '../../../codes/school-forms.ts';
import { isId } from '../../../db/ids.ts';
import { dateOrderErrors } from '../../../web/form/date-order.ts';
import type { FieldError, FormState } from '../../../web/form/index.ts';
import {
  type FormBody,
  germanDate,
  manyOf,
  oneOf,
  optionalGermanDate,
  optionalIntBetween,
  optionalOneOf,
  optionalText,
  readGermanDate,
  requiredText,
  ticked,
  typedValues,
} from '../../../web/form/parse.ts';
import type { Ask } from '../../../web/form/questions.ts';
import { earlierSchoolFields, typedSchools } from '../earlier-school-input.ts';
import { appointmentFormats } from '../states.ts';
import type { SeenDraft } from './draft-actions.ts';
import { fromList, language, rowErrors, rowFields, text, typedFormerSchools, typedLanguages } from './row-input.ts';
import { residenceWords } from './rules.ts';
import {
  benefitLabels,
  certificateLabels,
  keysOf,
  leavingLabels,
  mathsLabels,
  paperLabels,
  scriptLabels,
  topicLabels,
  wishLabels,
} from './words.ts';

/** GeR levels to choose from; 'none' is no German yet or not found out. */
const germanLevels = ['none', ...CEFR_LEVELS.map(({ key }) => key)] as const;
export const literacies = ['none', 'non_latin', 'latin'] as const;

const proofFields = {
  masern: optionalOneOf(keysOf(proofStateLabels), fromList),
  masern_tag: optionalGermanDate('Masernschutz: Tag'),
  untersuchung: optionalOneOf(keysOf(proofStateLabels), fromList),
  untersuchung_tag: optionalGermanDate('Untersuchung: Tag'),
};

const typedProofs = (form: z.infer<z.ZodObject<typeof proofFields>>) =>
  [
    { kind: 'measles', state: form.masern, onDay: form.masern_tag },
    { kind: 'entry_examination', state: form.untersuchung, onDay: form.untersuchung_tag },
  ] as const;

/** Proofs by themselves, when they come after the talk. */
export const proofsInput = z.strictObject(proofFields).transform(typedProofs);

/** Every field of the record. Beside them stand how many rows are in sight (`…_zeilen`) and which draft the page knew. */
export const recordFields = (today: Temporal.PlainDate) => ({
  tag: germanDate('Tag der Beratung').refine((date) => Temporal.PlainDate.compare(date, today) <= 0, {
    error: '„Tag der Beratung“: Der Tag liegt in der Zukunft.',
  }),
  form: oneOf(appointmentFormats, 'Bitte wählen Sie, wie beraten wurde.'),
  dolmetschen: ticked(),
  themen: manyOf(keysOf(topicLabels), fromList),
  deutsch: oneOf(germanLevels, 'Bitte wählen Sie den Stand in Deutsch.'),
  schrift: oneOf(literacies, 'Bitte wählen Sie, in welcher Schrift das Kind liest und schreibt.'),
  schriften: manyOf(keysOf(scriptLabels), fromList),
  schreibprobe: ticked(),
  englisch: optionalOneOf(germanLevels, fromList),
  fremdsprache2: language,
  schuljahre: optionalIntBetween(0, 15, 'Schuljahre bisher'),
  kita_jahre: optionalIntBetween(0, 4, 'Jahre im Kindergarten'),
  zeugnis: optionalOneOf(keysOf(certificateLabels), fromList),
  abschluss: optionalOneOf(keysOf(leavingLabels), fromList),
  mathe: optionalOneOf(keysOf(mathsLabels), fromList),
  geschwisterschule: ticked(),
  wuensche: manyOf(keysOf(wishLabels), fromList),
  interessen: optionalText(500),
  leistungen: optionalOneOf(keysOf(benefitLabels), fromList),
  gespraech: ticked(),
  papiere: manyOf(keysOf(paperLabels), fromList),
  fuer_schule: optionalText(2000),
  vereinbarungen: optionalText(2000),
  notizen: optionalText(8000),
  ...proofFields,
  ...rowFields(today),
  ...earlierSchoolFields(today),
  ws_zeilen: z.string().optional(),
  st_zeilen: z.string().optional(),
  entwurf_beschriftung: z.string().optional(),
  entwurf_nachweise: z.string().optional(),
  entwurf_stand: z.string().optional(),
  entwurf_seite: z.string().optional(),
});

/** Why a record is put right; beside its fields. */
const correction = {
  warum: requiredText('Was war falsch', 1000),
};

export const counselInput = (today: Temporal.PlainDate) => z.strictObject(recordFields(today)).transform(typedRecord);

export const correctionInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ ...recordFields(today), ...correction })
    .transform(({ warum, ...form }) => ({ record: typedRecord(form), reason: warum }));

type TypedRecord = z.infer<z.ZodObject<ReturnType<typeof recordFields>>>;

function typedRecord(form: TypedRecord) {
  return {
    heldOn: form.tag,
    format: form.form,
    interpreterPresent: form.dolmetschen,
    topics: form.themen,
    germanLevel: form.deutsch,
    literacy: form.schrift,
    scripts: form.schriften,
    writingSample: form.schreibprobe,
    englishLevel: form.englisch,
    secondForeignLanguage: form.fremdsprache2,
    schoolYears: form.schuljahre,
    kindergartenYears: form.kita_jahre,
    certificate: form.zeugnis,
    leavingCertificate: form.abschluss,
    maths: form.mathe,
    siblingsSchoolWish: form.geschwisterschule,
    wishes: form.wuensche,
    interests: form.interessen ?? '',
    benefits: form.leistungen,
    authorityTalkWish: form.gespraech,
    schoolNote: form.fuer_schule ?? '',
    agreements: form.vereinbarungen ?? '',
    notes: form.notizen ?? '',
    papers: form.papiere,
    proofs: typedProofs(form),
    languages: typedLanguages(form),
    schools: typedFormerSchools(form),
    earlierSchools: typedSchools(form),
  };
}

export type CounselInput = z.infer<ReturnType<typeof counselInput>>;

/** What single fields cannot know: days before the birth, rows without what makes them one, times that contradict. */
export function recordErrors(body: FormBody, birth: PartialDate | null, today: Temporal.PlainDate): FieldError[] {
  const held = readGermanDate(text(body, 'tag'));
  const early = dateOrderErrors([
    {
      field: 'tag',
      label: 'Tag der Beratung',
      date: held ? wholeDate(held) : null,
      notBefore: birth,
      says: 'liegt vor der Geburt des Kindes',
    },
  ]);
  return [...early, ...rowErrors(body, birth, today)];
}

/** Asks about a text that names how somebody may stay in Germany. */
export const askResidence: Ask = (typed) => {
  const found = residenceWords(typed);
  if (found.length === 0) return undefined;
  const named = found.map((word) => `„${word}“`).join(', ');
  return {
    value: found.join(' '),
    message: `Im Text steht ${named}. Wie jemand in Deutschland bleiben darf, gehört nicht in die Akte. Bitte streichen Sie es.`,
    label: 'Es ist etwas anderes gemeint',
  };
};

/** A draft holds no more than the record has room for; the rest is a mistake or an attack. */
export const longestDraft = 60_000;

/** What was typed into the record, known fields alone, to be kept as a draft; which draft the page knew stays out. */
export function draftValues(body: FormBody, today: Temporal.PlainDate): FormState['values'] {
  const known = new Set(Object.keys({ ...recordFields(today), ...correction }));
  known.delete('entwurf_stand');
  known.delete('entwurf_seite');
  return Object.fromEntries(Object.entries(typedValues(body)).filter(([name]) => known.has(name)));
}

/** Which draft a page knew; undefined when the form does not say. */
export function draftSeen(body: FormBody): SeenDraft | undefined {
  const [version, pageId] = [text(body, 'entwurf_stand'), text(body, 'entwurf_seite')];
  return /^\d{1,9}$/.test(version) && isId(pageId) ? { version: Number(version), pageId } : undefined;
}

/** The state of the earlier schools in Germany that a draft was begun on. */
export function draftBasis(typed: FormState['values']): string | undefined {
  const basis = typed['fs_stand'];
  return typeof basis === 'string' ? basis : undefined;
}

/** How proofs stood when a form or a draft was begun; '' where it does not say. */
export function proofsSeen(values: FormState['values']): string {
  const seen = values['entwurf_nachweise'];
  return typeof seen === 'string' ? seen : '';
}

/** What the fields start with that say which proof stands how. */
export const proofField = { measles: 'masern', entry_examination: 'untersuchung' } as const satisfies Record<
  keyof typeof proofLabels,
  string
>;
