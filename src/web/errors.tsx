// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Page, type PageFrame, PublicPage } from './layout.tsx';

export type ErrorStatus = 403 | 404 | 409 | 422 | 429 | 500 | 503;
export type ErrorLink = { href: string; label: string; detail?: string | undefined };

type Words = { title: string; sentences: readonly string[] };

/** What happened, what is kept, what to do. */
const WORDS: Readonly<Record<ErrorStatus, Words>> = {
  403: {
    title: 'Das darf Ihre Rolle nicht',
    sentences: ['Ihre Anmeldung ist gültig, aber diese Seite oder dieser Schritt gehört zu einer anderen Rolle.'],
  },
  404: {
    title: 'Das finden wir nicht',
    sentences: [
      'Unter dieser Adresse gibt es in Ihrem Zentrum nichts. Vielleicht ist der Link alt oder unvollständig.',
      'Suchen Sie nach dem Namen oder beginnen Sie auf der Startseite.',
    ],
  },
  409: {
    title: 'Das hat sich inzwischen geändert',
    sentences: [
      'Jemand anderes war schneller: Der Stand, den Sie gesehen haben, gilt nicht mehr. Ihre Änderung ist nicht gespeichert.',
    ],
  },
  422: {
    title: 'Diese Angaben passen nicht',
    sentences: ['Nichts ist gespeichert. Gehen Sie zurück, prüfen Sie Ihre Angaben und senden Sie erneut.'],
  },
  429: {
    title: 'Das waren zu viele Versuche',
    sentences: ['Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.'],
  },
  500: {
    title: 'Hier ist uns ein Fehler passiert',
    sentences: [
      'Ihr letzter Schritt ist nicht gespeichert, alles davor schon. Der Fehler ist aufgezeichnet.',
      'Versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie Ihrer Systemverwaltung die Kennung unten.',
    ],
  },
  503: {
    title: 'Herzstück ist gerade nicht erreichbar',
    sentences: [
      'Wir warten das System oder starten es neu. Gespeichertes bleibt. Versuchen Sie es in ein paar Minuten.',
    ],
  },
};

export type ErrorPageProps = {
  status: ErrorStatus;
  /** In place of the usual words for this status. */
  title?: string | undefined;
  sentences?: readonly string[] | undefined;
  links?: readonly ErrorLink[] | undefined;
  /** 403: the role that may, in words ("Schulaufsicht"). */
  neededRole?: string | undefined;
  /** 409: what is still possible instead. */
  alternatives?: readonly ErrorLink[] | undefined;
  /** 500: finds the entry in the log. */
  reference?: string | undefined;
  /** Frame of the person who is signed in; without it the page is a public one. */
  frame?: PageFrame | undefined;
  /** What was typed, and the like: below the sentences. */
  children?: Child;
};

/** A page for what did not work. */
export function ErrorPage(props: ErrorPageProps) {
  const title = props.title ?? WORDS[props.status].title;
  const content = <ErrorContent {...props} />;
  return props.frame?.user === undefined ? (
    <PublicPage title={title}>{content}</PublicPage>
  ) : (
    <Page {...props.frame} title={title}>
      {content}
    </Page>
  );
}

function ErrorContent({
  status,
  sentences,
  links,
  neededRole,
  alternatives = [],
  reference,
  children,
}: ErrorPageProps) {
  return (
    <div class="hs-stack hs-measure">
      {(sentences ?? WORDS[status].sentences).map((sentence) => (
        <p class="kern-body">{sentence}</p>
      ))}
      {neededRole === undefined ? null : (
        <p class="kern-body">
          Dafür nötig ist die Rolle <strong>{neededRole}</strong>. Wer sie vergibt, sehen Sie unter Konto.
        </p>
      )}
      {alternatives.length === 0 ? null : (
        <section>
          <h2 class="kern-heading-small">Das geht stattdessen</h2>
          <LinkList links={alternatives} />
        </section>
      )}
      {reference === undefined ? null : (
        <p class="kern-body">
          Kennung: <code class="hs-code">{reference}</code>
        </p>
      )}
      {children}
      <LinkList links={links ?? [{ href: '/', label: 'Zur Startseite' }]} />
    </div>
  );
}

function LinkList({ links }: { links: readonly ErrorLink[] }) {
  return (
    <ul class="hs-links">
      {links.map(({ href, label, detail }) => (
        <li>
          <a class="kern-link kern-link--no-visited-state hs-target" href={href}>
            {label}
          </a>
          {detail === undefined ? null : <span class="kern-body kern-body--small hs-muted"> {detail}</span>}
        </li>
      ))}
    </ul>
  );
}
