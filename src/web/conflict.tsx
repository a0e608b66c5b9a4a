// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Timeline } from './components/timeline.tsx';
import { type ErrorLink, ErrorPage } from './errors.tsx';
import type { Frame } from './frame.ts';
import { Kept, type KeptForm } from './kept.tsx';
import type { Change } from './route.ts';

interface ConflictProps {
  frame: Frame;
  message: string;
  links: readonly ErrorLink[];
  /** What has happened since the form was opened, newest first. */
  changes: readonly Change[];
  kept: KeptForm | undefined;
}

/** What others did meanwhile. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <section>
      <h2 class="kern-heading-small">Was sich inzwischen geändert hat</h2>
      <Timeline
        items={changes.map(({ at, what, who, detail }) => ({ when: at, title: what, by: who ?? undefined, detail }))}
      />
    </section>
  );
}

/** Somebody was faster, or the state no longer allows it: why, what has happened since, and everything typed. */
export function ConflictPage({ frame, message, links, changes, kept }: ConflictProps) {
  return (
    <ErrorPage
      frame={frame}
      status={409}
      title="Der Stand hat sich geändert"
      sentences={[message]}
      alternatives={links}
    >
      {changes.length === 0 ? null : <ChangeList changes={changes} />}
      {kept === undefined ? null : <Kept {...kept} />}
    </ErrorPage>
  );
}

interface UsedFormProps {
  frame: Frame;
  kept: KeptForm;
  /** Where the first one led; null when it was another person's or another form. */
  first: string | null;
  requestId: string;
}

/** A form that was carried out already came again, saying something else: nothing is overwritten and nothing lost. */
export function UsedFormPage({ frame, kept, first, requestId }: UsedFormProps) {
  const sentences =
    first === null
      ? ['Dieses Formular wurde schon verwendet. Ihre Eingaben sind noch nicht gespeichert.']
      : [
          'Dieses Formular haben Sie schon einmal abgesendet, mit anderem Inhalt. Gespeichert ist die erste Fassung.',
          'Was Sie danach geändert haben, ist noch nicht gespeichert. Es steht auf dieser Seite bereit.',
        ];
  const links = first === null ? [] : [{ href: first, label: 'Gespeicherte Fassung ansehen' }];
  return (
    <ErrorPage frame={frame} status={409} title="Schon einmal abgesendet" sentences={sentences} alternatives={links}>
      <Kept {...kept} requestId={requestId} send="Geänderte Fassung absenden" />
    </ErrorPage>
  );
}
