// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { asset } from './assets.ts';
import { Alert, type AlertProps } from './components/alert.tsx';
import { Icon } from './components/icon.tsx';
import { ErrorSummary, FormCentre } from './form/form.tsx';
import type { FieldError } from './form/state.ts';

export type PageUser = {
  name: string;
  roleLabel: string;
  centreName: string;
  canSwitch: boolean;
  /** Key of the centre the page is about; its forms carry it. */
  centreKey?: string | undefined;
};
export type NavItem = { href: string; label: string; current: boolean };
export type Breadcrumb = { href?: string | undefined; label: string };
export type Flash = { tone: AlertProps['tone']; text: string };
export type Direction = 'ltr' | 'rtl';

/** What a request knows about the frame around any page. */
export type PageFrame = {
  lang?: string | undefined;
  dir?: Direction | undefined;
  user?: PageUser | undefined;
  nav?: readonly NavItem[] | undefined;
  /** The search field, only for roles that may search; its text when shown on the search page. */
  search?: { query?: string | undefined } | undefined;
  /** Number of tasks that wait for this person. */
  taskCount?: number | undefined;
  /** Top line: whose application this is. */
  authority?: string | undefined;
  /** Result of the deed that led here. */
  flash?: Flash | undefined;
};

export type PageProps = PageFrame & {
  /** Text of the window, completed to "… – Herzstück". */
  title: string;
  /** The one h1; the title when left out. */
  heading?: string | undefined;
  breadcrumbs?: readonly Breadcrumb[] | undefined;
  /** Errors of the form on this page: shown first and named in the title. */
  errors?: readonly FieldError[] | undefined;
  /** Leads to what explains why this person sees this page. */
  whyHref?: string | undefined;
  children?: Child;
};

const DEFAULT_AUTHORITY = 'Kommunale Integrationszentren in Nordrhein-Westfalen';

/** A page for people who are signed in: the whole document. Nothing inline, as the Content-Security-Policy demands. */
export function Page(props: PageProps) {
  const { user, errors = [] } = props;
  return (
    <Document title={props.title} lang={props.lang} dir={props.dir} failed={errors.length > 0}>
      <a class="hs-skip" href="#inhalt">
        Zum Inhalt
      </a>
      <header class="hs-header">
        <Kopfzeile authority={props.authority} />
        <div class="hs-container hs-header__row">
          <Brand centreName={user?.centreName} />
          {props.search === undefined ? null : <SearchForm query={props.search.query} />}
          <div class="hs-header__personal">
            {props.taskCount === undefined ? null : <TasksLink count={props.taskCount} />}
            {user === undefined ? null : <UserMenu user={user} />}
          </div>
        </div>
        {props.nav === undefined || props.nav.length === 0 ? null : <Navigation items={props.nav} />}
      </header>
      <div class="hs-container hs-body">
        <Breadcrumbs items={props.breadcrumbs ?? []} />
        <main class="hs-main" id="inhalt" tabindex={-1}>
          {props.flash === undefined ? null : <Alert tone={props.flash.tone} title={props.flash.text} role="status" />}
          <ErrorSummary errors={errors} />
          <h1 class="kern-heading-large">{props.heading ?? props.title}</h1>
          <FormCentre.Provider value={user?.centreKey ?? ''}>{props.children}</FormCentre.Provider>
        </main>
      </div>
      <Footer whyHref={props.whyHref} />
    </Document>
  );
}

export type PublicPageProps = {
  title: string;
  heading?: string | undefined;
  /** Language and direction of the content; the frame's few words follow by `labels`. */
  lang?: string | undefined;
  dir?: Direction | undefined;
  labels?: PublicLabels | undefined;
  /** The same page in other languages. */
  languages?: readonly { lang: string; dir: Direction; label: string; href: string }[] | undefined;
  centreName?: string | undefined;
  authority?: string | undefined;
  flash?: Flash | undefined;
  errors?: readonly FieldError[] | undefined;
  children?: Child;
};

export type PublicLabels = { skip: string; privacy: string; accessibility: string; languages: string };

const GERMAN_LABELS: PublicLabels = {
  skip: 'Zum Inhalt',
  privacy: 'Datenschutz',
  accessibility: 'Barrierefreiheit',
  languages: 'Sprachen',
};

/** A page without sign-in (sign-in, set-up, links in letters), in any language and direction. */
export function PublicPage(props: PublicPageProps) {
  const { errors = [], labels = GERMAN_LABELS } = props;
  const german = (props.lang ?? 'de') === 'de';
  // Words we have only in German say so, or a screen reader would spell them in the page's language.
  const frame = german || props.labels !== undefined ? {} : ({ lang: 'de', dir: 'ltr' } as const);
  return (
    <Document title={props.title} lang={props.lang} dir={props.dir} failed={errors.length > 0}>
      <a class="hs-skip" href="#inhalt" {...frame}>
        {labels.skip}
      </a>
      <header class="hs-header">
        <Kopfzeile authority={props.authority} foreign={!german} />
        <div class="hs-container hs-header__row">
          <Brand centreName={props.centreName} foreign={!german} link={false} />
          {props.languages === undefined ? null : <LanguageChoice items={props.languages} label={labels.languages} />}
        </div>
      </header>
      <div class="hs-container hs-container--narrow hs-body">
        <main class="hs-main" id="inhalt" tabindex={-1}>
          {props.flash === undefined ? null : <Alert tone={props.flash.tone} title={props.flash.text} role="status" />}
          <ErrorSummary errors={errors} />
          <h1 class="kern-heading-large">{props.heading ?? props.title}</h1>
          {props.children}
        </main>
      </div>
      <Footer labels={labels} {...frame} />
    </Document>
  );
}

