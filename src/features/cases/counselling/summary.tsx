// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { languageName } from '../../../codes/languages.ts';
import { findState } from '../../../codes/nationalities.ts';
import { proofLabels, proofStateLabels } from '../../../codes/proofs.ts';
import { CEFR_LEVELS } from '../../../codes/school-forms.ts';
import { type DescriptionItem, DescriptionList } from '../../../web/components/index.ts';
import { formatCount, formatDate } from '../../../web/format.ts';
import { labelOf } from '../../families/rules.ts';
import { monthText } from '../earlier-school-words.ts';
import { formatLabels, literacyLabels } from '../words.tsx';
import type { CounsellingRecord } from './queries.ts';
import { type FormerSchool, schoolGaps } from './rules.ts';
import {
  benefitLabels,
  certificateLabels,
  knownFromLabels,
  leavingLabels,
  mathsLabels,
  paperLabels,
  schoolKindLabels,
  scriptLabels,
  spokenLabels,
  topicLabels,
  wishLabels,
} from './words.ts';

type Labels = Readonly<Record<string, string>>;
const named = (labels: Labels, keys: readonly string[]): string => keys.map((key) => labelOf(labels, key)).join(', ');
const maybe = (labels: Labels, key: string | null): string => (key === null ? '' : labelOf(labels, key));
const level = (key: string | null, none: string): string =>
  key === null ? '' : (CEFR_LEVELS.find((one) => one.key === key)?.label ?? none);
const count = (n: number | null): string => (n === null ? '' : String(n));

/** One school in one line: "Syrien, Grundschule, 09/2020 bis 06/2023, Klasse 3, auf Arabisch (Angabe der Familie)". */
function schoolLine(school: FormerSchool): string {
  const { from, to } = school;
  const time = [from && `von ${monthText(from)}`, to && `bis ${monthText(to)}`].filter(Boolean).join(' ');
  const parts = [
    findState(school.country)?.name ?? school.country,
    labelOf(schoolKindLabels, school.kind),
    time,
    school.lastGrade === '' ? '' : `Klasse ${school.lastGrade}`,
    school.language === null ? '' : `auf ${languageName(school.language)}`,
  ];
  return `${parts.filter((one) => one !== '').join(', ')} (${labelOf(knownFromLabels, school.knownFrom)})`;
}

/** The schools outside Germany, with the times without school between them. */
function schoolLines(schools: readonly FormerSchool[]): string[] {
  const gaps = new Map(schoolGaps(schools).map(({ before, months }) => [before, months]));
  return schools.flatMap((school, index) => {
    const months = gaps.get(index + 1);
    const gap = months === undefined ? [] : [`ohne Schule: ${formatCount(months, 'Monat', 'Monate')}`];
    return [...gap, schoolLine(school)];
  });
}

const lines = (list: readonly string[]) =>
  list.length === 0 ? (
    ''
  ) : (
    <ul>
      {list.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  );

/** What the first counselling found, fact by fact; what nobody asked is left out. */
export function RecordFacts({ record }: { record: CounsellingRecord }) {
  const items: DescriptionItem[] = [
    { term: 'Tag', value: `${formatDate(record.heldOn)}, ${labelOf(formatLabels, record.format)}` },
    { term: 'Beratung', value: record.by ?? '' },
    { term: 'Gedolmetscht', value: record.interpreterPresent ? 'ja' : 'nein' },
    { term: 'Worüber gesprochen wurde', value: named(topicLabels, record.topics) },
    {
      term: 'Sprachen',
      value: record.languages
        .map((one) => `${languageName(one.language)} (${labelOf(spokenLabels, one.level)})`)
        .join(', '),
    },
    { term: 'Deutsch (GeR)', value: level(record.germanLevel, 'noch kein Deutsch oder nicht festgestellt') },
    { term: 'Lesen und Schreiben', value: labelOf(literacyLabels, record.literacy) },
    { term: 'Schriften', value: named(scriptLabels, record.scripts) },
    { term: 'Schreibprobe', value: record.writingSample ? 'ja' : '' },
    { term: 'Englisch', value: level(record.englishLevel, 'kein Englisch') },
    {
      term: 'Zweite Fremdsprache',
      value: record.secondForeignLanguage === null ? '' : languageName(record.secondForeignLanguage),
    },
    { term: 'Schulen im Ausland', value: lines(schoolLines(record.schools)) },
    { term: 'Schuljahre bisher', value: count(record.schoolYears) },
    { term: 'Jahre im Kindergarten', value: count(record.kindergartenYears) },
    { term: 'Zeugnis', value: maybe(certificateLabels, record.certificate) },
    { term: 'Abschluss', value: maybe(leavingLabels, record.leavingCertificate) },
    { term: 'Rechnen', value: maybe(mathsLabels, record.maths) },
    { term: 'Schule der Geschwister gewünscht', value: record.siblingsSchoolWish ? 'ja' : 'nein' },
    { term: 'Wünsche', value: named(wishLabels, record.wishes) },
    { term: 'Interessen und Stärken', value: record.interests },
    { term: 'Was die Schule wissen sollte', value: record.schoolNote },
    {
      term: 'Papiere gesehen',
      value: lines(
        record.papers.map(
          ({ kind, seenOn, by }) => `${labelOf(paperLabels, kind)}: ${formatDate(seenOn)}${by ? `, ${by}` : ''}`,
        ),
      ),
    },
    {
      term: 'Nachweise',
      value: lines(
        record.proofs.map(
          ({ kind, state, onDay }) =>
            `${labelOf(proofLabels, kind)}: ${labelOf(proofStateLabels, state)}${onDay ? `, ${formatDate(onDay)}` : ''}`,
        ),
      ),
    },
    { term: 'Leistungen', value: maybe(benefitLabels, record.benefits) },
    { term: 'Gespräch mit Schulaufsicht oder Gesundheitsamt', value: record.authorityTalkWish ? 'gewünscht' : '' },
    { term: 'Vereinbart', value: record.agreements },
  ];
  return <DescriptionList items={items.filter(({ value }) => value !== '')} />;
}
