// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Actions, Queue, type QueueItem, type Task, TaskList, Tiles } from '../../../web/components/index.ts';
import { startLines } from '../../../web/feature.ts';
import { formatCount, formatDate, formatNumber, formatShortDate, lastingSince } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Column, DataTable, EmptyState } from '../../../web/list/index.ts';
import { weekMailPath } from '../digest/paths.ts';
import { smileFiguresPath } from '../figures/paths.ts';
import type { QuietPair, Week } from '../figures/week-queries.ts';
import { matchingPath } from '../matching/paths.ts';
import { waitWords } from '../matching/words.ts';
import {
  pupilsPath,
  smilePolicyPath,
  sponsorPath,
  sponsorshipSessionsPath,
  sponsorshipsPath,
  sponsorsPath,
} from '../paths.ts';
import { instrumentsPath, materialsPath } from '../progress/paths.ts';
import type { EndingConducts } from '../safeguarding/certificate-rules.ts';
import { modulesPath } from '../sponsors/paths.ts';
import type { Stand } from './queries.ts';
import type { WhyWaiting } from './why-rules.ts';

export interface Board {
  stand: Stand;
  week: Week;
  conducts: EndingConducts;
  why: WhyWaiting;
}

const quietId = 'ohne-eintrag';
const certificateId = 'fuehrungszeugnisse';
const inState = (state: string): string => `${sponsorshipsPath}?stand=${state}`;
const waitingPath = `${pupilsPath}?stand=waiting`;

function leadOf({ stand }: Board): string {
  const meets = `${formatCount(stand.active, 'Kind trifft', 'Kinder treffen')} sich jede Woche mit einer Patin oder einem Paten, ${formatNumber(stand.waiting)} ${stand.waiting === 1 ? 'wartet' : 'warten'}.`;
  return `${meets} Letzte Woche ${stand.heldLastWeek === 1 ? 'hat' : 'haben'} ${formatCount(stand.heldLastWeek, 'Stunde', 'Stunden')} stattgefunden, soweit eingetragen.`;
}

function BoardTiles({ board: { stand, week, conducts }, today }: { board: Board; today: Temporal.PlainDate }) {
  const [next] = conducts.ending;
  return (
    <Tiles
      heading="SmiLe in Zahlen"
      days={[]}
      tiles={[
        { label: 'Laufende Patenschaften', href: inState('active'), count: stand.active, tone: 'calm' },
        {
          ...{ label: 'Kinder warten', href: waitingPath, count: stand.waiting, tone: 'over' },
          change: stand.waitsSince === null ? undefined : `am längsten ${lastingSince(stand.waitsSince, today)}`,
        },
        {
          label: `Ohne Eintrag seit ${formatCount(week.quietWeeks, 'Schulwoche', 'Schulwochen')}`,
          ...{ href: `#${quietId}`, count: week.quiet.length, tone: 'over' },
        },
        {
          ...{
            label: 'Führungszeugnis läuft ab',
            href: `#${certificateId}`,
            count: conducts.ending.length,
            tone: 'over',
          },
          change: next?.until ? `das nächste am ${formatDate(next.until)}` : undefined,
        },
      ]}
    />
  );
}

/** What waits for the coordination, by deed; what nothing waits for is left out. */
function waitingDeeds({ stand, week, conducts, why }: Board): QueueItem[] {
  const [oldest] = week.quiet;
  const items: QueueItem[] = [
    {
      ...{ count: week.quiet.length, what: 'Nachfragen: kein Eintrag', href: `#${quietId}` },
      facts: oldest ? [`am längsten: ${oldest.number}, ${formatCount(oldest.lessons, 'Treffen', 'Treffen')}`] : [],
    },
    {
      ...{ count: why.fitting, what: 'Vorschläge für wartende Kinder prüfen', href: matchingPath },
      facts: ['jemand passt; gefragt wird erst, wenn Sie es sagen'],
    },
    {
      ...{ count: stand.toMeet, what: 'Kennenlernen vereinbaren', href: inState('meeting') },
      facts: ['beide Seiten haben zugesagt'],
    },
    {
      ...{ count: stand.proposed, what: 'Auf Antworten achten', href: inState('proposed') },
      facts: ['Schule oder Patin und Pate sind gefragt'],
    },
    {
      ...{ count: conducts.stopped.length, what: 'Führungszeugnis erneuern lassen', href: `#${certificateId}` },
      facts: ['die Treffen pausieren so lange'],
    },
    {
      ...{ count: stand.reported, what: 'Einwilligung der Eltern abwarten', href: `${pupilsPath}?stand=reported` },
      facts: ['die Schule fragt die Eltern'],
    },
  ];
  return items.filter(({ count }) => count > 0);
}

