// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { languageName } from '../../../codes/languages.ts';
import { findState } from '../../../codes/nationalities.ts';
import { Alert, DescriptionList } from '../../../web/components/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import type { PreForm } from './pre-form-queries.ts';
import type { PreFormAnswers } from './pre-form-rules.ts';
import { schoolKindLabels, scriptLabels, spokenLabels, wishLabels } from './words.ts';

const years = (count: number | null): string => (count === null ? '' : count === 1 ? '1 Jahr' : `${count} Jahre`);

function schoolText({ country, kind, from, to, lastGrade }: PreFormAnswers['schools'][number]): string {
  return [
    findState(country)?.name ?? country,
    kind === null ? '' : schoolKindLabels[kind],
    from === null && to === null ? '' : `${from ?? '?'}–${to ?? '?'}`,
    lastGrade === null ? '' : `bis Klasse ${lastGrade}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What a family has said, in German. */
function factsOf(answers: PreFormAnswers): { term: string; value: string }[] {
  return [
    {
      term: 'Sprachen',
      value: answers.languages
        .map(({ language, level }) => `${languageName(language)}${level === null ? '' : ` (${spokenLabels[level]})`}`)
        .join(', '),
    },
    {
      term: 'Schrift',
      value: answers.noScript ? 'noch keine' : answers.scripts.map((script) => scriptLabels[script]).join(', '),
    },
    { term: 'Schule bisher', value: years(answers.schoolYears) },
    { term: 'Kindergarten', value: years(answers.kindergartenYears) },
    { term: 'Schulen', value: answers.schools.map(schoolText).join('; ') },
    {
      term: 'Wünsche',
      value: [
        ...answers.wishes.map((wish) => wishLabels[wish]),
        ...(answers.siblingsSchool ? ['Schule der Geschwister'] : []),
      ].join(', '),
    },
  ].filter(({ value }) => value !== '');
}

/** What the family has said before the talk: to be checked in it. @param begins the form below starts with it */
export function PreFormBlock({ preForm, begins }: { preForm: PreForm; begins: boolean }) {
  return (
    <Alert tone="info" title="Vorab-Bogen: von der Familie angegeben, im Gespräch prüfen">
      <p class="kern-body">
        {`Bekommen ${formatDateTime(preForm.receivedAt)}. ${
          begins
            ? 'Die Angaben stehen unten schon im Formular. Eingetragen wird erst, was Sie senden.'
            : 'Was Sie schon geschrieben haben, bleibt, wie es ist. Vergleichen Sie beides.'
        }`}
      </p>
      <DescriptionList items={factsOf(preForm.answers)} />
    </Alert>
  );
}
