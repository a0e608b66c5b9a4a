// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { languageName } from '../../codes/languages.ts';
import { Badge, type Tone } from '../../web/components/index.ts';
import { Button, ButtonRow, optionsOf, Select } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import {
  type Column,
  DataTable,
  EmptyState,
  ExportLink,
  FilterBar,
  ListCount,
  type ListQuery,
  Pager,
  pageCount,
  setFilters,
  sortParam,
} from '../../web/list/index.ts';
import { sendLinkPath } from './paths.ts';
import type { InterpretingRequest } from './queries.ts';
import { askedBy, modeText, payerText, spokenText, whenText } from './request-words.ts';
import { nextStepOf, type RequestState, requestStates } from './states.ts';
import { occasionLabels } from './words.ts';

export const requestsTitle = 'Dolmetschen';
export const ownRequestsTitle = 'Anfragen nach Dolmetschenden';

/** Which times a list shows. */
export const periods = { kommend: 'kommende', vergangen: 'vergangene' } as const;

export type RequestListQuery = ListQuery<
  'termin' | 'eingang',
  {
    readonly q: 'text';
    readonly stand: RequestState[];
    readonly zeit: (keyof typeof periods)[];
    readonly dolmetschsprache: 'text';
  }
>;

const tones: Readonly<Record<RequestState, Tone>> = {
  ...{ open: 'warning', assigned: 'info', held: 'info', proven: 'info', settled: 'success' },
  ...{ declined: 'neutral', unfilled: 'danger', cancelled_in_time: 'neutral', cancelled_late: 'neutral' },
  ...{ client_no_show: 'neutral', interpreter_no_show: 'danger', professional: 'info' },
};

export const StateBadge = ({ state }: { state: RequestState }) => (
  <Badge tone={tones[state]}>{requestStates[state]}</Badge>
);

const stepText = (one: InterpretingRequest, today: Temporal.PlainDate): string => {
  const step = nextStepOf(one, dayOf(one.startsAt), today);
  return step ? `${step.deed}: ${step.owner}, bis ${formatDate(step.due)}` : '';
};

/** The columns of a list; `own`: for the institution itself. */
export const requestColumns = (
  today: Temporal.PlainDate,
  path: (id: string) => string,
  own: boolean,
): readonly Column<InterpretingRequest>[] => [
  {
    key: 'nummer',
    label: 'Anfrage',
    cell: ({ id, number }) => (
      <a class="kern-link hs-nowrap" href={path(id)}>
        {number}
      </a>
    ),
    text: ({ number }) => number,
  },
  { key: 'termin', label: 'Termin', sortable: true, plain: 'row', cell: whenText, text: whenText },
  { key: 'sprache', label: 'Sprache', cell: spokenText, text: spokenText },
  ...(own
    ? [
        {
          key: 'zeichen',
          label: 'Ihr Zeichen',
          cell: (one: InterpretingRequest) => one.reference,
          text: (one: InterpretingRequest) => one.reference,
        },
      ]
    : [{ key: 'stelle', label: 'Einrichtung', cell: askedBy, text: askedBy }]),
  {
    key: 'anlass',
    label: 'Anlass',
    cell: ({ occasion }) => occasionLabels[occasion],
    text: ({ occasion }) => occasionLabels[occasion],
  },
  { key: 'art', label: 'Art', cell: modeText, text: modeText },
  { key: 'zahlt', label: 'Bezahlt', cell: payerText, text: payerText },
  {
    key: 'stand',
    label: 'Stand',
    plain: true,
    cell: ({ state }) => <StateBadge state={state} />,
    text: ({ state }) => requestStates[state],
  },
  {
    key: 'schritt',
    label: 'Nächster Schritt',
    cell: (one) => stepText(one, today),
    text: (one) => stepText(one, today),
  },
];

export interface RequestListProps {
  frame: Frame;
  rows: readonly InterpretingRequest[];
  count: number;
  query: RequestListQuery;
  today: Temporal.PlainDate;
  /** Languages that were asked for, to choose from. */
  languages: readonly string[];
  /** Addresses of this list: of the centre, or of an institution's own requests. */
  at: { list: string; form: string | null; export: string; one: (id: string) => string };
  own: boolean;
}

/** /dolmetschen and /dolmetschanfragen */
export function RequestListPage(props: RequestListProps) {
  const { frame, rows, count, query, today, at, own, languages } = props;
  const { page, baseUrl, filters, filtered, sort } = query;
  const title = own ? ownRequestsTitle : requestsTitle;
  return (
    <Page
      {...frame}
      title={title}
      lead={own ? 'Was Ihre Einrichtung angefragt hat.' : 'Was Einrichtungen angefragt haben.'}
    >
      <ListCount count={count} one="Anfrage" many="Anfragen" page={page} filtered={filtered}>
        {at.form === null ? null : (
          <ButtonRow>
            <Button href={at.form} icon="add">
              {own ? 'Dolmetschen anfragen' : 'Anfrage aufnehmen'}
            </Button>
            {own ? null : (
              <Button kind="secondary" href={sendLinkPath}>
                Link schicken
              </Button>
            )}
          </ButtonRow>
        )}
      </ListCount>
      <FilterBar
        action={at.list}
        active={filtered}
        baseUrl={baseUrl}
        sort={sortParam(sort)}
        search={{ label: own ? 'Nummer oder Zeichen' : 'Nummer, Zeichen, Einrichtung, Ort', value: filters.q }}
        set={setFilters(query, {
          q: (value) => `„${value}“`,
          stand: (value) => requestStates[value as RequestState],
          zeit: (value) => periods[value as keyof typeof periods],
          dolmetschsprache: languageName,
        })}
        end={<ExportLink href={baseUrl.replace(at.list, at.export)} />}
      >
        <Select
          name="stand"
          label="Stand"
          options={optionsOf(requestStates)}
          value={filters.stand}
          placeholder="alle"
        />
        <Select name="zeit" label="Zeit" options={optionsOf(periods)} value={filters.zeit} placeholder="alle" />
        <Select
          name="dolmetschsprache"
          label="Sprache"
          options={languages.map((code) => ({ value: code, label: languageName(code) }))}
          value={filters.dolmetschsprache}
          placeholder="alle"
        />
      </FilterBar>
      <DataTable
        caption={title}
        columns={requestColumns(today, at.one, own)}
        rows={rows}
        sort={sort}
        baseUrl={baseUrl}
        empty={
          filtered ? (
            <EmptyState sentence="So gibt es keine Anfrage." link={{ href: at.list, label: 'Alle zeigen' }} />
          ) : (
            <EmptyState sentence="Es ist noch nichts angefragt." />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}
