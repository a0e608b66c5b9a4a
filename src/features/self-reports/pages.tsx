// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { wordOf } from '../../codes/keys.ts';
import { languageName } from '../../codes/languages.ts';
import { Alert, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow, Form, optionsOf, Radios, SaveBar, Sectioned, TextArea } from '../../web/form/index.ts';
import type { FormProps } from '../../web/form-pair.ts';
import { daysAgo, formatCount, formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable, EmptyState } from '../../web/list/index.ts';
import { Duplicates } from '../cases/duplicate-alert.tsx';
import { EarlyAlert, EarlyAnswer } from '../cases/early-alert.tsx';
import { PapersSection } from '../cases/paper-fields.tsx';
import type { EarlyFound } from '../cases/report-actions.ts';
import { AddressSection, type MunicipalityChoice } from '../families/address-fields.tsx';
import { ChildSection, ContactSection } from '../families/fields.tsx';
import type { PossibleDuplicate } from '../families/finding-queries.ts';
import { GuardianSections } from '../families/guardian-fields.tsx';
import { fullName } from '../families/rules.ts';
import { entryPath, inboxPath, refuseEntryPath, selfReportTextsPath, takeUpPath } from './paths.ts';
import type { Entry } from './queries.ts';
import { keptDays, refusals } from './rules.ts';

const nameOf = ({ familyName, givenNames, state }: Entry): string =>
  fullName(familyName, givenNames) || (state === 'open' ? 'ohne Namen' : 'gelöscht');
const ageOf = ({ age }: Entry): string => (age === null ? '' : `${age} J.`);

const openColumns = (today: Temporal.PlainDate): Column<Entry>[] => [
  {
    key: 'kind',
    label: 'Kind',
    cell: (row) => (
      <a class="kern-link" href={entryPath(row.id)}>
        {nameOf(row)}
      </a>
    ),
    text: nameOf,
  },
  { key: 'alter', label: 'Alter', cell: ageOf, text: ageOf },
  { key: 'ort', label: 'Wohnort', cell: ({ place }) => place, text: ({ place }) => place },
  {
    key: 'sprache',
    label: 'Sprache',
    cell: (row) => languageName(row.language),
    text: (row) => languageName(row.language),
  },
  {
    key: 'eingang',
    label: 'Eingang',
    cell: (row) => daysAgo(dayOf(row.receivedAt), today),
    text: (row) => formatDate(dayOf(row.receivedAt)),
  },
  {
    key: 'bis',
    label: 'Wird gelöscht am',
    cell: (row) => formatDate(dayOf(row.receivedAt).add({ days: keptDays })),
    text: (row) => formatDate(dayOf(row.receivedAt).add({ days: keptDays })),
  },
];

const becameOf = ({ state, reason }: Entry): string =>
  state === 'taken' ? 'aufgenommen' : `abgelehnt: ${wordOf(refusals, reason ?? '')}`;
const settledColumns: Column<Entry>[] = [
  {
    key: 'eingang',
    label: 'Eingang',
    cell: (row) => formatDate(dayOf(row.receivedAt)),
    text: (row) => formatDate(dayOf(row.receivedAt)),
  },
  { key: 'ort', label: 'Wohnort', cell: ({ place }) => place, text: ({ place }) => place },
  { key: 'ergebnis', label: 'Ergebnis', plain: true, cell: becameOf, text: becameOf },
  { key: 'wer', label: 'Wer', cell: ({ settledBy }) => settledBy ?? '', text: ({ settledBy }) => settledBy ?? '' },
];

export interface InboxProps {
  frame: Frame;
  open: readonly Entry[];
  settled: readonly Entry[];
  today: Temporal.PlainDate;
  /** Where families report, whole. */
  address: string;
  mayReview: boolean;
}

/** What families have reported themselves: what waits, and what became of the rest. */
export function InboxPage({ frame, open, settled, today, address, mayReview }: InboxProps) {
  return (
    <Page
      {...frame}
      title="Selbstmeldungen"
      lead={`${formatCount(open.length, 'Selbstmeldung wartet', 'Selbstmeldungen warten')}. Was nach ${keptDays} Tagen niemand aufgenommen hat, wird gelöscht.`}
    >
      <DataTable
        caption="Selbstmeldungen, die warten"
        columns={openColumns(today)}
        rows={open}
        empty={<EmptyState sentence="Es wartet keine Selbstmeldung." />}
      />
      <p class="kern-body hs-measure">
        Familien melden ihr Kind ohne Anmeldung auf Deutsch, Englisch, Arabisch, Ukrainisch oder Türkisch unter{' '}
        <strong>{address}</strong>.{' '}
        {mayReview ? (
          <a class="kern-link" href={selfReportTextsPath}>
            Texte lesen und freigeben
          </a>
        ) : null}
      </p>
      {settled.length === 0 ? null : (
        <section class="hs-stack">
          <h2 class="kern-heading-medium">Erledigt</h2>
          <DataTable caption="Erledigte Selbstmeldungen" columns={settledColumns} rows={settled} empty={null} />
        </section>
      )}
    </Page>
  );
}

