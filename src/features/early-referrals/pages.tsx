// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../codes/languages.ts';
import { formatPartialDate } from '../../codes/partial-date.ts';
import { schoolBegins } from '../../codes/school-age.ts';
import { Accordion, Alert, Badge, DescriptionList } from '../../web/components/index.ts';
import { Button, Checkbox, optionsOf, Radios, Select, TextField } from '../../web/form/index.ts';
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
import { startPath } from '../../web/paths.ts';
import type { Municipality } from '../centres/queries.ts';
import { languageOptions } from '../families/fields.tsx';
import { birthOf, fullName, listName } from '../families/rules.ts';
import { earlyReferralFormPath, earlyReferralPath, earlyReferralsPath } from './paths.ts';
import { type EarlyReferral, stands } from './queries.ts';
import { arrivals, destinations, keptMonths } from './rules.ts';

const title = 'Kinder vor dem Schulalter';
const destinationText = ({ to }: EarlyReferral): string => (to ? destinations[to] : 'noch nicht verwiesen');
const arrivedText = ({ to, arrived }: EarlyReferral): string => (to ? arrivals[arrived] : '');
const birthText = (row: EarlyReferral): string => {
  const birth = birthOf(row);
  return birth ? formatPartialDate(birth) : '';
};
const beginsText = (row: EarlyReferral): string => {
  const birth = birthOf(row);
  return birth ? formatDate(schoolBegins(birth)) : '';
};

/** Where a child lives; nothing of a family with a blocked address, in a list others may look at. */
const placeText = ({ municipality, ags, isProtected }: EarlyReferral): string =>
  isProtected ? 'Auskunftssperre' : (municipality ?? ags);

const columns: readonly Column<EarlyReferral>[] = [
  {
    key: 'kind',
    label: 'Kind',
    cell: (row) => (
      <a class="kern-link" href={earlyReferralPath(row.id)}>
        {listName(row.familyName, row.givenNames)}
      </a>
    ),
    text: (row) => listName(row.familyName, row.givenNames),
  },
  { key: 'geboren', label: 'Geboren', cell: birthText, text: birthText },
  { key: 'schule', label: 'Schule ab', cell: beginsText, text: beginsText },
  {
    key: 'gemeinde',
    label: 'Gemeinde',
    cell: (row) => (row.isProtected ? <Badge tone="warning">{placeText(row)}</Badge> : placeText(row)),
    text: placeText,
  },
  {
    key: 'gemeldet',
    label: 'Gemeldet am',
    cell: ({ receivedOn }) => formatDate(receivedOn),
    text: ({ receivedOn }) => formatDate(receivedOn),
  },
  { key: 'wohin', label: 'Verwiesen an', plain: true, cell: destinationText, text: destinationText },
  { key: 'angekommen', label: 'Angekommen', cell: arrivedText, text: arrivedText },
];

export type EarlyListQuery = ListQuery<'gemeldet', { readonly stand: (keyof typeof stands)[] }>;

export interface EarlyListProps {
  frame: Frame;
  rows: readonly EarlyReferral[];
  count: number;
  query: EarlyListQuery;
}

