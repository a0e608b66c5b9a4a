// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import {
  Accordion,
  Alert,
  Badge,
  Card,
  Definition,
  DescriptionList,
  NextStep,
  Steps,
  TaskList,
  Timeline,
  Waiting,
} from './index.ts';

const html = (node: { toString(): string }): string => node.toString();
/** What a screen reader speaks: tags gone, hidden parts gone. */
const spoken = (node: { toString(): string }): string =>
  html(node)
    .replace(/<span[^>]*aria-hidden="true"[^>]*>[^<]*<\/span>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

test('a status is a word with an icon', () => {
  const badge = <Badge tone="warning">Unterlage fehlt</Badge>;
  expect(spoken(badge)).toBe('Unterlage fehlt');
  expect(html(badge)).toContain('kern-icon--warning');
});

test('the way of a case speaks done, now and open', () => {
  const steps = <Steps steps={[{ label: 'Beraten' }, { label: 'Vorgelegt' }, { label: 'Zugewiesen' }]} current={1} />;
  expect(spoken(steps)).toBe('erledigt: Beraten jetzt: Vorgelegt offen: Zugewiesen');
  expect(html(steps).match(/aria-current="step"/g)).toHaveLength(1);
  expect(html(steps)).toMatch(/hs-mark hs-mark--done".*hs-mark hs-mark--now".*hs-mark"/s);
});

test('the next step names deed, owner and day, and says when it is late', () => {
  const today = day('2026-11-24');
  const box = (due: string) => (
    <NextStep deed="Schulamt entscheidet" owner="B. Beispiel" due={day(due)} today={today} />
  );
  expect(spoken(box('2026-12-24'))).toBe('Nächster Schritt Schulamt entscheidet Wer: B. Beispiel Bis: Do 24.12.2026');
  expect(spoken(box('2026-11-22'))).toContain('seit 2 Tagen überfällig');
  expect(spoken(box('2026-11-23'))).toContain('seit 1 Tag überfällig');
  expect(spoken(box('2026-11-24'))).toContain('heute fällig');
  expect(spoken(box('2026-11-26'))).toContain('noch 2 Tage');
});

test('the history gives time, deed and person', () => {
  const items = [
    { when: Temporal.Instant.from('2026-11-20T09:05:00Z'), title: 'Vorgelegt', by: 'A. Muster', detail: 'Grund' },
  ];
  expect(spoken(<Timeline items={items} />)).toBe('Fr 20.11.2026, 10:05 Uhr Vorgelegt · A. Muster Grund');
  expect(spoken(<Timeline items={[]} />)).toBe('Noch nichts geschehen.');
});

test('waiting days say when they are beyond the target', () => {
  expect(spoken(<Waiting days={19} target={28} />)).toBe('19 Tage (Ziel 28)');
  expect(spoken(<Waiting days={31} target={28} />)).toBe('31 Tage (über Ziel 28)');
  expect(html(<Waiting days={31} target={28} />)).toContain('kern-icon--warning');
  expect(spoken(<Waiting days={1} />)).toBe('1 Tag');
});

test('tasks are links with their day; none is said in words', () => {
  const list = (
    <TaskList
      heading="Heute"
      tasks={[{ href: '/a', title: 'Prüfen', due: day('2026-11-27'), status: { tone: 'info', label: 'neu' } }]}
    />
  );
  expect(spoken(list)).toBe('Heute Prüfen bis Fr 27.11.2026 neu');
  expect(html(list)).toContain('href="/a"');
  expect(spoken(<TaskList heading="Heute" tasks={[]} />)).toContain('wartet gerade nichts');
});

test('facts without a value say so', () => {
  const items = [
    { term: 'Telefon', value: '' },
    { term: 'Kinder', value: 0 },
  ];
  expect(spoken(<DescriptionList items={items} />)).toBe('Telefon keine Angabe Kinder 0');
});

test('frames keep their heading and fold without a script', () => {
  expect(html(<Card heading="Familie">x</Card>)).toContain('<h2 class="kern-title">Familie</h2>');
  expect(html(<Alert tone="success" title="Gespeichert" role="status" />)).toContain('role="status"');
  expect(
    html(
      <Accordion title="Person" open>
        x
      </Accordion>,
    ),
  ).toMatch(/^<details class="kern-accordion" open="">/);
  expect(spoken(<Definition term="DF-Platz">Platz in der Deutschförderung.</Definition>)).toBe(
    'Erklärung: DF-Platz Platz in der Deutschförderung.',
  );
});