const factsOf = (entry: Entry, today: Temporal.PlainDate) => [
  { term: 'Kind', value: nameOf(entry) },
  { term: 'Alter', value: ageOf(entry) },
  { term: 'Wohnort', value: entry.place },
  { term: 'Sprache', value: languageName(entry.language) },
  { term: 'Zu erreichen', value: entry.reach },
  { term: 'Eingang', value: `${formatDate(dayOf(entry.receivedAt))} (${daysAgo(dayOf(entry.receivedAt), today)})` },
];
const trail = (entry: Entry, last?: string) => [
  { href: inboxPath, label: 'Selbstmeldungen' },
  ...(last === undefined
    ? [{ label: nameOf(entry) }]
    : [{ href: entryPath(entry.id), label: nameOf(entry) }, { label: last }]),
];

/** One entry: take it up, or refuse it with a reason. */
export function EntryPage({
  frame,
  state,
  requestId,
  entry,
  today,
}: FormProps & { entry: Entry; today: Temporal.PlainDate }) {
  return (
    <Page {...frame} title={nameOf(entry)} breadcrumbs={trail(entry)} errors={state.errors}>
      {entry.state === 'open' ? null : (
        <Alert
          tone="info"
          title={`Diese Selbstmeldung ist erledigt: ${becameOf(entry)}. Name und Kontakt sind gelöscht.`}
        />
      )}
      <DescriptionList items={factsOf(entry, today)} />
      {entry.state !== 'open' ? null : (
        <>
          <ButtonRow>
            <Button href={takeUpPath(entry.id)}>Als Meldung aufnehmen</Button>
          </ButtonRow>
          <details class="hs-fold" open={state.errors.length > 0}>
            <summary>Nicht aufnehmen</summary>
            <Form action={refuseEntryPath(entry.id)} requestId={requestId}>
              <Radios
                name="grund"
                label="Warum?"
                hint="Name und Kontakt werden sofort gelöscht. Die Familie erfährt davon nichts."
                options={optionsOf(refusals)}
                state={state}
              />
              <Button kind="danger">Ablehnen und löschen</Button>
            </Form>
          </details>
        </>
      )}
    </Page>
  );
}

/** What the page of a report shows beside its fields. */
export interface TakeUpOffers {
  municipality: MunicipalityChoice;
  duplicates: readonly PossibleDuplicate[];
  early?: EarlyFound;
}
export type TakeUpProps = FormProps & TakeUpOffers & { entry: Entry; today: Temporal.PlainDate };

const legends = [
  'Kind',
  'Herkunft und Sprachen',
  'Familie',
  'Sorgeberechtigte Person',
  'Briefe',
  'Anschrift',
  'Papiere',
];

/** The report made of an entry: what the family said is filled in, what is missing is asked from it. */
export function TakeUpPage({ frame, state, requestId, entry, today, municipality, duplicates, early }: TakeUpProps) {
  return (
    <Page {...frame} title="Selbstmeldung aufnehmen" breadcrumbs={trail(entry, 'Aufnehmen')} errors={state.errors}>
      <p class="hs-text">
        {`Das sagt die Familie: ${factsOf(entry, today)
          .map(({ value }) => value)
          .join(' · ')}. Bitte fragen Sie nach, was fehlt.`}
      </p>
      <Sectioned legends={legends}>
        <Form action={takeUpPath(entry.id)} requestId={requestId}>
          {early ? <EarlyAlert {...early} /> : <EarlyAnswer state={state} />}
          {duplicates.length > 0 ? <Duplicates list={duplicates} staff /> : null}
          <ChildSection state={state} />
          <ContactSection state={state} />
          <GuardianSections state={state} />
          <AddressSection state={state} municipality={municipality} withPosition />
          <PapersSection state={state} />
          <TextArea
            name="notiz"
            label="Hinweis für die Beratung"
            hint="Nur was für die Terminvereinbarung nötig ist. Keine Gesundheitsdaten."
            state={state}
            required={false}
            maxLength={2000}
          />
          <SaveBar says="Noch ist nichts gespeichert.">
            <Button>Kind melden</Button>
          </SaveBar>
        </Form>
      </Sectioned>
    </Page>
  );
}
