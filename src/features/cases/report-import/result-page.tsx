// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { DescriptionList } from '../../../web/components/index.ts';
import { Button, ButtonRow } from '../../../web/form/index.ts';
import { formatNumber } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Column, DataTable } from '../../../web/list/index.ts';
import {
  caseListPath,
  casePath,
  refusedReportsPath,
  reportedListPath,
  reportImportPath,
  reportListPath,
  reportPath,
} from '../paths.ts';
import { trail } from './pages.tsx';
import { lineColumn, nameColumn, Part, reasonColumn } from './parts.tsx';
import type { KeptList } from './queries.ts';

type ListedRow = NonNullable<KeptList['result']>[number];

export interface ResultProps {
  frame: Frame;
  staff: boolean;
  listId: string;
  rows: readonly ListedRow[];
  cases: ReadonlyMap<number, { id: string; number: string }>;
}

/** Of a child not of school age yet. */
const noCase = 'kein Fall: noch nicht schulpflichtig';

/** What became of each row. */
export function ResultPage({ frame, staff, listId, rows, cases }: ResultProps) {
  const added = rows.filter(({ outcome }) => outcome === 'new');
  const refused = rows.filter(({ outcome }) => outcome === 'refused');
  const known = rows.filter(({ outcome }) => outcome === 'same');
  const caseColumn: Column<ListedRow> = {
    key: 'fall',
    label: 'Fall',
    plain: true,
    cell: ({ line }) => {
      const found = cases.get(line);
      return found ? (
        <a class="kern-link" href={(staff ? casePath : reportPath)(found.id)}>
          {found.number}
        </a>
      ) : (
        noCase
      );
    },
    text: ({ line }) => cases.get(line)?.number ?? noCase,
  };
  return (
    <Page {...frame} title="Liste eingelesen" breadcrumbs={trail(staff, 'Ergebnis')}>
      <DescriptionList
        items={[
          { term: 'gemeldet', value: formatNumber(added.length) },
          { term: 'nicht gemeldet', value: formatNumber(refused.length) },
          { term: 'waren schon gemeldet', value: formatNumber(known.length) },
        ]}
      />
      <ButtonRow>
        <Button href={staff ? caseListPath : reportListPath}>{staff ? 'Zu den Fällen' : 'Zu den Meldungen'}</Button>
        <Button kind="secondary" href={reportImportPath}>
          Nächste Liste
        </Button>
      </ButtonRow>
      <Part heading="Nicht gemeldet" count={refused.length}>
        <ButtonRow>
          <Button kind="secondary" href={refusedReportsPath(listId)}>
            Nur diese Zeilen laden
          </Button>
        </ButtonRow>
        <DataTable
          caption="Nicht gemeldet"
          columns={[lineColumn, nameColumn, reasonColumn]}
          rows={refused}
          empty={null}
        />
      </Part>
      <Part heading="Gemeldet" count={added.length}>
        <DataTable caption="Gemeldet" columns={[lineColumn, nameColumn, caseColumn]} rows={added} empty={null} />
      </Part>
      <Part heading="Waren schon gemeldet" count={known.length}>
        <DataTable caption="Waren schon gemeldet" columns={[lineColumn, nameColumn]} rows={known} empty={null} />
      </Part>
    </Page>
  );
}

/** How far the work on a list is. It goes on without the page; the link shows how far it is now. */
export function ProgressPage({
  frame,
  staff,
  listId,
  progress: { done, all },
}: Pick<ResultProps, 'frame' | 'staff' | 'listId'> & { progress: { done: number; all: number | null } }) {
  const text =
    all === null
      ? 'Die Zeilen werden noch einmal geprüft.'
      : `${formatNumber(done)} von ${formatNumber(all)} Zeilen sind gemeldet.`;
  return (
    <Page {...frame} title="Liste wird gemeldet" breadcrumbs={trail(staff, 'Wird gemeldet')}>
      <div class="kern-progress hs-measure" data-again="4">
        <label class="kern-label" for="stand-der-liste">
          {text}
        </label>
        <progress id="stand-der-liste" value={done} max={all ?? 1000} />
      </div>
      <p class="kern-body hs-measure">
        Sie können die Seite verlassen. Die Liste wird weiter gemeldet, das Ergebnis finden Sie 24 Stunden lang unter
        „Liste melden“.
      </p>
      <ButtonRow>
        <Button href={reportedListPath(listId)}>Stand ansehen</Button>
      </ButtonRow>
    </Page>
  );
}