interface WhyLine {
  label: string;
  count: number;
}
const whyColumns: readonly Column<WhyLine>[] = [
  { key: 'grund', label: 'Grund', cell: ({ label }) => label, text: ({ label }) => label },
  {
    ...{ key: 'kinder', label: 'Kinder', numeric: true },
    cell: ({ count }) => formatNumber(count),
    text: ({ count }) => String(count),
  },
];

function WhySection({ stand, why }: Board) {
  const lines: WhyLine[] = [
    ...why.reasons.map(({ reason, count }) => ({ label: waitWords[reason], count })),
    ...(why.fitting > 0 ? [{ label: 'jemand passt: Vorschlag prüfen', count: why.fitting }] : []),
    ...(stand.proposed > 0 ? [{ label: 'jemand ist gefragt: Antwort steht aus', count: stand.proposed }] : []),
    ...(stand.reported > 0 ? [{ label: 'Einwilligung der Eltern fehlt', count: stand.reported }] : []),
  ];
  const [first] = why.reasons;
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Warum Kinder warten</h2>
      {first ? <p class="hs-text">{`Am häufigsten: ${waitWords[first.reason]}.`}</p> : null}
      <DataTable
        caption="Warum Kinder warten"
        columns={whyColumns}
        rows={lines.toSorted((a, b) => b.count - a.count)}
        empty={<EmptyState sentence="Gerade wartet kein Kind ohne Vorschlag." />}
      />
    </section>
  );
}

const quietTask = ({ id, sponsor, number, lessons, lastEntry }: QuietPair): Task => ({
  href: sponsorshipSessionsPath(id),
  title: `Nachfragen: ${sponsor}`,
  detail: [
    `${formatCount(lessons, 'Treffen', 'Treffen')} ohne Eintrag`,
    lastEntry === null ? 'noch kein Eintrag' : `zuletzt am ${formatShortDate(lastEntry)}`,
    number,
  ].join(' · '),
});

const conductTasks = ({ stopped, ending }: EndingConducts): Task[] => [
  ...stopped.map(({ volunteerId, givenName, familyName }) => ({
    href: sponsorPath(volunteerId),
    title: `Erneuern lassen: ${givenName} ${familyName}`,
    detail: 'Treffen pausieren; Schule und Eltern erfahren den Grund nicht',
    status: { tone: 'danger', label: 'pausiert' } as const,
  })),
  ...ending.map(({ volunteerId, givenName, familyName, until }) => ({
    href: sponsorPath(volunteerId),
    title: `Erinnern: ${givenName} ${familyName}`,
    detail: 'danach pausieren die Treffen von selbst',
    ...(until === null ? {} : { due: until }),
  })),
];

/** /smile: what stands, what waits, and why children wait. */
export function BoardPage({ frame, today, board }: { frame: Frame; today: Temporal.PlainDate; board: Board }) {
  return (
    <Page {...frame} title="SmiLe" lead={leadOf(board)}>
      <Actions
        primary={{ label: 'Alle Wartenden vermitteln', href: matchingPath }}
        others={[
          { label: 'Patenschaften', href: sponsorshipsPath },
          { label: 'Kinder', href: pupilsPath },
          { label: 'Patinnen und Paten', href: sponsorsPath },
          { label: 'Vorbereitung', href: modulesPath },
          { label: 'Zahlen', href: smileFiguresPath },
          { label: 'Material', href: materialsPath },
          { label: 'Verfahren', href: instrumentsPath },
          { label: 'Einstellungen', href: smilePolicyPath },
          { label: 'Mail am Montag', href: weekMailPath },
        ]}
      />
      <BoardTiles board={board} today={today} />
      <div class="hs-stack">
        <Queue heading="Das wartet" items={waitingDeeds(board)} />
        <WhySection {...board} />
        <div id={quietId}>
          <TaskList
            heading="Ohne Eintrag"
            tasks={board.week.quiet.slice(0, startLines).map(quietTask)}
            empty="Alle haben eingetragen. Ferien zählen nicht mit."
          />
        </div>
        <div id={certificateId}>
          <TaskList
            heading="Führungszeugnisse"
            tasks={conductTasks(board.conducts).slice(0, startLines)}
            empty="Keines läuft in den nächsten Wochen ab."
          />
        </div>
      </div>
    </Page>
  );
}
