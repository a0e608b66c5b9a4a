// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Alert, type DescriptionItem } from '../../web/components/index.ts';
import { Button, ButtonRow, Checkbox, Form, type FormState, optionsOf, Radios } from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { caseListPath, casePath } from '../cases/paths.ts';
import { states } from '../cases/states.ts';
import { childPath, familyPath } from '../families/paths.ts';
import type { Asked, Question } from '../families/question-queries.ts';
import { fullName } from '../families/rules.ts';
import { addressText, childFacts, guardianWords, languageFacts } from '../families/words.ts';
import { answerLabels } from './input.ts';
import { pairPath } from './paths.ts';
import type { Entry } from './queries.ts';
import { undoDays } from './rules.ts';
import { QuestionLinks } from './summary.tsx';

const nameOf = ({ familyName, givenNames }: Pick<Asked, 'familyName' | 'givenNames'>): string =>
  fullName(familyName, givenNames);

/** Everything by which two entries are told apart. */
function factsOf({ child, family, guardians, siblings }: Entry, today: Temporal.PlainDate): DescriptionItem[] {
  const phones = [family.phone, ...guardians.map(({ phone }) => phone)].filter(Boolean).join(', ');
  return [
    { term: 'Name', value: nameOf(child) },
    ...childFacts(child, today),
    ...languageFacts(child),
    { term: 'Anschrift', value: addressText(family) },
    { term: 'Telefon', value: phones },
    { term: 'Sorgeberechtigte', value: guardians.map((one) => `${nameOf(one)} (${guardianWords(one)})`).join(', ') },
    { term: 'Geschwister', value: siblings.map(nameOf).join(', ') },
  ];
}

/** What stands in both entries, term by term, in the order of the first. */
function rowsOf(one: readonly DescriptionItem[], other: readonly DescriptionItem[]) {
  const [left, right] = [one, other].map((facts) => new Map(facts.map(({ term, value }) => [term, value ?? ''])));
  return [...new Set([...one, ...other].map(({ term }) => term))].map((term) => {
    const [first, second] = [left?.get(term) ?? '', right?.get(term) ?? ''];
    return { term, first, second, same: first === second };
  });
}

const cell = (value: DescriptionItem['value']) => (value === '' ? <span class="hs-muted">keine Angabe</span> : value);

const EntryLinks = ({ entry }: { entry: Entry }) => (
  <ul class="hs-links">
    {entry.cases.map((one) => (
      <li>
        <a class="kern-link hs-target" href={casePath(one.id)}>{`Fall ${one.number}`}</a>
        <span class="hs-muted">{` · ${states[one.state].label}`}</span>
      </li>
    ))}
    <li>
      <a class="kern-link hs-target" href={familyPath(entry.family.id)}>
        Zur Familie
      </a>
    </li>
  </ul>
);

