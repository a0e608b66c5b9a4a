// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert, Badge } from '../../../web/components/index.ts';
import { Button, Form, TextField } from '../../../web/form/index.ts';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatCount, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { DataTable } from '../../../web/list/index.ts';
import { boardPath, dispatchPath } from '../dispatch/paths.ts';
import { afterwardsPath, proofSettingPath, stackFilePath, stackPath, stacksPath } from './paths.ts';
import { mostSheets } from './sheet-input.ts';
import type { Sheet, Stack } from './sheet-queries.ts';

export const stacksTitle = 'Nachweisbögen auf Papier';
const board = { href: boardPath, label: 'Vermittlung' };

const span = ({ first, last }: Stack): string => (first === last ? first : `${first} bis ${last}`);

/** /vermittlung/nachweisbogen: print blank proofs, and see which have come back. */
export function StacksPage({ frame, state, requestId, stacks }: FormProps & { stacks: readonly Stack[] }) {
  return (
    <Page
      {...frame}
      title={stacksTitle}
      breadcrumbs={[board, { label: stacksTitle }]}
      lead="Für Tage, an denen das Programm nicht erreichbar ist: leere Bögen mit Nummer. Drucken Sie sie auf Vorrat."
      errors={state.errors}
    >
      <Form action={stacksPath} requestId={requestId}>
        <TextField
          name="anzahl"
          label="Anzahl"
          hint={`1 bis ${mostSheets} Bögen. Die Nummern zählen weiter.`}
          inputmode="numeric"
          state={state}
        />
        <Button>Bögen drucken</Button>
      </Form>
      <p class="hs-text">
        <a class="kern-link hs-target" href={afterwardsPath}>
          Ausgefüllten Bogen eintragen
        </a>{' '}
        <a class="kern-link hs-target" href={proofSettingPath}>
          Einstellungen
        </a>
      </p>
      <DataTable
        caption="Gedruckte Bögen"
        columns={[
          {
            key: 'nummern',
            label: 'Nummern',
            cell: (one: Stack) => (
              <a class="kern-link" href={stackPath(one.id)}>
                {span(one)}
              </a>
            ),
            text: span,
          },
          {
            key: 'zurueck',
            label: 'Eingetragen',
            cell: ({ used, count }) => `${used} von ${count}`,
            text: ({ used, count }) => `${used} von ${count}`,
          },
          {
            key: 'gedruckt',
            label: 'Gedruckt',
            cell: ({ printedAt, printedBy }) => [formatDateTime(printedAt), printedBy].filter(Boolean).join(', '),
            text: ({ printedAt }) => formatDateTime(printedAt),
          },
        ]}
        rows={stacks}
        empty={<p class="kern-body hs-muted">Noch keine. Drucken Sie zehn Bögen, dann liegen sie bereit.</p>}
      />
    </Page>
  );
}

/** One stack: which number belongs to which talk. */
export function StackPage({ frame, stack, sheets }: { frame: Frame; stack: Stack; sheets: readonly Sheet[] }) {
  const open = stack.count - stack.used;
  return (
    <Page
      {...frame}
      title={`Bögen ${span(stack)}`}
      breadcrumbs={[board, { href: stacksPath, label: stacksTitle }, { label: span(stack) }]}
      lead={
        open === 0
          ? 'Alle Bögen sind eingetragen.'
          : `${formatCount(open, 'Bogen ist', 'Bögen sind')} noch nicht zurück. Die Koordination trägt ein, was ausgefüllt ankommt.`
      }
    >
      <p>
        <Button href={stackFilePath(stack.id)}>Bögen als PDF</Button>
      </p>
      <ul class="hs-stack">
        {sheets.map(({ number, talk, usedAt }) => (
          <li class="hs-text">
            <strong>{number}</strong>{' '}
            {talk === null ? (
              <Badge tone={usedAt === null ? 'neutral' : 'success'}>{usedAt === null ? 'offen' : 'eingetragen'}</Badge>
            ) : (
              <>
                <a class="kern-link" href={dispatchPath(talk.requestId)}>
                  {talk.number}
                </a>
                {`, ${talk.volunteer}, ${talk.institution}`}
              </>
            )}
          </li>
        ))}
      </ul>
      <Alert tone="info" title="Ein Gespräch, das schon im Programm steht?">
        <p class="kern-body">
          Öffnen Sie es unter „Vermittlung“ und wählen Sie „Nachweis auf Papier eintragen“: dort ist Platz für die
          Nummer.
        </p>
      </Alert>
    </Page>
  );
}
