// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { type Task, TaskList } from '../../web/components/index.ts';
import { formatNumber } from '../../web/format.ts';
import type { CaseRow } from '../cases/list-queries.ts';
import { casePath } from '../cases/paths.ts';
import { ownerText, stepText } from '../cases/words.tsx';
import { listName } from '../families/rules.ts';
import { SpanBar, WaitingBar, WayChart } from './charts.tsx';
import type { Group, Waiting } from './groups.ts';
import { type SpanFigures, spans, type Targets } from './rules.ts';

interface PlainTableProps {
  caption: string;
  /** What the lines are, then the columns of numbers. */
  head: readonly [string, ...string[]];
  /** Head of a last column with a small picture. */
  picture?: string;
  children: Child;
}

/** A table with few short columns that stays one on a phone, too. */
function PlainTable({ caption, head, picture, children }: PlainTableProps) {
  const [first, ...numbers] = head;
  return (
    <section class="hs-scroll" tabindex={0} aria-label={`Tabelle: ${caption}`}>
      <table class="hs-plain">
        <caption class="kern-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {numbers.map((label) => (
              <th scope="col" class="hs-num">
                {label}
              </th>
            ))}
            {picture === undefined ? null : <th scope="col">{picture}</th>}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** A number that leads to the list of as many; nothing to open where there is none. */
function Counted({ group, what }: { group: Group; what: string }) {
  if (group.count === 0) return <>0</>;
  return (
    <a class="kern-link kern-link--small kern-link--no-visited-state" href={group.href}>
      {formatNumber(group.count)}
      <span class="kern-sr-only">{` Kinder: ${what}`}</span>
    </a>
  );
}

/** What children wait for, and how long: the picture, and the same as a table. */
export function WaySection({ waiting }: { waiting: Waiting }) {
  const [head] = waiting.cross;
  return (
    <section class="hs-section">
      <div class="hs-section__head">
        <h2 class="kern-heading-medium">Worauf Kinder warten</h2>
      </div>
      <figure class="hs-chart">
        <figcaption class="hs-text">
          Lesen Sie so: Ein Balken zählt die Kinder, die auf diesen Schritt warten. Der hintere Teil wartet seit der
          Meldung länger als das Ziel.
        </figcaption>
        <WayChart groups={waiting.byPart} width={1216} kind="wide" />
        <WayChart groups={waiting.byPart} width={344} kind="narrow" />
        <ul class="hs-legend">
          <Key look="" label="bis zum Ziel" />
          <Key look=" hs-svg-fill--over" label="länger als das Ziel" />
        </ul>
      </figure>
      <PlainTable
        caption="Worauf Kinder warten, nach der Zeit seit der Meldung"
        head={['Wartet auf', ...(head?.cells.map(({ label }) => label) ?? []), 'alle', 'über dem Ziel', 'überfällig']}
      >
        {waiting.cross.map(({ label, cells }, index) => {
          const all = waiting.byPart[index];
          return (
            <tr>
              <th scope="row">{label}</th>
              {cells.map((group) => (
                <td class="hs-num">
                  <Counted group={group} what={`${label}, ${group.label}`} />
                </td>
              ))}
              <td class="hs-num">{all ? <Counted group={all} what={label} /> : null}</td>
              <td class="hs-num">{formatNumber(all?.late ?? 0)}</td>
              <td class="hs-num">{formatNumber(all?.overdue ?? 0)}</td>
            </tr>
          );
        })}
      </PlainTable>
    </section>
  );
}

const Key = ({ look, label }: { look: string; label: string }) => (
  <li>
    <svg class="hs-legend__key" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect class={`hs-svg-fill${look}`} x="0.5" y="0.5" width="15" height="15" />
    </svg>
    {label}
  </li>
);