/** Two entries line by line; where they differ, it says so in words, too. */
function PairTable({ entries: [one, other], today }: { entries: readonly [Entry, Entry]; today: Temporal.PlainDate }) {
  return (
    <table class="kern-table kern-table--small hs-pair">
      <caption class="kern-sr-only">Beide Einträge</caption>
      <thead class="kern-table__head">
        <tr class="kern-table__row">
          {['Angabe', 'Erster Eintrag', 'Zweiter Eintrag'].map((label) => (
            <th class="kern-table__header" scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body">
        {rowsOf(factsOf(one, today), factsOf(other, today)).map(({ term, first, second, same }) => (
          <tr class="kern-table__row">
            <th class="kern-table__header" scope="row">
              {term}
              {same ? null : <span class="hs-muted">{' · verschieden'}</span>}
            </th>
            <td class="kern-table__cell" data-label="Erster Eintrag">
              {cell(first)}
            </td>
            <td class="kern-table__cell" data-label="Zweiter Eintrag">
              {cell(second)}
            </td>
          </tr>
        ))}
        <tr class="kern-table__row">
          <th class="kern-table__header" scope="row">
            Mehr
          </th>
          <td class="kern-table__cell" data-label="Erster Eintrag">
            <EntryLinks entry={one} />
          </td>
          <td class="kern-table__cell" data-label="Zweiter Eintrag">
            <EntryLinks entry={other} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

export type PairPageProps = {
  frame: Frame;
  state: FormState;
  requestId: string;
  entries: readonly [Entry, Entry];
  /** Why somebody is asked. */
  why: readonly string[];
  today: Temporal.PlainDate;
};

/** Two entries side by side: a person says what they are. */
export function PairPage({ frame, state, requestId, entries, why, today }: PairPageProps) {
  const [one, other] = entries;
  const name = nameOf(one.child);
  const apart = one.family.id !== other.family.id;
  const { geschwister, ...withoutSiblings } = answerLabels;
  return (
    <Page
      {...frame}
      title="Zwei Einträge vergleichen"
      breadcrumbs={[{ href: childPath(one.child.id), label: name }, { label: 'vergleichen' }]}
      errors={state.errors}
    >
      {apart && (one.family.isProtected || other.family.isProtected) ? (
        <Alert tone="warning" title="Auskunftssperre (§ 51 BMG)">
          <p class="kern-body">
            Werden die Familien eine, kommt vom anderen Eintrag keine Telefonnummer, keine E-Mail-Adresse und niemand
            mit Sorgerecht mit. Wer fehlt, tragen Sie danach bei der Familie ein.
          </p>
        </Alert>
      ) : null}
      {why.length > 0 ? <p class="kern-body">{`Gefragt wird, weil: ${why.join(', ')}.`}</p> : null}
      <PairTable entries={entries} today={today} />
      <Form action={pairPath(one.child.id, other.child.id)} requestId={requestId}>
        <Radios
          name="antwort"
          label="Was sind die beiden Einträge?"
          options={optionsOf(apart ? answerLabels : withoutSiblings)}
          state={state}
        />
        <Radios
          name="bleibt"
          label="Wessen Angaben bleiben?"
          hint="Bei verschiedenen Kindern nicht nötig. Beim selben Kind: Name und Geburtsdatum. Bei Geschwistern: Kontakt und Anschrift. Was dort fehlt, kommt aus dem anderen Eintrag; Fälle, Geschwister und Sorgeberechtigte kommen mit. Sagen beide zum Sorgerecht einer Person Verschiedenes, ist es danach noch ungeklärt."
          options={[
            { value: one.child.id, label: `Die des ersten Eintrags: ${name}` },
            { value: other.child.id, label: `Die des zweiten Eintrags: ${nameOf(other.child)}` },
          ]}
          state={state}
        />
        {apart ? (
          <Checkbox
            name="familien"
            label="Beim selben Kind auch die beiden Familien zusammenlegen"
            hint="Nicht ankreuzen, wenn die Eltern getrennt leben."
            state={state}
          />
        ) : null}
        <p class="kern-body hs-muted">{`Nichts geht verloren. ${undoDays} Tage lang lässt es sich rückgängig machen.`}</p>
        <ButtonRow>
          <Button>Antwort speichern</Button>
          <Button kind="tertiary" href={childPath(one.child.id)}>
            Später entscheiden
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

export type QuestionListProps = { frame: Frame; questions: readonly Question[]; count: number };

export function QuestionListPage({ frame, questions, count }: QuestionListProps) {
  return (
    <Page
      {...frame}
      title="Vielleicht doppelte Einträge"
      breadcrumbs={[{ href: caseListPath, label: 'Fälle' }, { label: 'Doppelte' }]}
    >
      {count === 0 ? (
        <p class="kern-body">Es gibt keine offene Frage. Neue Meldungen werden von selbst verglichen.</p>
      ) : null}
      <QuestionLinks questions={questions} own={false} />
      {count > questions.length ? (
        <p class="kern-body hs-muted">{`${count - questions.length} weitere erscheinen, wenn diese beantwortet sind.`}</p>
      ) : null}
    </Page>
  );
}
