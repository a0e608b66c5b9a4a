// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { DescriptionList } from '../../web/components/index.ts';
import { Button, Form, type FormState, TextField } from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable } from '../../web/list/index.ts';
import { operatorPath } from '../../web/paths.ts';
import { setUpCentrePath } from './paths.ts';
import type { CentreRow } from './queries.ts';

const columns: readonly Column<CentreRow>[] = [
  { key: 'name', label: 'Zentrum', cell: (row) => row.name, text: (row) => row.name },
  {
    key: 'active',
    label: 'Stand',
    cell: (row) => (row.active ? 'eingerichtet' : 'nicht eingerichtet'),
    text: (row) => (row.active ? 'eingerichtet' : 'nicht eingerichtet'),
  },
  {
    key: 'deed',
    label: 'Ändern',
    cell: (row) => (
      <a class="kern-link kern-link--no-visited-state hs-target" href={setUpCentrePath(row.key)}>
        {row.active ? 'Leitung einladen' : 'Einrichten'}
        <span class="kern-sr-only">: {row.name}</span>
      </a>
    ),
    text: () => '',
  },
];

export interface OperatorPageProps {
  frame: Frame;
  version: string;
  database: 'pglite' | 'postgres';
  centres: readonly CentreRow[];
}

/** /betrieb */
export function OperatorPage({ frame, version, database, centres }: OperatorPageProps) {
  return (
    <Page {...frame} title="Betrieb">
      <DescriptionList
        items={[
          { term: 'Version', value: version },
          { term: 'Datenbank', value: database === 'pglite' ? 'eingebaut (PGlite)' : 'PostgreSQL' },
          {
            term: 'Eingerichtete Zentren',
            value: `${centres.filter(({ active }) => active).length} von ${centres.length}`,
          },
        ]}
      />
      <h2 class="kern-heading-medium">Zentren</h2>
      <DataTable caption="Kommunale Integrationszentren" columns={columns} rows={centres} empty={null} />
    </Page>
  );
}

/** /betrieb/zentren/:key/einrichten */
export function SetUpCentrePage({ frame, state, centre }: { frame: Frame; state: FormState; centre: CentreRow }) {
  const title = centre.active ? 'Leitung einladen' : 'Zentrum einrichten';
  return (
    <Page
      {...frame}
      title={title}
      breadcrumbs={[{ href: operatorPath, label: 'Betrieb' }, { label: centre.name }]}
      errors={state.errors}
    >
      <p class="kern-body">
        {centre.active
          ? `${centre.name} ist eingerichtet. Hat das Zentrum keine Leitung mehr, laden Sie hier eine neue ein.`
          : `${centre.name} bekommt seine Behörden, Zuständigkeiten und Gemeinden. Die Leitung kann alles davon ändern.`}
      </p>
      <Form action={setUpCentrePath(centre.key)}>
        <TextField name="email" label="E-Mail-Adresse der Leitung" type="email" autocomplete="off" state={state} />
        <Button>{title}</Button>
      </Form>
    </Page>
  );
}
