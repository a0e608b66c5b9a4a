// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { nextWorkingDay } from '../../codes/holidays.ts';
import { wordOf } from '../../codes/keys.ts';
import { languageName } from '../../codes/languages.ts';
import {
  Button,
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  optionsOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  ListCount,
  type ListQuery,
  Pager,
  pageCount,
  setFilters,
} from '../../web/list/index.ts';
import { formatLabels } from '../cases/words.tsx';
import type { Municipality } from '../centres/queries.ts';
import { languageOptions } from '../families/fields.tsx';
import { briefCounsellingFormPath, briefCounsellingPath, briefCounsellingsPath } from './paths.ts';
import { type BriefCounselling, stands } from './queries.ts';
import { arrivals, askAfterDays, audiences, contactMonths, destinations, keptMonths, topics } from './rules.ts';

const title = 'Kurzberatungen';
const topicText = (row: BriefCounselling): string => row.topics.map((topic) => wordOf(topics, topic)).join(', ');
const referralText = ({ referral }: BriefCounselling): string =>
  referral ? [destinations[referral.to], referral.place].filter(Boolean).join(': ') : '';
/** What comes next of a talk: whether somebody got there, or when to ask. */
const nextText = ({ referral, arrived, heldOn, personName, reach }: BriefCounselling): string => {
  if (!referral) return 'abgeschlossen';
  if (arrived === 'unknown' && personName === '' && reach === '') return 'ohne Kontakt, keine Nachfrage';
  return arrived === 'unknown'
    ? `nachfragen am ${formatDate(nextWorkingDay(heldOn.add({ days: askAfterDays })))}`
    : arrivals[arrived];
};

const columns: readonly Column<BriefCounselling>[] = [
  {
    key: 'tag',
    label: 'Tag',
    cell: (row) => (
      <a class="kern-link" href={briefCounsellingPath(row.id)}>
        {formatDate(row.heldOn)}
      </a>
    ),
    text: (row) => formatDate(row.heldOn),
  },
  {
    key: 'wer',
    label: 'Wer',
    cell: (row) => audiences[row.audience],
    text: (row) => audiences[row.audience],
  },
  {
    key: 'sprache',
    label: 'Sprache',
    cell: ({ language }) => (language ? languageName(language) : ''),
    text: ({ language }) => (language ? languageName(language) : ''),
  },
  { key: 'themen', label: 'Themen', plain: true, cell: topicText, text: topicText },
  { key: 'verwiesen', label: 'Verwiesen an', plain: true, cell: referralText, text: referralText },
  { key: 'stand', label: 'Wie es weitergeht', cell: nextText, text: nextText },
  { key: 'beratung', label: 'Beratung', cell: ({ by }) => by ?? '', text: ({ by }) => by ?? '' },
];

export type TalkListQuery = ListQuery<'tag', { readonly stand: (keyof typeof stands)[] }>;

export interface TalkListProps {
  frame: Frame;
  rows: readonly BriefCounselling[];
  count: number;
  query: TalkListQuery;
}

/** Talks that are not about a school place. */
export function TalkListPage({ frame, rows, count, query }: TalkListProps) {
  const { page, baseUrl, filters, filtered } = query;
  return (
    <Page
      {...frame}
      title={title}
      lead="Gespräche mit Familien und Erwachsenen, bei denen es nicht um einen Schulplatz geht."
    >
      <ListCount count={count} one="Kurzberatung" many="Kurzberatungen" page={page} filtered={filtered}>
        <Button href={briefCounsellingFormPath} icon="add">
          Kurzberatung eintragen
        </Button>
      </ListCount>
      <FilterBar
        action={briefCounsellingsPath}
        active={filtered}
        baseUrl={baseUrl}
        set={setFilters(query, { stand: (value) => stands[value as keyof typeof stands] })}
      >
        <Select name="stand" label="Stand" options={optionsOf(stands)} value={filters.stand} placeholder="alle" />
      </FilterBar>
      <DataTable
        caption={title}
        columns={columns}
        rows={rows}
        empty={
          filtered ? (
            <EmptyState
              sentence="So ist keine Kurzberatung eingetragen."
              link={{ href: briefCounsellingsPath, label: 'Alle zeigen' }}
            />
          ) : (
            <EmptyState sentence="Es ist noch keine Kurzberatung eingetragen." />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}

/** The form of a talk, new or kept. @param id null: a new one */
export function TalkFormPage({
  towns,
  id,
  ...form
}: FormProps & { towns: readonly Municipality[]; id: string | null }) {
  const { state } = form;
  const label = id === null ? 'Kurzberatung eintragen' : 'Kurzberatung';
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={[{ href: briefCounsellingsPath, label: title }, { label }]}
      intro={`Nur was Sie für die Zahlen und eine Nachfrage brauchen. Name und Kontakt werden gelöscht, sobald bekannt ist, ob die Person angekommen ist, spätestens nach ${contactMonths.value} Monaten; alles andere nach ${keptMonths.value} Monaten.`}
      action={id === null ? briefCounsellingsPath : briefCounsellingPath(id)}
      button={id === null ? 'Kurzberatung eintragen' : 'Speichern'}
      back={briefCounsellingsPath}
    >
      <Fieldset legend="Gespräch">
        <DateField name="tag" label="Tag des Gesprächs" state={state} />
        <Radios name="wer" label="Wer wurde beraten?" options={optionsOf(audiences)} state={state} horizontal />
        <Checkboxes name="themen" label="Worum ging es?" options={optionsOf(topics)} state={state} />
        <Radios name="form" label="Wie" options={optionsOf(formatLabels)} state={state} horizontal />
        <div class="hs-pair">
          <Select name="sprache1" label="Sprache" options={languageOptions} state={state} required={false} />
          <Select
            name="wohnort"
            label="Gemeinde"
            options={towns.map(({ ags, name }) => ({ value: ags, label: name }))}
            state={state}
            required={false}
          />
        </div>
        <Checkbox name="dolmetschen" label="Es wurde gedolmetscht" state={state} />
        <TextArea
          name="notiz"
          label="Notiz"
          hint="Nichts über Gesundheit oder Aufenthalt."
          state={state}
          required={false}
          maxLength={1000}
          rows={3}
        />
      </Fieldset>
      <Fieldset legend="Verwiesen">
        <Select
          name="verwiesen_an"
          label="Verwiesen an"
          options={optionsOf(destinations)}
          state={state}
          required={false}
          placeholder="nicht verwiesen"
        />
        <TextField name="stelle" label="Welche Stelle" state={state} required={false} maxLength={120} />
        <TextField
          name="anlass"
          label="Warum dorthin"
          hint="Wenn Sie verwiesen haben."
          state={state}
          required={false}
          maxLength={300}
        />
        <Radios name="angekommen" label="Ist die Person angekommen?" options={optionsOf(arrivals)} state={state} />
        <div class="hs-pair">
          <TextField
            name="genannt"
            label="Name"
            hint="Nur für die Nachfrage."
            state={state}
            required={false}
            maxLength={120}
            autocomplete="off"
          />
          <TextField
            name="erreichbar"
            label="Telefon oder E-Mail"
            hint="Nur für die Nachfrage."
            state={state}
            required={false}
            maxLength={120}
            autocomplete="off"
          />
        </div>
      </Fieldset>
    </FormPage>
  );
}
