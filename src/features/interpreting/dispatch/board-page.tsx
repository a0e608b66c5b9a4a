// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../../codes/languages.ts';
import { Alert, Badge } from '../../../web/components/index.ts';
import { Button } from '../../../web/form/index.ts';
import { formatCount, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { boardFeedSettingsPath } from '../feeds/paths.ts';
import { poolFiguresPath } from '../figures/paths.ts';
import type { RunningCall } from '../now/call-queries.ts';
import { callDetail } from '../now/call-words.ts';
import { nowEnteredPath } from '../now/paths.ts';
import { requestFormPath, requestsPath } from '../paths.ts';
import { feedbackListPath, stacksPath } from '../proofs/paths.ts';
import { servicesPath } from '../proposals/paths.ts';
import { askedBy, shortWhenText } from '../request-words.ts';
import { type BoardCard, type BoardColumn, boardColumns } from './board-queries.ts';
import { dispatchPath, weekPath } from './paths.ts';
import type { Threats } from './threat-queries.ts';
import { ThreatSection } from './threat-section.tsx';
import { modeWords } from './words.ts';

interface BoardProps {
  frame: Frame;
  columns: readonly { column: BoardColumn; cards: readonly BoardCard[]; more: number }[];
  now: Temporal.Instant;
  threats: Threats;
  /** Somebody is wanted on the phone at this moment. */
  calls: readonly RunningCall[];
  /** Requests for which the program asks one after the other. */
  running: ReadonlySet<string>;
}

/** So many of what threatens to stay without anybody stand on the board. */
const shownThreats = 5;

/** Where else the same requests stand. */
const ways = [
  [nowEnteredPath, 'Jetzt am Telefon'],
  [weekPath, 'Offene der Woche gemeinsam vermitteln'],
  [requestsPath, 'Alle Anfragen als Liste'],
  [poolFiguresPath, 'Zahlen'],
  [stacksPath, 'Nachweisbögen'],
  [servicesPath, 'Fachdienste'],
  [feedbackListPath, 'Rückmeldungen'],
  [boardFeedSettingsPath, 'Im eigenen Kalender'],
] as const;

/** How the list is narrowed to a column. */
const listed: Readonly<Record<BoardColumn, string>> = {
  open: 'stand=open&zeit=kommend&sort=termin',
  asked: 'stand=open&zeit=kommend&sort=termin',
  assigned: 'stand=assigned&zeit=kommend&sort=termin',
  today: 'stand=assigned&zeit=kommend&sort=termin',
  proof: 'stand=held',
};

/** Hours before a talk from which on an open one is urgent. */
const urgentHours = 48;

/** "noch 90 Minuten", "noch 5 Stunden", or nothing while there are days. */
function leftText(start: Temporal.Instant, now: Temporal.Instant): string | null {
  const minutes = Math.floor(now.until(start).total('minutes'));
  if (minutes < 0) return 'schon vorbei';
  if (minutes < 120) return `noch ${formatCount(minutes, 'Minute', 'Minuten')}`;
  const hours = Math.floor(minutes / 60);
  return hours <= urgentHours ? `noch ${formatCount(hours, 'Stunde', 'Stunden')}` : null;
}

function CardOf({
  card,
  column,
  now,
  running,
}: { card: BoardCard; column: BoardColumn } & Pick<BoardProps, 'now' | 'running'>) {
  const { request, name, asked, answerBy } = card;
  const left = column === 'open' || column === 'asked' ? leftText(request.startsAt, now) : null;
  return (
    <li class={`hs-ticket${left === null ? '' : ' hs-ticket--late'}`}>
      <a class="kern-link hs-target" href={dispatchPath(request.id)}>
        {languageName(request.language)}
      </a>
      <span>{shortWhenText(request)}</span>
      <span class="hs-muted">{askedBy(request)}</span>
      <span class="hs-muted">{request.modes.map((mode) => modeWords[mode]).join(', ')}</span>
      {name === null ? null : <strong>{name}</strong>}
      {asked === 0 ? null : (
        <span>
          {formatCount(asked, 'Person gefragt', 'Personen gefragt')}
          {answerBy === null ? '' : `, Antwort bis ${formatDateTime(answerBy)}`}
        </span>
      )}
      {left === null ? null : <Badge tone="danger">{left}</Badge>}
      {running.has(request.id) ? <Badge tone="info">wird der Reihe nach gefragt</Badge> : null}
      {request.outcome === null ? <Badge tone="warning">Kostenträger offen</Badge> : null}
    </li>
  );
}

/** What is open, asked, promised, today, and without proof. */
export function BoardPage({ frame, columns, now, threats, calls, running }: BoardProps) {
  const open = columns.find(({ column }) => column === 'open');
  const waiting = (open?.cards.length ?? 0) + (open?.more ?? 0);
  return (
    <Page
      {...frame}
      title="Vermittlung"
      lead={
        waiting === 0
          ? 'Gerade wartet keine Anfrage.'
          : `${formatCount(waiting, 'Anfrage wartet', 'Anfragen warten')} darauf, dass jemand gefragt wird.`
      }
    >
      <p class="hs-text">
        <Button href={requestFormPath} icon="add">
          Anfrage eintragen
        </Button>
      </p>
      {calls.map((call) => (
        <Alert tone="warning" title={`Jetzt am Telefon: ${languageName(call.language)}`}>
          <p class="kern-body">
            {callDetail(call)}{' '}
            <a class="kern-link" href={dispatchPath(call.id)}>
              Ansehen
            </a>
          </p>
        </Alert>
      ))}
      {threats.rows.length === 0 ? null : (
        <Alert
          tone="warning"
          title={formatCount(
            threats.rows.length,
            'Gespräch droht unbesetzt zu bleiben.',
            'Gespräche drohen unbesetzt zu bleiben.',
          )}
        >
          <a class="kern-link hs-target" href="#droht">
            Welche, und warum
          </a>
        </Alert>
      )}
      <ul class="hs-links hs-links--row">
        {ways.map(([href, label]) => (
          <li>
            <a class="kern-link hs-target" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <div class="hs-board">
        {columns.map(({ column, cards, more }) => (
          <section class="hs-board__column" aria-labelledby={`spalte-${column}`}>
            <h2 class="kern-heading-small hs-board__head" id={`spalte-${column}`}>
              {boardColumns[column]} <span class="hs-muted">{cards.length + more}</span>
            </h2>
            {cards.length === 0 ? <p class="hs-muted">nichts</p> : null}
            <ul class="hs-board__list">
              {cards.map((card) => (
                <CardOf card={card} column={column} now={now} running={running} />
              ))}
            </ul>
            {more === 0 ? null : (
              <p class="hs-text">
                <a class="kern-link hs-target" href={`${requestsPath}?${listed[column]}`}>
                  {`${more} weitere in der Liste`}
                </a>
              </p>
            )}
          </section>
        ))}
      </div>
      <ThreatSection threats={threats} dispatches most={shownThreats} allHref={`${poolFiguresPath}#droht`} />
    </Page>
  );
}
