// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Card, type DescriptionItem, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow, Checkbox, Form, type FormState, optionsOf, Radios } from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { caseListPath, casePath } from '../cases/paths.ts';
import { states } from '../cases/states.ts';
import { childPath, familyPath } from '../families/paths.ts';
import type { Asked, Question } from '../families/question-queries.ts';
import { fullName } from '../families/rules.ts';
import { addressText, childFacts, languageFacts } from '../families/words.ts';
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
    { term: 'Sorgeberechtigte', value: guardians.map(nameOf).join(', ') },
    { term: 'Geschwister', value: siblings.map(nameOf).join(', ') },
  ];
}

/** The facts in which two entries differ, by their terms. */
function differences(one: readonly DescriptionItem[], other: readonly DescriptionItem[]): string[] {
  const values = new Map(other.map(({ term, value }) => [term, value]));
  const terms = [...new Set([...one, ...other].map(({ term }) => term))];
  const own = new Map(one.map(({ term, value }) => [term, value]));
  return terms.filter((term) => (own.get(term) ?? '') !== (values.get(term) ?? ''));
}

function EntryCard({ entry, facts, heading }: { entry: Entry; facts: readonly DescriptionItem[]; heading: string }) {
  return (
    <Card heading={heading}>
      <DescriptionList items={facts} />
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
    </Card>
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
  const facts = [factsOf(one, today), factsOf(other, today)] as const;
  const different = differences(...facts);
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
      {why.length > 0 ? <p class="kern-body">{`Gefragt wird, weil: ${why.join(', ')}.`}</p> : null}
      <p class="kern-body">
        {different.length > 0 ? `Verschieden sind: ${different.join(', ')}.` : 'Alle Angaben sind gleich.'}
      </p>
      <div class="hs-columns">
        <EntryCard entry={one} facts={facts[0]} heading="Erster Eintrag" />
        <EntryCard entry={other} facts={facts[1]} heading="Zweiter Eintrag" />
      </div>
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
          hint="Beim selben Kind: Name und Geburtsdatum. Bei Geschwistern: Kontakt und Anschrift. Was dort fehlt, kommt aus dem anderen Eintrag; Fälle, Geschwister und Sorgeberechtigte kommen mit."
          options={[
            { value: one.child.id, label: `Die des ersten Eintrags: ${name}` },
            { value: other.child.id, label: `Die des zweiten Eintrags: ${nameOf(other.child)}` },
          ]}
          state={state}
          required={false}
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
