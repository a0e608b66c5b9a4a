// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { gradeLabel, kindLabel } from '../../../codes/school-forms.ts';
import { Alert, Badge, DescriptionList, type Tone } from '../../../web/components/index.ts';
import {
  Button,
  ButtonRow,
  DateField,
  Form,
  type FormState,
  Radios,
  Select,
  TextArea,
} from '../../../web/form/index.ts';
import { formatCount, formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  ListCount,
  Pager,
  pageCount,
  setFilters,
} from '../../../web/list/index.ts';
import { casePath } from '../../cases/paths.ts';
import { fullName } from '../../families/rules.ts';
import type { PlacementCase } from '../case-queries.ts';
import { answerPath, askPath, questionListPath, questionPath, takeBackPath } from '../paths.ts';
import { caseCrumbs } from '../ranking/pages.tsx';
import type { Recommendation } from '../recommendation/queries.ts';
import { levelText } from '../words.ts';
import type { AskedOfSchool } from './asked-queries.ts';
import type { AskedListQuery } from './input.ts';
import { type Answer, answerInWords, goneOn } from './words.ts';

export interface AskPageProps {
  frame: Frame;
  placementCase: PlacementCase;
  recommendation: Recommendation;
  germanLevel: string;
  schools: readonly { number: string; name: string; hint: string }[];
  answerDays: number;
  state: FormState;
  requestId: string;
}

