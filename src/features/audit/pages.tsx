// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Permission, permissions, type Role, roleLabels } from '../../auth/permissions.ts';
import { codesOf } from '../../codes/keys.ts';
import { Alert, Badge } from '../../web/components/index.ts';
import { DateField, type FormState, fieldValue, optionsOf, Select, TextArea, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable, EmptyState, FilterBar, ListCount, Pager, pageCount } from '../../web/list/index.ts';
import { mostDays } from './input.ts';
import { type AuditWords, auditColumns, foldLists, lineColumns } from './lines.tsx';
import { logExportPath, logListPath } from './paths.ts';
import { mostChildren, mostCounted, type View } from './queries.ts';
import { accesses } from './words.ts';

export type AuditPageProps = {
  frame: Frame;
  rows: readonly View[];
  count: number;
  page: number;
  baseUrl: string;
  filtered: boolean;
  state: FormState;
  people: readonly { id: string; name: string }[];
  words: AuditWords;
  /** More children were found than the log was searched for. */
  more: boolean;
  mayExport: boolean;
};

export function AuditPage(props: AuditPageProps) {
  const { frame, rows, count, page, baseUrl, filtered, state, people, words } = props;
  return (
    <Page {...frame} title="Protokoll" errors={state.errors}>
      <ListCount
        count={count}
        one="Eintrag"
        many={count >= mostCounted ? 'oder mehr Einträge' : 'Einträge'}
        page={page}
        filtered={filtered}
      />
      {props.more ? (
        <Alert tone="warning" title={`Es gibt mehr als ${mostChildren} Kinder, auf die das passt.`}>
          <p class="kern-body">Sie sehen die Einträge zu den ersten. Bitte suchen Sie genauer.</p>
        </Alert>
      ) : null}
      <FilterBar
        action={logListPath}
        active={filtered}
        baseUrl={baseUrl}
        search={{ label: 'Fallnummer oder Name des Kindes', value: fieldValue(state, 'q') }}
        end={
          props.mayExport ? (
            <a class="kern-link kern-link--no-visited-state hs-target" href={logExportPath}>
              Als Datei ausgeben …
            </a>
          ) : undefined
        }
      >
        <Select
          name="person"
          label="Person"
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          state={state}
          placeholder="alle"
        />
        <Select name="zugriff" label="Zugriff" options={optionsOf(accesses)} state={state} placeholder="alle" />
        <Select name="art" label="Datensatz" options={optionsOf(words.records)} state={state} placeholder="alle" />
        <TextField name="datensatz" label="Kennung" state={state} required={false} maxLength={100} />
        <DateField name="von" label="Von" state={state} required={false} />
        <DateField name="bis" label="Bis" state={state} required={false} />
      </FilterBar>
      <DataTable
        caption="Protokoll"
        columns={lineColumns(words)}
        rows={foldLists(rows)}
        empty={
          <EmptyState
            sentence="Dazu gibt es keinen Eintrag."
            link={{ href: logListPath, label: 'Alle Einträge zeigen' }}
          />
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}

/** A file of the log for the data protection officer: a bounded period and why it is needed. */
export function AuditExportPage({ state, ...form }: FormProps) {
  return (
    <FormPage
      {...form}
      state={state}
      title="Protokoll ausgeben"
      breadcrumbs={[{ href: logListPath, label: 'Protokoll' }, { label: 'ausgeben' }]}
      intro={`Sie laden eine Tabelle (CSV) mit allen Einträgen eines Zeitraums von höchstens ${mostDays} Tagen. Die Ausgabe steht mit Ihrem Grund selbst im Protokoll.`}
      action={logExportPath}
      button="Protokoll ausgeben"
      back={logListPath}
    >
      <DateField name="zeitraum_von" label="Von" state={state} />
      <DateField name="zeitraum_bis" label="Bis" state={state} />
      <TextArea name="grund" label="Grund" hint="Bitte ohne Namen." state={state} maxLength={500} rows={3} />
    </FormPage>
  );
}

export type RecordAuditProps = {
  frame: Frame;
  kind: string;
  rows: readonly View[];
  count: number;
  page: number;
  baseUrl: string;
  words: AuditWords;
};

/** "Wer hat gesehen": everything about one record. */
export function RecordAuditPage({ frame, kind, rows, count, page, baseUrl, words }: RecordAuditProps) {
  const label = words.records[kind] ?? kind;
  const title = `Wer hat gesehen: ${label}`;
  return (
    <Page {...frame} title={title} breadcrumbs={[{ href: logListPath, label: 'Protokoll' }, { label }]}>
      <ListCount count={count} one="Eintrag" many="Einträge" page={page} />
      <DataTable
        caption={title}
        columns={auditColumns(words).filter(({ key }) => key !== 'datensatz')}
        rows={rows}
        empty={
          <EmptyState
            sentence="Diesen Datensatz hat noch niemand gesehen."
            link={{ href: logListPath, label: 'Zum Protokoll' }}
          />
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}

type Right = { permission: Permission; why: string; roles: readonly Role[] };
const rights: readonly Right[] = codesOf(permissions).map((permission) => ({ permission, ...permissions[permission] }));

export type AccessPageProps = {
  frame: Frame;
  /** Path of the page asked about, and the permission it needs; undefined when we know no such page. */
  path: string;
  needs: Permission | undefined;
  roles: readonly Role[];
};

/** Why somebody sees a page or not, and everything their role may do. */
export function AccessPage({ frame, path, needs, roles }: AccessPageProps) {
  const mine = (right: Right): boolean => right.roles.some((role) => roles.includes(role));
  const columns: Column<Right>[] = [
    { key: 'recht', label: 'Sie dürfen', cell: ({ why }) => why, text: ({ why }) => why },
    {
      key: 'sie',
      label: 'Ihre Rolle',
      cell: (right) => (mine(right) ? <Badge tone="success">ja</Badge> : <Badge tone="neutral">nein</Badge>),
      text: (right) => (mine(right) ? 'ja' : 'nein'),
    },
    { key: 'rollen', label: 'Rollen mit diesem Recht', cell: labels, text: labels },
  ];
  const right = rights.find(({ permission }) => permission === needs);
  return (
    <Page {...frame} title="Warum sehe ich das?">
      <div class="hs-measure hs-stack">
        {right ? (
          <p class="kern-body">
            Die Seite <code class="hs-code">{path}</code> ist für Rollen, die Folgendes dürfen: {right.why}. Rollen:{' '}
            {labels(right)}. Ihre Rolle: {roles.map((role) => roleLabels[role]).join(', ')}.{' '}
            {mine(right) ? 'Deshalb sehen Sie sie.' : 'Deshalb sehen Sie sie nicht.'}
          </p>
        ) : (
          <p class="kern-body">
            Ihre Rolle: {roles.map((role) => roleLabels[role]).join(', ')}. Die Tabelle zeigt, was Sie damit dürfen.
          </p>
        )}
        <p class="kern-body">
          Sie sehen nur Daten Ihres eigenen Zentrums. Jeder Datensatz, den Sie sehen, wird protokolliert. Rollen vergibt
          die Leitung Ihres Zentrums.
        </p>
      </div>
      <DataTable caption="Rechte der Rollen" columns={columns} rows={rights} empty="" />
    </Page>
  );
}

const labels = ({ roles }: Right): string => roles.map((role) => roleLabels[role]).join(', ');
