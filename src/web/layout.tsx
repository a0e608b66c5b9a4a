// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { asset } from './assets.ts';
import { Alert, type AlertProps } from './components/alert.tsx';
import { ErrorSummary, FormOrigin } from './form/form.tsx';
import type { FieldError } from './form/state.ts';
import { LanguageChoice, type LanguageLink } from './language-choice.tsx';
import {
  Brand,
  type Breadcrumb,
  Breadcrumbs,
  Footer,
  GERMAN_LABELS,
  GERMAN_WORDS,
  Kopfzeile,
  type NavItem,
  Navigation,
  type PageUser,
  type PageWords,
  type PublicLabels,
  SearchForm,
  TasksLink,
  UserMenu,
} from './layout-parts.tsx';

export type { Breadcrumb, NavItem, PageUser, PageWords, PublicLabels } from './layout-parts.tsx';

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
  /** When the page was made, ISO in UTC; its forms carry it. */
  openedAt?: string | undefined;
  /** Its words in the language of the page; German when left out. */
  words?: PageWords | undefined;
};

export type PageProps = PageFrame & {
  /** Text of the window, completed to "… – Herzstück". */
  title: string;
  /** The one h1; the title when left out. */
  heading?: string | undefined;
  breadcrumbs?: readonly Breadcrumb[] | undefined;
  /** Errors of the form on this page: shown first and named in the title. */
  errors?: readonly FieldError[] | undefined;
  /** The one deed of the page that starts something new, at the end of the heading. */
  action?: Child;
  /** One sentence or line of facts that says what the page is about now. */
  lead?: Child;
  /** The choice of language of a page in several. */
  choice?: Child;
  /** Seconds after which the page is loaded again where no script runs. */
  refresh?: number | undefined;
  /** Leads to what explains why this person sees this page. */
  whyHref?: string | undefined;
  children?: Child;
};

/** A page for people who are signed in: the whole document. Nothing inline, as the Content-Security-Policy demands. */
export function Page(props: PageProps) {
  const { user, errors = [], words = GERMAN_WORDS } = props;
  const foreign = (props.lang ?? 'de') !== 'de';
  return (
    <Document title={props.title} lang={props.lang} dir={props.dir} failed={errors.length > 0} refresh={props.refresh}>
      <a class="hs-skip" href="#inhalt">
        {words.skip}
      </a>
      <header class="hs-header">
        <Kopfzeile authority={props.authority} foreign={foreign} />
        <div class="hs-container hs-header__row">
          <Brand centreName={user?.centreName} foreign={foreign} />
          {props.search === undefined ? null : <SearchForm query={props.search.query} />}
          <div class="hs-header__personal">
            {props.taskCount === undefined ? null : <TasksLink count={props.taskCount} />}
            {user === undefined ? null : <UserMenu user={user} words={words} />}
          </div>
          {props.choice}
        </div>
        {props.nav === undefined || props.nav.length === 0 ? null : (
          <Navigation items={props.nav} label={words.areas} />
        )}
      </header>
      <div class="hs-container hs-body">
        <Breadcrumbs items={props.breadcrumbs ?? []} label={words.here} />
        <main class="hs-main" id="inhalt" tabindex={-1}>
          {props.flash === undefined ? null : <Alert tone={props.flash.tone} title={props.flash.text} role="status" />}
          <ErrorSummary errors={errors} />
          {props.action === undefined ? (
            <h1 class="kern-heading-large">{props.heading ?? props.title}</h1>
          ) : (
            <div class="hs-head">
              <h1 class="kern-heading-large">{props.heading ?? props.title}</h1>
              <div class="hs-actions">{props.action}</div>
            </div>
          )}
          {props.lead === undefined ? null : <p class="hs-lead">{props.lead}</p>}
          <FormOrigin.Provider value={{ centre: user?.centreKey ?? '', openedAt: props.openedAt ?? '' }}>
            {props.children}
          </FormOrigin.Provider>
        </main>
      </div>
      <Footer whyHref={props.whyHref} labels={words} why={words.why} />
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
  languages?: readonly LanguageLink[] | undefined;
  /** Where links cannot lead there, since the page came of a form: its own choice of language. */
  choice?: Child;
  centreName?: string | undefined;
  authority?: string | undefined;
  flash?: Flash | undefined;
  errors?: readonly FieldError[] | undefined;
  /** Seconds after which the page is loaded again where no script runs. */
  refresh?: number | undefined;
  children?: Child;
};

/** A page without sign-in (sign-in, set-up, links in letters), in any language and direction. */
export function PublicPage(props: PublicPageProps) {
  const { errors = [], labels = GERMAN_LABELS } = props;
  const german = (props.lang ?? 'de') === 'de';
  // Words we have only in German say so, or a screen reader would spell them in the page's language.
  const frame = german || props.labels !== undefined ? {} : ({ lang: 'de', dir: 'ltr' } as const);
  return (
    <Document title={props.title} lang={props.lang} dir={props.dir} failed={errors.length > 0} refresh={props.refresh}>
      <a class="hs-skip" href="#inhalt" {...frame}>
        {labels.skip}
      </a>
      <header class="hs-header">
        <Kopfzeile authority={props.authority} foreign={!german} />
        <div class="hs-container hs-header__row">
          <Brand centreName={props.centreName} foreign={!german} link={false} />
          {props.languages === undefined ? null : <LanguageChoice items={props.languages} label={labels.languages} />}
          {props.choice}
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
  refresh?: number | undefined;
  children: Child;
};

function Document({ title, lang = 'de', dir = 'ltr', failed, refresh, children }: DocumentProps) {
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
        {refresh === undefined ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        <script src={asset('app.js')} defer />
      </head>
      <body>{children}</body>
    </html>
  );
}
