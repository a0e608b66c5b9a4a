// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Icon } from './components/icon.tsx';
import { accountPath, chooseCentrePath, demoPath, searchPath, signOutPath } from './paths.ts';

export type PageUser = {
  name: string;
  roleLabel: string;
  centreName: string;
  canSwitch: boolean;
  /** The data are invented and the program serves this machine alone: another role is one click away. */
  demo?: boolean | undefined;
  /** Key of the centre the page is about; its forms carry it. */
  centreKey?: string | undefined;
  /** Whose browser it is, without saying who (`deviceKey`). */
  device?: string | undefined;
};
/** An entry of the navigation. `lang` where its label stands in another language than the page. */
export type NavItem = { href: string; label: string; current: boolean; lang?: 'de' | undefined };
export type Breadcrumb = { href?: string | undefined; label: string };

export type PublicLabels = { skip: string; privacy: string; accessibility: string; languages: string };

/** The words around a page for people who are signed in. */
export type PageWords = PublicLabels & {
  areas: string;
  here: string;
  account: string;
  switchCentre: string;
  signOut: string;
  why: string;
};

const DEFAULT_AUTHORITY = 'Kommunale Integrationszentren in Nordrhein-Westfalen';

export const GERMAN_LABELS: PublicLabels = {
  skip: 'Zum Inhalt',
  privacy: 'Datenschutz',
  accessibility: 'Barrierefreiheit',
  languages: 'Sprachen',
};

export const GERMAN_WORDS: PageWords = {
  ...GERMAN_LABELS,
  areas: 'Bereiche',
  here: 'Sie sind hier',
  account: 'Konto',
  switchCentre: 'Zentrum wechseln',
  signOut: 'Abmelden',
  why: 'Warum sehe ich das?',
};

/** The colours of the Land Nordrhein-Westfalen, without its coat of arms, which only authorities may use. */
export function Kopfzeile({
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

export function Brand({ centreName, foreign = false, link = true }: BrandProps) {
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

export function SearchForm({ query }: { query: string | undefined }) {
  return (
    <search class="hs-search">
      <form class="hs-search__form" action={searchPath} method="get">
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

export function TasksLink({ count }: { count: number }) {
  return (
    <a class="hs-header__link" href="/">
      Aufgaben <span class={count > 0 ? 'hs-counter' : 'hs-counter hs-counter--none'}>{count}</span>
    </a>
  );
}

export function UserMenu({ user, words = GERMAN_WORDS }: { user: PageUser; words?: PageWords }) {
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
          <a class="hs-menu__item" href={accountPath}>
            {words.account}
          </a>
        </li>
        {user.canSwitch ? (
          <li>
            <a class="hs-menu__item" href={chooseCentrePath}>
              {words.switchCentre}
            </a>
          </li>
        ) : null}
        {user.demo === true ? (
          <li>
            <a class="hs-menu__item" href={demoPath} lang="de">
              Andere Rolle (Demo)
            </a>
          </li>
        ) : null}
        <li>
          <form action={signOutPath} method="post">
            <button class="hs-menu__item" type="submit" data-sign-out={user.device}>
              {words.signOut}
            </button>
          </form>
        </li>
      </ul>
    </details>
  );
}

export function Navigation({ items, label = GERMAN_WORDS.areas }: { items: readonly NavItem[]; label?: string }) {
  return (
    <nav class="hs-nav" aria-label={label}>
      <ul class="hs-container hs-nav__list">
        {items.map((item) => (
          <li>
            <a class="hs-nav__link" href={item.href} aria-current={item.current ? 'page' : undefined} lang={item.lang}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The way here; nothing where it would only repeat the heading. */
export function Breadcrumbs({ items, label = GERMAN_WORDS.here }: { items: readonly Breadcrumb[]; label?: string }) {
  if (!items.some(({ href }) => href !== undefined)) return null;
  return (
    <nav class="hs-breadcrumbs" aria-label={label}>
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

type FooterProps = {
  whyHref?: string | undefined;
  why?: string;
  labels?: PublicLabels;
  lang?: string;
  dir?: 'ltr' | 'rtl';
};

export function Footer({ whyHref, why = GERMAN_WORDS.why, labels = GERMAN_LABELS, lang, dir }: FooterProps) {
  const links = [
    { href: '/datenschutz', label: labels.privacy },
    { href: '/barrierefreiheit', label: labels.accessibility },
    ...(whyHref === undefined ? [] : [{ href: whyHref, label: why }]),
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
