// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../../codes/languages.ts';
import { Badge } from '../../../web/components/index.ts';
import { Button, Form, type FormState, fieldId, Hidden } from '../../../web/form/index.ts';
import { formatCount, formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import type { InterpretingRequest } from '../queries.ts';
import { askedBy, modeText, spokenText, whenText } from '../request-words.ts';
import type { Candidate } from './fact-rules.ts';
import { gapText, gapWords } from './gap-words.ts';
import { boardPath, dispatchPath, weekAskPath, weekOf } from './paths.ts';
import { mostRequests, type OpenWeek } from './week-actions.ts';
import { pairText } from './week-input.ts';
import { missingIn, type ProposedRow } from './week-rules.ts';
import { modeWords, reasonText } from './words.ts';

/** A week with what is proposed for it. */
export interface WeekFile {
  week: OpenWeek;
  rows: readonly ProposedRow[];
  /** No plan serves more, or fits better. */
  proven: boolean;
}

interface WeekPageProps {
  frame: Frame;
  file: WeekFile;
  state: FormState;
  requestId: string;
}

const canBeAsked = ({ proposed }: ProposedRow): boolean => proposed !== null && !proposed.askedAlready;

function Proposed({ one }: { one: Candidate }) {
  return (
    <div>
      <p>
        <strong>{one.name}</strong> <span class="hs-muted">{modeWords[one.mode]}</span>
      </p>
      <ul class="hs-chips">
        {one.reasons.map((reason) => (
          <li class={`hs-chip hs-chip--${reason.plus ? 'for' : 'against'}`}>
            <span aria-hidden="true">{reason.plus ? '+' : '−'}</span>
            <span class="kern-sr-only">{reason.plus ? 'dafür: ' : 'dagegen: '}</span> {reasonText(reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Talk({ request, tick }: { request: InterpretingRequest; tick: { id: string; value: string } | null }) {
  const name = `${spokenText(request)}, ${whenText(request)}`;
  return (
    <div>
      {tick === null ? (
        <p class="hs-person__name">{name}</p>
      ) : (
        <div class="kern-form-check">
          <input class="kern-form-check__checkbox" type="checkbox" id={tick.id} name="paar" value={tick.value} />
          <label class="kern-label" for={tick.id}>
            <strong>{name}</strong>
          </label>
        </div>
      )}
      <p class="hs-muted">
        {askedBy(request)}, {modeText(request)}
      </p>
    </div>
  );
}

function Row({ row, id }: { row: ProposedRow; id: string }) {
  const { request, proposed, gaps } = row;
  const value = proposed && pairText({ requestId: request.id, volunteerId: proposed.id });
  return (
    <li class="hs-person">
      <Talk request={request} tick={value !== null && canBeAsked(row) ? { id, value } : null} />
      {proposed === null ? (
        <div>
          <Badge tone="warning">niemand</Badge> {gaps.map(gapText).join('; ')}
        </div>
      ) : (
        <Proposed one={proposed} />
      )}
      <div class="hs-person__deeds">
        {proposed?.askedAlready ? <Badge tone="info">ist gefragt</Badge> : null}
        <a class="kern-link hs-target" href={dispatchPath(request.id)} aria-label={`${request.number} ansehen`}>
          Ansehen
        </a>
      </div>
    </li>
  );
}

function Missing({ rows }: { rows: readonly ProposedRow[] }) {
  const missing = missingIn(rows);
  if (missing.length === 0) return null;
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Wer fehlt</h2>
      <div class="hs-table-frame">
        <table class="kern-table kern-table--small hs-table">
          <caption class="kern-sr-only">Sprachen, für die in dieser Woche jemand fehlt</caption>
          <thead class="kern-table__head">
            <tr class="kern-table__row">
              {['Sprache', 'Anfragen', 'Woran es liegt'].map((label) => (
                <th class="kern-table__header" scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="kern-table__body">
            {missing.map(({ language, requests, gaps }) => (
              <tr class="kern-table__row">
                <th class="kern-table__cell" scope="row" data-label="Sprache">
                  {languageName(language)}
                </th>
                <td class="kern-table__cell" data-label="Anfragen">
                  {requests}
                </td>
                <td class="kern-table__cell" data-label="Woran es liegt">
                  {gaps.map((gap) => gapWords[gap]).join('; ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Deeds({ rows }: { rows: readonly ProposedRow[] }) {
  const free = rows.filter(canBeAsked);
  if (free.length === 0) return null;
  return (
    <p class="hs-text">
      {free.map(({ request, proposed }) => (
        <Hidden name="vorschlag" value={pairText({ requestId: request.id, volunteerId: proposed?.id ?? '' })} />
      ))}
      <Button name="umfang" value="alle">
        {free.length === 1 ? 'Die Person anfragen' : `Alle ${free.length} anfragen`}
      </Button>{' '}
      {free.length === 1 ? null : (
        <Button kind="secondary" name="umfang" value="auswahl">
          Nur Angekreuzte anfragen
        </Button>
      )}
    </p>
  );
}

function Weeks({ monday }: { monday: Temporal.PlainDate }) {
  return (
    <nav aria-label="Wochen">
      <p class="hs-text">
        <a class="kern-link" href={weekOf(monday.subtract({ days: 7 }))}>
          Woche davor
        </a>{' '}
        <a class="kern-link" href={weekOf(monday.add({ days: 7 }))}>
          Woche danach
        </a>
      </p>
    </nav>
  );
}

function Notes({ week, proven }: { week: OpenWeek; proven: boolean }) {
  const { undecided, promised, full, requests } = week;
  return (
    <ul class="hs-text">
      {requests.length === 0 ? null : (
        <li>
          {proven
            ? 'Bewiesen: Kein anderer Plan bedient mehr, und keiner passt besser.'
            : 'Ein guter Plan; dass es keinen besseren gibt, ist noch nicht bewiesen.'}
        </li>
      )}
      {promised === 0 ? null : (
        <li>{formatCount(promised, 'Zusage bleibt', 'Zusagen bleiben')}, wie sie sind. Ihre Zeiten sind belegt.</li>
      )}
      {undecided === 0 ? null : (
        <li>
          {formatCount(undecided, 'Anfrage steht', 'Anfragen stehen')} nicht hier: Es ist noch nicht entschieden, wer
          zahlt.
        </li>
      )}
      {full ? <li>Geplant werden die ersten {mostRequests} Anfragen der Woche.</li> : null}
    </ul>
  );
}

/** The open requests of a week with one person proposed for each, as many as can be; nobody is asked before somebody says so. */
export function WeekPage({ frame, file, state, requestId }: WeekPageProps) {
  const { week, rows, proven } = file;
  const served = rows.filter(({ proposed }) => proposed !== null).length;
  const firstTick = rows.findIndex(canBeAsked);
  return (
    <Page
      {...frame}
      title={`Woche ab ${formatDate(week.monday)}`}
      breadcrumbs={[{ href: boardPath, label: 'Vermittlung' }, { label: 'Woche' }]}
      lead={
        rows.length === 0
          ? 'In dieser Woche wartet keine Anfrage.'
          : `${formatCount(rows.length, 'Anfrage wartet', 'Anfragen warten')}. Für ${served} gibt es einen Vorschlag. Neu gefragt wird niemand, bevor Sie es sagen.`
      }
      errors={state.errors}
    >
      <Weeks monday={week.monday} />
      <Notes week={week} proven={proven} />
      {rows.length === 0 ? null : (
        <Form action={weekAskPath} requestId={requestId} guard={false} wide label="Vorschlag der Woche">
          <Hidden name="woche" value={week.monday.toString()} />
          <Deeds rows={rows} />
          <ul class="hs-people">
            {rows.map((row, at) => (
              <Row row={row} id={at === firstTick ? fieldId('paar') : `paar-${at + 1}`} />
            ))}
          </ul>
        </Form>
      )}
      <Missing rows={rows} />
    </Page>
  );
}