type DocumentProps = {
  title: string;
  lang: string | undefined;
  dir: Direction | undefined;
  failed: boolean;
  children: Child;
};

function Document({ title, lang = 'de', dir = 'ltr', failed, children }: DocumentProps) {
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${failed && lang === 'de' ? 'Fehler: ' : ''}${title} – Herzstück`}</title>
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset(dir === 'rtl' ? 'app.rtl.css' : 'app.css')} />
        <script src={asset('app.js')} defer />
      </head>
      <body>{children}</body>
    </html>
  );
}

/** The colours of the Land Nordrhein-Westfalen, without its coat of arms, which only authorities may use. */
function Kopfzeile({
  authority = DEFAULT_AUTHORITY,
  foreign = false,
}: {
  authority?: string | undefined;
  foreign?: boolean;
}) {
  return (
    <div class="kern-kopfzeile">
      <div class="hs-container">
        <div class="kern-kopfzeile__content">
          <span class="kern-kopfzeile__flagge">
            <svg width="24" height="16" viewBox="0 0 24 15" aria-hidden="true" focusable="false">
              <path d="M0 0h24v5H0z" fill="#009036" />
              <path d="M0 5h24v5H0z" fill="#fff" />
              <path d="M0 10h24v5H0z" fill="#e3000f" />
            </svg>
          </span>
          <span class="kern-kopfzeile__label" lang={foreign ? 'de' : undefined} dir={foreign ? 'ltr' : undefined}>
            {authority}
          </span>
        </div>
      </div>
    </div>
  );
}

type BrandProps = { centreName: string | undefined; foreign?: boolean; link?: boolean };

function Brand({ centreName, foreign = false, link = true }: BrandProps) {
  return (
    <p class="hs-brand" lang={foreign ? 'de' : undefined}>
      {link ? (
        <a class="hs-brand__name" href="/">
          Herzstück
        </a>
      ) : (
        <span class="hs-brand__name">Herzstück</span>
      )}
      {centreName === undefined ? null : <span class="hs-brand__centre">{centreName}</span>}
    </p>
  );
}

function SearchForm({ query }: { query: string | undefined }) {
  return (
    <search class="hs-search">
      <form class="hs-search__form" action="/suche" method="get">
        <label class="kern-sr-only" for="suche">
          Suche nach Name, Fall oder Schule
        </label>
        <input
          class="hs-search__field"
          id="suche"
          type="search"
          name="q"
          value={query}
          placeholder="Name, Fall, Schule …"
          autocomplete="off"
          aria-keyshortcuts="/"
          maxlength={100}
        />
        <button class="hs-search__button" type="submit">
          <Icon name="search" />
          <span class="kern-sr-only">Suchen</span>
        </button>
      </form>
    </search>
  );
}

function TasksLink({ count }: { count: number }) {
  return (
    <a class="hs-header__link" href="/">
      Aufgaben <span class={count > 0 ? 'hs-counter' : 'hs-counter hs-counter--none'}>{count}</span>
    </a>
  );
}

function UserMenu({ user }: { user: PageUser }) {
  return (
    <details class="hs-menu" data-menu="">
      <summary class="hs-header__link">
        <Icon name="account-circle" />
        <span>
          {user.name} <span class="hs-menu__role">({user.roleLabel})</span>
        </span>
      </summary>
      <ul class="hs-menu__list">
        <li>
          <a class="hs-menu__item" href="/konto">
            Konto
          </a>
        </li>
        {user.canSwitch ? (
          <li>
            <a class="hs-menu__item" href="/konto/zentrum">
              Zentrum wechseln
            </a>
          </li>
        ) : null}
        <li>
          <form action="/abmelden" method="post">
            <button class="hs-menu__item" type="submit">
              Abmelden
            </button>
          </form>
        </li>
      </ul>
    </details>
  );
}

function Navigation({ items }: { items: readonly NavItem[] }) {
  return (
    <nav class="hs-nav" aria-label="Bereiche">
      <ul class="hs-container hs-nav__list">
        {items.map((item) => (
          <li>
            <a class="hs-nav__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Breadcrumbs({ items }: { items: readonly Breadcrumb[] }) {
  if (items.length === 0) return null;
  return (
    <nav class="hs-breadcrumbs" aria-label="Sie sind hier">
      <ol class="hs-breadcrumbs__list">
        {items.map(({ href, label }) => (
          <li class="hs-breadcrumbs__item">
            {href === undefined ? (
              <span aria-current="page">{label}</span>
            ) : (
              <a class="kern-link kern-link--small kern-link--no-visited-state" href={href}>
                {label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function LanguageChoice({ items, label }: { items: NonNullable<PublicPageProps['languages']>; label: string }) {
  return (
    <nav class="hs-languages" aria-label={label}>
      <ul class="hs-languages__list">
        {items.map((item) => (
          <li>
            <a class="hs-header__link" href={item.href} lang={item.lang} dir={item.dir} hreflang={item.lang}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type FooterProps = {
  whyHref?: string | undefined;
  labels?: PublicLabels;
  lang?: string;
  dir?: Direction;
};

function Footer({ whyHref, labels = GERMAN_LABELS, lang, dir }: FooterProps) {
  const links = [
    { href: '/datenschutz', label: labels.privacy },
    { href: '/barrierefreiheit', label: labels.accessibility },
    ...(whyHref === undefined ? [] : [{ href: whyHref, label: 'Warum sehe ich das?' }]),
  ];
  return (
    <footer class="hs-footer" lang={lang} dir={dir}>
      <ul class="hs-container hs-footer__list">
        {links.map((link) => (
          <li>
            <a class="kern-link kern-link--small kern-link--no-visited-state hs-target" href={link.href}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  );
}
