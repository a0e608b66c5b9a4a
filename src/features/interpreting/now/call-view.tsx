// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Alert } from '../../../web/components/index.ts';
import { Button, Form } from '../../../web/form/index.ts';
import { formatCount } from '../../../web/format.ts';
import { leftText, secondsLeft } from './call-rules.ts';
import type { CallView } from './view-queries.ts';

/** Seconds after which the page looks again by itself. */
export const lookAgainSeconds = 5;

/** Where the deeds of the page go, and how its forms are guarded. */
export interface CallDeeds {
  /** The address of a form, with the fields that tell its deed where all go to one. */
  form(deed: 'nobody' | 'withdraw', button: Child): Child;
  /** A form or a link to say when it was. */
  proof: Child;
  /** A request for another day with what was typed; null: the link is used up. */
  dated: string | null;
  /** Asks once more. */
  again: Child;
}

/** How many are asked, in words. */
function askedText({ mailed, toCall, spoken }: CallView): string {
  const all = mailed + toCall;
  const ready = `${formatCount(all, 'Person', 'Personen')} mit ${spoken} ${all === 1 ? 'hat' : 'haben'} gerade Bereitschaft.`;
  if (toCall === 0) return `${ready} ${all === 1 ? 'Sie ist' : 'Alle sind'} gefragt.`;
  if (mailed === 0) return `${ready} Das Zentrum ruft ${all === 1 ? 'sie' : 'alle'} an.`;
  const called = toCall === 1 ? 'eine wird' : `${toCall} werden`;
  return `${ready} ${mailed === 1 ? 'Eine ist' : `${mailed} sind`} per Mail gefragt, ${called} vom Zentrum angerufen.`;
}

const CounterNumber = ({ view, text }: { view: CallView; text: string }) => (
  <Alert tone="info" title="Angerufen wird">
    <p class="hs-phone-number">{view.call.phone}</p>
    <p class="kern-body">{text}</p>
  </Alert>
);

function Asking({ view, deeds }: { view: CallView; deeds: CallDeeds }) {
  const { cannot, now, call } = view;
  return (
    <>
      <p class="hs-easy">{askedText(view)}</p>
      <p class="hs-easy" role="timer">
        Noch{' '}
        <strong class="hs-timer" data-left={secondsLeft(now, call.answerBy)}>
          {leftText(now, call.answerBy)}
        </strong>{' '}
        Minuten. Wer zuerst zusagt, ruft an.
      </p>
      {cannot === 0 ? null : (
        <p class="hs-text">{formatCount(cannot, 'Person kann', 'Personen können')} gerade nicht.</p>
      )}
      <CounterNumber view={view} text="Bitte diese Leitung frei halten. Diese Seite sieht von selbst nach." />
      {deeds.form('withdraw', <Button kind="secondary">Doch nicht nötig</Button>)}
    </>
  );
}

function Taken({ view, deeds }: { view: CallView; deeds: CallDeeds }) {
  return (
    <>
      <p class="hs-easy">
        <strong>{view.caller} nimmt an</strong>
        <br />
        ruft in wenigen Augenblicken an, mit unterdrückter Nummer
      </p>
      <CounterNumber view={view} text={`Bitte diese Leitung frei halten. Wer zahlt: ${view.payer}.`} />
      {deeds.proof}
      {deeds.form('nobody', <Button kind="secondary">Niemand ruft an</Button>)}
    </>
  );
}

const sentences = {
  nobody: 'Gerade kann niemand aus der Bereitschaft.',
  not_called: 'Es hat leider niemand angerufen.',
} as const;

/** Never only "nobody": whom to call, another day, a professional service. */
function Nobody({ view, deeds }: { view: CallView; deeds: CallDeeds }) {
  const { stand, centrePhone, request } = view;
  return (
    <>
      <Alert tone="warning" title={sentences[stand === 'not_called' ? 'not_called' : 'nobody']}>
        <p class="kern-body">{request.stateReason}</p>
      </Alert>
      <section class="hs-section">
        <h2 class="kern-heading-medium">Was jetzt hilft</h2>
        <ol class="hs-stack">
          <li class="hs-text">
            Die Koordination anrufen: <strong>{centrePhone || 'die Nummer Ihres Zentrums'}</strong>
          </li>
          {deeds.dated === null ? null : (
            <li class="hs-text">
              <a class="kern-link hs-target" href={deeds.dated}>
                Für einen anderen Tag anfragen
              </a>
              : Was Sie eingegeben haben, steht schon da.
            </li>
          )}
          <li class="hs-text">{view.help}</li>
        </ol>
      </section>
      {deeds.again}
    </>
  );
}

/** What has become of a call, for the institution that waits. `data-state` changes when there is something new to see. */
export function CallBody({ view, deeds }: { view: CallView; deeds: CallDeeds }) {
  const { stand, cannot, mailed, toCall } = view;
  const live = stand === 'asking' || stand === 'taken';
  return (
    <div
      class="hs-stack"
      {...(live ? { 'data-live': lookAgainSeconds, 'data-state': `${stand} ${mailed} ${toCall} ${cannot}` } : {})}
    >
      {stand === 'asking' ? <Asking {...{ view, deeds }} /> : null}
      {stand === 'taken' ? <Taken {...{ view, deeds }} /> : null}
      {stand === 'nobody' || stand === 'not_called' ? <Nobody {...{ view, deeds }} /> : null}
      {stand === 'withdrawn' ? <p class="hs-easy">Die Anfrage ist zurückgenommen. Niemand ruft mehr an.</p> : null}
      {stand === 'proven' ? <p class="hs-easy">Danke. Das Gespräch ist eingetragen.</p> : null}
      {stand === 'withdrawn' || stand === 'proven' ? deeds.again : null}
    </div>
  );
}

/** While something may happen the page without script looks again by itself. */
export const refreshOf = ({ stand }: CallView): number | undefined =>
  stand === 'asking' || stand === 'taken' ? lookAgainSeconds * 2 : undefined;

export const callTitle = ({ spoken }: CallView): string => `Jetzt am Telefon: ${spoken}`;

/** A deed as a form of its own. */
export const DeedForm = ({ action, requestId, children }: { action: string; requestId: string; children: Child }) => (
  <Form action={action} requestId={requestId}>
    {children}
  </Form>
);
