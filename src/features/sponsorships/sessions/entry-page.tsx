// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert, DescriptionList } from '../../../web/components/index.ts';
import { Button, Form } from '../../../web/form/index.ts';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatDate } from '../../../web/format.ts';
import { Page } from '../../../web/layout.tsx';
import { ownLessonPath, ownSponsorshipPath, ownSponsorshipsPath } from '../paths.ts';
import type { SessionFacts } from '../rows.ts';
import { EntryFields } from './entry-fields.tsx';
import { entryParts } from './entry-words.ts';
import type { Entry, OwnSponsorship } from './queries.ts';

export interface EntryPageProps {
  form: FormProps;
  own: OwnSponsorship;
  alias: string;
  /** What a device keeps of it: no name. */
  label: string;
  /** Whose device it is, without saying who. */
  owner: string;
  day: Temporal.PlainDate;
  entry: Entry | undefined;
  /** What was sent and can be read, when somebody else was faster. */
  typed: SessionFacts | undefined;
}

/** Two versions of one lesson side by side: nothing is taken before somebody has seen both. */
function TwoVersions({ stored, typed }: { stored: Entry; typed: SessionFacts | undefined }) {
  return (
    <section class="hs-stack" aria-labelledby="zwei-fassungen" data-two-versions="">
      <h2 class="kern-heading-medium" id="zwei-fassungen">
        Zwei Fassungen
      </h2>
      <div class="hs-pair">
        <div>
          <h3 class="kern-title">Gespeichert</h3>
          <DescriptionList items={entryParts(stored)} stacked />
        </div>
        {typed === undefined ? null : (
          <div>
            <h3 class="kern-title">Ihre Eingabe, noch nicht gespeichert</h3>
            <DescriptionList items={entryParts(typed)} stacked />
          </div>
        )}
      </div>
    </section>
  );
}

/** /meine-patenschaften/stunde/:id/:tag: a lesson in half a minute. */
export function EntryPage({ form, own, alias, label, owner, day, entry, typed }: EntryPageProps) {
  const { frame, state, requestId, version } = form;
  const late = state.stored !== undefined;
  const about = own.child?.givenName ?? alias;
  return (
    <Page
      {...frame}
      title="Stunde eintragen"
      breadcrumbs={[
        { href: ownSponsorshipsPath, label: 'Meine Patenschaften' },
        { href: ownSponsorshipPath(own.id), label: about },
        { label: 'Stunde' },
      ]}
      errors={state.errors}
      lead={
        <>
          {`${about} · `}
          <strong>{`${formatDate(day)}${day.dayOfWeek === own.weekday ? `, ${own.lesson}. Stunde` : ''}`}</strong>
        </>
      }
    >
      <div class="hs-question hs-log" data-log="" data-label={label} data-owner={owner} data-home={ownSponsorshipsPath}>
        {late && entry ? <TwoVersions stored={entry} typed={typed} /> : null}
        {entry && !late ? (
          <Alert tone="info" title="Für diesen Tag ist schon etwas eingetragen. Sie können es ändern." />
        ) : null}
        <Form action={ownLessonPath(own.id, day.toString())} requestId={requestId} version={version}>
          <EntryFields state={state} />
          <div class="hs-answers">
            <Button>{late ? 'Meine Fassung speichern' : 'Fertig'}</Button>
            <a class="kern-btn kern-btn--tertiary" href={ownSponsorshipsPath} data-log-leave="">
              <span class="kern-label">{late ? 'Die gespeicherte Fassung behalten' : 'Abbrechen'}</span>
            </a>
          </div>
        </Form>
      </div>
    </Page>
  );
}