/** Who waits, by one property, each line with its bar. */
export function GroupSection({
  heading,
  first,
  id,
  groups,
}: {
  heading: string;
  first: string;
  id: string;
  groups: readonly Group[];
}) {
  const most = Math.max(1, ...groups.map(({ count }) => count));
  return (
    <section class="hs-section">
      <div class="hs-section__head">
        <h2 class="kern-heading-medium">{heading}</h2>
      </div>
      {groups.length === 0 ? (
        <p class="hs-text">Es wartet kein Kind.</p>
      ) : (
        <PlainTable caption={heading} head={[first, 'Kinder', 'über dem Ziel', 'längste Zeit']} picture="Anteil">
          {groups.map((group, index) => (
            <tr>
              <th scope="row">{group.label}</th>
              <td class="hs-num">
                <Counted group={group} what={group.label} />
              </td>
              <td class="hs-num">{formatNumber(group.late)}</td>
              <td class="hs-num">{group.longest === null ? '–' : `${formatNumber(group.longest)} Tage`}</td>
              <td>
                <WaitingBar group={group} most={most} id={`${id}-${index + 1}`} />
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}

/** How long each part of the way takes, with the target of the centre. */
export function SpanSection({
  figures,
  targets,
  lead,
}: {
  figures: readonly SpanFigures[];
  targets: Targets['days'];
  lead: string;
}) {
  const targetOf = (span: SpanFigures['span']): number | null => (span === 'report' ? null : targets[span]);
  const most = Math.max(1, ...figures.flatMap(({ span, median }) => [median ?? 0, targetOf(span) ?? 0]));
  return (
    <section class="hs-section">
      <div class="hs-section__head">
        <h2 class="kern-heading-medium">Wo die Zeit bleibt</h2>
      </div>
      <p class="hs-text">{lead}</p>
      <PlainTable
        caption="Dauer je Abschnitt"
        head={['Abschnitt', 'Tage', 'Ziel', 'im Ziel', 'noch dabei']}
        picture="Bild"
      >
        {figures.map(({ span, median, ended, running, inTarget }) => {
          const target = targetOf(span);
          const days = median === null ? '–' : formatNumber(median);
          return (
            <tr>
              <th scope="row">{spans[span].label}</th>
              <td class="hs-num">
                {target !== null && median !== null && median > target ? <strong>{days}</strong> : days}
              </td>
              <td class="hs-num">{target === null ? '–' : formatNumber(target)}</td>
              <td class="hs-num">{inTarget === null ? '–' : `${formatNumber(inTarget)} von ${formatNumber(ended)}`}</td>
              <td class="hs-num">{formatNumber(running)}</td>
              <td>
                <SpanBar label={spans[span].label} {...{ median, target, most }} id={`dauer-${span}`} />
              </td>
            </tr>
          );
        })}
      </PlainTable>
      <p class="hs-text hs-muted">
        Tage: So lange dauert es bei der Hälfte der Kinder (Median). Wer noch dabei ist, zählt bis heute mit. Fett:
        länger als das Ziel. Gezählt sind Zuweisungen, die in den letzten 12 Monaten gemeldet wurden.
      </p>
    </section>
  );
}

const taskOf = (row: CaseRow): Task => ({
  href: casePath(row.id),
  title: `${stepText(row.nextStep)}: ${listName(row.familyName, row.givenNames)}`,
  detail: `${ownerText(row.nextOwner)} · zuständig: ${row.responsible ?? 'niemand'}`,
  due: row.dueOn ?? undefined,
  status: { tone: 'danger', label: 'überfällig' },
});

/** The steps that are overdue longest, and the way to all of them. */
export function OverdueSection({ rows, count, href }: { rows: readonly CaseRow[]; count: number; href: string }) {
  return (
    <section class="hs-section">
      <TaskList heading="Überfällige Schritte" tasks={rows.map(taskOf)} empty="Es ist kein Schritt überfällig." />
      {count > rows.length ? (
        <p class="kern-body">
          <a class="kern-link" href={href}>{`Alle ${formatNumber(count)} überfälligen Schritte als Liste`}</a>
        </p>
      ) : null}
    </section>
  );
}