/** The centre asks a school; the page shows word by word what the school will read. */
export function AskPage(props: AskPageProps) {
  const { frame, placementCase, recommendation, state: form } = props;
  return (
    <Page
      {...frame}
      title="Schule anfragen"
      heading={`Schule anfragen: ${fullName(placementCase.familyName, placementCase.givenNames)}`}
      breadcrumbs={caseCrumbs(placementCase, 'Schule anfragen')}
      errors={form.errors}
    >
      <p class="kern-body hs-measure">
        {`Die Schule hat ${formatCount(props.answerDays, 'Arbeitstag', 'Arbeitstage')} Zeit. Solange wird der Platz gehalten. Schweigt sie, gilt das nie als Zusage.`}
      </p>
      <section class="hs-stack">
        <h2 class="kern-heading-small">Das liest die Schule – mehr nicht</h2>
        <DescriptionList
          items={[
            { term: 'Jahrgang', value: gradeLabel(recommendation.grade) },
            { term: 'Art des Platzes', value: kindLabel(recommendation.placeKind) },
            { term: 'Deutsch', value: levelText(props.germanLevel) },
            { term: 'Beginn', value: 'der Tag, den Sie unten angeben' },
          ]}
        />
        <p class="kern-body hs-muted">Kein Name, kein Alter, keine Staatsangehörigkeit.</p>
      </section>
      <Form action={askPath(placementCase.id)} requestId={props.requestId}>
        <Radios
          name="schule"
          label="Welche Schule?"
          state={form}
          options={props.schools.map(({ number, name, hint }) => ({ value: number, label: name, hint }))}
        />
        <DateField name="beginn" label="Beginn" state={form} />
        <ButtonRow>
          <Button>Schule anfragen</Button>
          <Button kind="tertiary" href={casePath(placementCase.id)}>
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

const tones: Readonly<Record<Answer, Tone>> = {
  open: 'warning',
  accepted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
};

const stateText = (row: AskedOfSchool, today: Temporal.PlainDate): string =>
  row.answer === 'open'
    ? `offen, Antwort bis ${formatDate(row.dueOn)}`
    : answerInWords(
        {
          answer: row.answer,
          askedOn: dayOf(row.askedAt),
          dueOn: row.dueOn,
          answeredOn: row.answeredAt && dayOf(row.answeredAt),
        },
        today,
      );

const columns = (today: Temporal.PlainDate): Column<AskedOfSchool>[] => [
  {
    key: 'anfrage',
    label: 'Anfrage',
    cell: (row) => (
      <a class="kern-link" href={questionPath(row.id)}>{`${gradeLabel(row.grade)}, ${kindLabel(row.kind)}`}</a>
    ),
    text: (row) => `${row.grade} ${row.kind}`,
  },
  {
    key: 'nummer',
    label: 'Nummer',
    cell: (row) => <span class="hs-nowrap">{row.number}</span>,
    text: (row) => row.number,
  },
  { key: 'deutsch', label: 'Deutsch', cell: (row) => levelText(row.germanLevel), text: (row) => row.germanLevel },
  {
    key: 'beginn',
    label: 'Beginn',
    cell: (row) => <span class="hs-nowrap">{formatDate(row.startOn)}</span>,
    text: (row) => row.startOn.toString(),
  },
  { key: 'schule', label: 'Schule', cell: (row) => row.schoolName, text: (row) => row.schoolName },
  {
    key: 'stand',
    label: 'Stand',
    cell: (row) => <Badge tone={tones[row.answer]}>{stateText(row, today)}</Badge>,
    text: (row) => row.answer,
  },
];

export interface AskedListProps {
  frame: Frame;
  rows: readonly AskedOfSchool[];
  counts: { all: number; open: number };
  query: AskedListQuery;
  today: Temporal.PlainDate;
}

/** The school's list: open questions first. */
export function AskedListPage({ frame, rows, counts, query, today }: AskedListProps) {
  const { filters, filtered, page, baseUrl } = query;
  return (
    <Page {...frame} title="Anfragen des Zentrums" breadcrumbs={[{ label: 'Anfragen' }]}>
      <ListCount count={counts.open} one="Anfrage wartet auf Ihre Antwort" many="Anfragen warten auf Ihre Antwort" />
      <FilterBar
        action={questionListPath}
        active={filtered}
        baseUrl={baseUrl}
        search={{ label: 'Nummer der Anfrage', value: filters.q }}
        set={setFilters(query, { stand: () => 'ohne Antwort' })}
      >
        <Select
          name="stand"
          label="Stand"
          options={[{ value: 'offen', label: 'ohne Antwort' }]}
          value={filters.stand}
          placeholder="alle"
        />
      </FilterBar>
      <DataTable
        caption="Anfragen an Ihre Schule"
        columns={columns(today)}
        rows={rows}
        empty={
          filtered ? (
            <EmptyState
              sentence={
                filters.q === undefined
                  ? 'Alle Anfragen sind beantwortet.'
                  : 'Eine Anfrage mit dieser Nummer gibt es hier nicht.'
              }
              link={{ href: questionListPath, label: 'Alle Anfragen zeigen' }}
            />
          ) : (
            <EmptyState sentence="Bisher hat das Zentrum Ihre Schule nicht angefragt." />
          )
        }
      />
      <Pager page={page} pages={pageCount(counts.all)} baseUrl={baseUrl} />
    </Page>
  );
}

export interface AskedPageProps {
  frame: Frame;
  asked: AskedOfSchool;
  state: FormState;
  requestId: string;
  today: Temporal.PlainDate;
  /** Of the centre; '' when it has told none. */
  phone: string;
}

/** A wrong answer can be taken back while the case rests on it. */
function TakeBack({ asked, requestId, phone }: Pick<AskedPageProps, 'asked' | 'requestId' | 'phone'>) {
  if (!asked.mayTakeBack)
    return <p class="kern-body hs-muted">{`${goneOn}${phone === '' ? '' : ` Telefon ${phone}.`}`}</p>;
  return (
    <Form action={takeBackPath(asked.id)} requestId={requestId} guard={false} label="Antwort zurücknehmen">
      <p class="kern-body">War die Antwort ein Versehen? Dann nehmen Sie sie zurück und antworten neu.</p>
      <ButtonRow>
        <Button kind="secondary">Antwort zurücknehmen</Button>
      </ButtonRow>
    </Form>
  );
}

/** One question on one screen: can your school take this child? */
export function AskedPage({ frame, asked, state: form, requestId, today, phone }: AskedPageProps) {
  return (
    <Page
      {...frame}
      title="Anfrage beantworten"
      heading="Kann Ihre Schule dieses Kind aufnehmen?"
      breadcrumbs={[{ href: questionListPath, label: 'Anfragen' }, { label: `Anfrage ${asked.number}` }]}
      errors={form.errors}
    >
      <DescriptionList
        items={[
          { term: 'Nummer', value: asked.number },
          { term: 'Schule', value: asked.schoolName },
          { term: 'Jahrgang', value: gradeLabel(asked.grade) },
          { term: 'Art des Platzes', value: kindLabel(asked.kind) },
          { term: 'Deutsch', value: levelText(asked.germanLevel) },
          { term: 'Beginn', value: formatDate(asked.startOn) },
          { term: 'Antwort bis', value: formatDate(asked.dueOn) },
        ]}
      />
      {asked.answer === 'open' ? (
        <Form action={answerPath(asked.id)} version={asked.version} requestId={requestId}>
          <Radios
            name="antwort"
            label="Ihre Antwort"
            state={form}
            options={[
              { value: 'accepted', label: 'Ja, wir können das Kind aufnehmen' },
              { value: 'refused', label: 'Nein, das geht nicht', hint: 'Der gehaltene Platz wird dann frei.' },
            ]}
          />
          <TextArea
            name="grund"
            label="Grund oder Hinweis"
            hint="Bei einer Absage nötig. Bitte schreiben Sie keine Namen."
            required={false}
            state={form}
          />
          <ButtonRow>
            <Button>Antwort senden</Button>
          </ButtonRow>
        </Form>
      ) : (
        <>
          <Alert tone="info" title={stateText(asked, today)}>
            <p class="kern-body">
              {asked.answer === 'withdrawn'
                ? 'Das Zentrum braucht Ihre Antwort nicht mehr.'
                : 'Danke für Ihre Antwort. Über die Zuweisung wird danach entschieden.'}
            </p>
          </Alert>
          {asked.answer === 'withdrawn' ? null : <TakeBack asked={asked} requestId={requestId} phone={phone} />}
        </>
      )}
    </Page>
  );
}
