// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { FormState } from '../../../web/form/index.ts';
import { formatShortDate } from '../../../web/format.ts';
import { monthText } from '../earlier-school-words.ts';
import { proofField } from './input.ts';
import { literacyOf, type PreFormAnswers } from './pre-form-rules.ts';
import type { CounsellingRecord } from './queries.ts';
import type { FormerSchool, SpokenLanguage } from './rules.ts';

type Values = FormState['values'];

const filled = (values: Record<string, string | readonly string[] | number | boolean | null>): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string | string[]][] => {
      if (value === null || value === '' || value === false) return [];
      if (value === true) return [[name, 'ja']];
      if (typeof value === 'number') return [[name, String(value)]];
      return [[name, typeof value === 'string' ? value : [...value]]];
    }),
  );

const languageValues = (languages: readonly SpokenLanguage[]): Values =>
  Object.assign(
    {},
    ...languages.map(({ language, level }, index) => ({
      [`ws${index + 1}_sprache`]: language,
      [`ws${index + 1}_stufe`]: level,
    })),
  );

const schoolValues = (schools: readonly FormerSchool[]): Values =>
  Object.assign(
    {},
    ...schools.map((school, index) => {
      const name = `st${index + 1}_`;
      return filled({
        [`${name}land`]: school.country,
        [`${name}art`]: school.kind,
        [`${name}von`]: school.from ? monthText(school.from) : '',
        [`${name}bis`]: school.to ? monthText(school.to) : '',
        [`${name}klasse`]: school.lastGrade,
        [`${name}sprache`]: school.language,
        [`${name}woher`]: school.knownFrom,
      });
    }),
  );

export const proofValues = (proofs: CounsellingRecord['proofs']): Values =>
  Object.assign(
    {},
    ...proofs.map(({ kind, state, onDay }) =>
      filled({ [proofField[kind]]: state, [`${proofField[kind]}_tag`]: onDay && formatShortDate(onDay) }),
    ),
  );

/** A record as its form shows it; earlier schools in Germany belong to the child and come from there. */
export const recordValues = (record: CounsellingRecord, notes: string): Values => ({
  ...filled({
    tag: formatShortDate(record.heldOn),
    form: record.format,
    dolmetschen: record.interpreterPresent,
    themen: record.topics,
    deutsch: record.germanLevel,
    schrift: record.literacy,
    schriften: record.scripts,
    schreibprobe: record.writingSample,
    englisch: record.englishLevel,
    fremdsprache2: record.secondForeignLanguage,
    schuljahre: record.schoolYears,
    kita_jahre: record.kindergartenYears,
    zeugnis: record.certificate,
    abschluss: record.leavingCertificate,
    mathe: record.maths,
    geschwisterschule: record.siblingsSchoolWish,
    wuensche: record.wishes,
    interessen: record.interests,
    leistungen: record.benefits,
    gespraech: record.authorityTalkWish,
    papiere: record.papers.map(({ kind }) => kind),
    fuer_schule: record.schoolNote,
    vereinbarungen: record.agreements,
    notizen: notes,
  }),
  ...proofValues(record.proofs),
  ...languageValues(record.languages),
  ...schoolValues(record.schools),
});

/** What a family has said before the talk, as the form of the record starts with it. */
export const preFormValues = (answers: PreFormAnswers): Values => ({
  ...filled({
    schrift: literacyOf(answers),
    schriften: answers.scripts,
    schuljahre: answers.schoolYears,
    kita_jahre: answers.kindergartenYears,
    wuensche: answers.wishes,
    geschwisterschule: answers.siblingsSchool,
  }),
  ...languageValues(answers.languages.map(({ language, level }) => ({ language, level: level ?? 'simple' }))),
  ...schoolValues(
    answers.schools.map(({ country, kind, from, to, lastGrade }) => ({
      ...{ country, kind: kind ?? 'other', language: null, knownFrom: 'pre_form' as const },
      from: from === null ? null : { year: from },
      to: to === null ? null : { year: to },
      lastGrade: lastGrade === null ? '' : String(lastGrade),
    })),
  ),
});