/** Children that were reported before they are of school age. */
export function EarlyListPage({ frame, rows, count, query }: EarlyListProps) {
  const { page, baseUrl, filters, filtered } = query;
  return (
    <Page
      {...frame}
      title={title}
      lead={`Sie bekommen keinen Fall, ihre Familien einen Hinweis, wohin sie gehen können. Nach ${keptMonths.value} Monaten werden die Angaben gelöscht.`}
    >
      <ListCount count={count} one="Kind" many="Kinder" page={page} filtered={filtered}>
        <Button href={earlyReferralFormPath} icon="add">
          Familie verweisen
        </Button>
      </ListCount>
      <FilterBar
        action={earlyReferralsPath}
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
              sentence="So ist kein Kind eingetragen."
              link={{ href: earlyReferralsPath, label: 'Alle zeigen' }}
            />
          ) : (
            <EmptyState sentence="Es ist kein Kind vor dem Schulalter gemeldet." />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}

const trail = (staff: boolean, label: string) => [
  ...(staff ? [{ href: earlyReferralsPath, label: title }] : []),
  { label },
];

/** Notes the child and where its family was pointed to. */
export function EarlyFormPage({
  towns,
  staff,
  ...form
}: FormProps & { towns: readonly Municipality[]; staff: boolean }) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title="Familie mit einem Kind vor dem Schulalter verweisen"
      breadcrumbs={trail(staff, 'Familie verweisen')}
      intro="Für Kinder, die noch nicht schulpflichtig sind. Es wird kein Fall eröffnet. Festgehalten wird nur, wohin die Familie verwiesen wurde."
      action={earlyReferralsPath}
      button="Verweis festhalten"
      back={staff ? earlyReferralsPath : startPath}
    >
      <TextField
        name="nachname"
        label="Familienname"
        state={state}
        required="one_of"
        maxLength={120}
        autocomplete="off"
      />
      <TextField name="vornamen" label="Vornamen" state={state} required="one_of" maxLength={120} autocomplete="off" />
      <TextField
        name="geburtsdatum"
        label="Geburtsdatum"
        hint="Nur was belegt ist: 07.03.2022, 03/2022 oder 2022."
        state={state}
        inputmode="numeric"
        autocomplete="off"
      />
      <Select name="sprache1" label="Sprache" options={languageOptions} state={state} />
      <Select
        name="wohnort"
        label="Gemeinde"
        options={towns.map(({ ags, name }) => ({ value: ags, label: name }))}
        state={state}
      />
      <TextField
        name="erreichbar"
        label="Telefon oder E-Mail"
        hint="Um einmal nachzufragen, ob die Familie angekommen ist."
        state={state}
        required={false}
        maxLength={250}
        autocomplete="off"
      />
      <Checkbox
        name="auskunftssperre"
        label="Auskunftssperre (§ 51 BMG)"
        hint="Der Wohnort steht dann in keiner Liste."
        state={state}
      />
      <Radios name="wohin" label="Wohin verwiesen?" options={optionsOf(destinations)} state={state} />
    </FormPage>
  );
}

/** One child: where its family was pointed to, and whether it arrived. */
export function EarlyChildPage({ referral, ...form }: FormProps & { referral: EarlyReferral }) {
  const { state } = form;
  const { givenNames, familyName, language, reach, municipality, ags } = referral;
  const by = (day: Temporal.PlainDate, who: string | null) => [formatDate(day), who].filter(Boolean).join(', ');
  return (
    <FormPage
      {...form}
      title={fullName(familyName, givenNames)}
      breadcrumbs={trail(true, listName(familyName, givenNames))}
      intro="Kein Fall: Das Kind ist noch nicht schulpflichtig."
      action={earlyReferralPath(referral.id)}
      button="Speichern"
      back={earlyReferralsPath}
    >
      {referral.isProtected ? (
        <Alert tone="warning" title="Auskunftssperre (§ 51 BMG)">
          <p class="kern-body">
            Geben Sie Wohnort, Telefon und E-Mail an niemanden weiter. Die Familie meldet sich selbst bei der anderen
            Stelle.
          </p>
        </Alert>
      ) : null}
      <Accordion title="Angaben zum Kind" summary={`geb. ${birthText(referral)}, ${placeText(referral)}`}>
        <DescriptionList
          items={[
            { term: 'Geboren', value: birthText(referral) },
            { term: 'Schule ab', value: beginsText(referral) },
            { term: 'Gemeinde', value: municipality ?? ags },
            { term: 'Sprache', value: languageName(language) },
            { term: 'Erreichbar', value: reach },
            { term: 'Gemeldet', value: by(referral.receivedOn, referral.recordedBy) },
            {
              term: 'Verwiesen',
              value: referral.referredOn ? by(referral.referredOn, referral.referredBy) : 'noch nicht',
            },
            {
              term: 'Wird gelöscht',
              value: `nach dem ${formatDate(referral.receivedOn.add({ months: keptMonths.value }))}`,
            },
          ]}
        />
      </Accordion>
      <Radios name="wohin" label="Wohin verwiesen?" options={optionsOf(destinations)} state={state} />
      <Radios name="angekommen" label="Ist die Familie angekommen?" options={optionsOf(arrivals)} state={state} />
    </FormPage>
  );
}
