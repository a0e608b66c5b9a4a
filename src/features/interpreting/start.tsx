// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { type Task, TaskList, type Tile } from '../../web/components/index.ts';
import { type StartPart, type StartSection, startLines, type Viewer } from '../../web/feature.ts';
import { Button } from '../../web/form/index.ts';
import { formatCount } from '../../web/format.ts';
import { nowFormPath } from './now/paths.ts';
import { ownRequestFormPath, ownRequestPath, ownRequestsPath, requestPath, requestsPath } from './paths.ts';
import { getPolicy } from './policy-queries.ts';
import { countOpenWork, type InterpretingRequest, listRequests, noRequestFilter, type Reach } from './queries.ts';
import { askedBy, spokenText, whenText } from './request-words.ts';
import { nextStepOf, requestStates } from './states.ts';

/** Days ahead in which an open request is near: then every hour counts. */
const nearDays = 7;

/** A request as a line of what waits: its deed, when it is, by when somebody does it. */
function taskOf(request: InterpretingRequest, today: Temporal.PlainDate, own: boolean): Task {
  const step = nextStepOf(request, dayOf(request.startsAt), today);
  const state = requestStates[request.state];
  // An institution is waited for only where it has something to do itself.
  const waits = step !== undefined && (!own || step.owner === 'Einrichtung');
  return {
    href: own ? ownRequestPath(request.id) : requestPath(request.id),
    title: `${waits ? step.deed : state}: ${spokenText(request)}`,
    detail: [whenText(request), ...(own ? [] : [askedBy(request)]), request.number].join(' · '),
    ...(waits ? { due: step.due } : {}),
  };
}

async function readCentre(tx: Tx, { centreId, now, today, roles }: Viewer): Promise<StartPart> {
  const reach: Reach = { all: true, seesProtected: may(roles, 'institution.keep') };
  const soon = now.add({ hours: 24 * nearDays });
  const work = await countOpenWork(tx, centreId, reach, now, soon);
  const range = { limit: startLines, offset: 0 };
  const open = { ...noRequestFilter, state: 'open' as const };
  const over = await listRequests(tx, centreId, reach, { ...open, before: now }, range);
  const near = await listRequests(tx, centreId, reach, { ...open, from: now }, range);
  const shown = [...over, ...near].slice(0, startLines);
  const tiles: Tile[] = [
    {
      label: 'offene Dolmetschanfragen',
      href: `${requestsPath}?stand=open&zeit=kommend&sort=termin`,
      count: work.open,
    },
    {
      label: `davon in den nächsten ${nearDays} Tagen`,
      href: `${requestsPath}?stand=open&zeit=kommend&sort=termin`,
      count: work.near,
      ...(work.near > 0 ? { tone: 'over' as const } : {}),
    },
  ];
  return {
    shown: [{ recordKind: 'interpreting_request', ids: shown.map(({ id }) => id) }],
    lead: `${formatCount(work.open, 'Gespräch braucht', 'Gespräche brauchen')} noch jemanden, der dolmetscht.`,
    tiles,
    view: () => <TaskList heading="Dolmetschen" tasks={shown.map((one) => taskOf(one, today, false))} />,
  };
}

async function readOwn(tx: Tx, { centreId, institutions, now, today }: Viewer): Promise<StartPart> {
  const reach: Reach = { institutions };
  const coming = await listRequests(
    tx,
    centreId,
    reach,
    { ...noRequestFilter, from: now },
    { limit: startLines, offset: 0 },
  );
  const held = await listRequests(
    tx,
    centreId,
    reach,
    { ...noRequestFilter, state: 'held' },
    { limit: startLines, offset: 0 },
  );
  const policy = await getPolicy(tx, centreId, today);
  const shown = [...held, ...coming].slice(0, startLines);
  return {
    shown: [{ recordKind: 'interpreting_request', ids: shown.map(({ id }) => id) }],
    view: () => (
      <>
        <div class="hs-actions">
          <Button href={ownRequestFormPath} icon="add">
            Dolmetschen anfragen
          </Button>
          {policy.phoneNow ? (
            <Button href={nowFormPath} kind="secondary">
              Jetzt am Telefon
            </Button>
          ) : null}
        </div>
        <TaskList
          heading="Ihre Gespräche"
          tasks={shown.map((one) => taskOf(one, today, true))}
          empty="Es steht kein Gespräch an."
        />
        <p class="hs-text">
          <a class="kern-link hs-target" href={ownRequestsPath}>
            Alle Anfragen
          </a>
        </p>
      </>
    ),
  };
}

/** Talks without anybody to interpret, nearest first; and for an institution its own. */
export const interpretingSections: readonly StartSection[] = [
  { place: 43, roles: ['interpreter_coordinator'], read: readCentre },
  { place: 44, roles: ['institution'], read: readOwn },
];
