// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { FormState } from '../../../web/form/index.ts';
import { Button, TextField } from '../../../web/form/index.ts';
import { durationText, formatCount, formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { ownCoursePath } from '../own/paths.ts';
import { ownLessonPath, ownOtherDayPath, ownSponsorshipsPath } from '../paths.ts';
import { ownProgressPath } from '../progress/paths.ts';
import { entryDays } from './lesson-day-rules.ts';
import { ChildCard } from './own-page.tsx';
import type { Entry, OwnSponsorship } from './queries.ts';
import { SessionList } from './session-list.tsx';

export interface ChildPageProps {
  frame: Frame;
  own: OwnSponsorship;
  name: string;
  entries: readonly Entry[];
  /** The form that leads to another day. */
  state: FormState;
}

/** So many lessons stand open on the page; those before are folded. */
const latest = 8;

/** /meine-patenschaften/kind/:id: the child and all lessons with it. */
export function ChildPage({ frame, own, name, entries, state }: ChildPageProps) {
  const held = entries.filter(({ held }) => held);
  const minutes = held.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  return (
    <Page
      {...frame}
      title={name}
      breadcrumbs={[{ href: ownSponsorshipsPath, label: 'Meine Patenschaften' }, { label: name }]}
      errors={state.errors}
      lead={`${formatCount(held.length, 'Stunde hat', 'Stunden haben')} stattgefunden${minutes > 0 ? `, zusammen ${durationText('de', minutes)}` : ''}.`}
    >
      <div class="hs-stack">
        <ChildCard own={own} name={own.endedOn === null ? 'Das Kind' : `Bis ${formatDate(own.endedOn)}`} />
        {own.endedOn === null ? (
          <p class="kern-body">
            <a class="kern-link hs-target" href={ownProgressPath(own.id)}>
              Fortschritt, Bild für das Kind und Material
            </a>
            <br />
            <a class="kern-link hs-target" href={ownCoursePath(own.id)}>
              Pause machen, Stunde ändern oder aufhören
            </a>
          </p>
        ) : null}
        <details class="hs-fold" open={state.errors.length > 0}>
          <summary>Stunde eines anderen Tages eintragen</summary>
          <form class="hs-form hs-measure" action={ownOtherDayPath(own.id)} method="get" novalidate>
            <TextField
              name="tag"
              label="Stunde eines Tages eintragen"
              hint={`Zum Beispiel 24.11.2026. Bis zu ${entryDays} Tage zurück, auch ein anderer Wochentag.`}
              state={state}
            />
            <Button>Weiter</Button>
          </form>
        </details>
        <section class="hs-section">
          <h2 class="kern-heading-medium">Eingetragene Stunden</h2>
          <SessionList entries={entries.slice(0, latest)} href={(day) => ownLessonPath(own.id, day)} />
          {entries.length > latest ? (
            <details class="hs-fold">
              <summary>{`${formatCount(entries.length - latest, 'frühere Stunde', 'frühere Stunden')}`}</summary>
              <SessionList entries={entries.slice(latest)} href={(day) => ownLessonPath(own.id, day)} />
            </details>
          ) : null}
        </section>
      </div>
    </Page>
  );
}
