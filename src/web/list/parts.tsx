// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Icon } from '../components/icon.tsx';
import { Hidden } from '../form/form.tsx';
import { formatCount, formatNumber } from '../format.ts';
import { PAGE_SIZE, withParams } from './query.ts';

export type ListCountProps = {
  count: number;
  /** "Kind wartet" */
  one: string;
  /** "Kinder warten" */
  many: string;
  page?: number | undefined;
  /** Said behind the count when filters narrow the list. */
  filtered?: boolean | undefined;
  children?: Child;
};

/** The number first: "23 Kinder warten". Children stand at its right, an export link for instance. */
export function ListCount({ count, one, many, page = 1, filtered = false, children }: ListCountProps) {
  const from = (page - 1) * PAGE_SIZE + 1;
  const to = Math.min(page * PAGE_SIZE, count);
  return (
    <div class="hs-count">
      <p class="hs-lead">
        <strong>{formatCount(count, one, many)}</strong>
        {filtered ? <span class="hs-muted"> mit diesen Filtern</span> : null}
        {count > PAGE_SIZE && from <= count ? (
          <span class="hs-muted">{` · Sie sehen ${formatNumber(from)} bis ${formatNumber(to)}`}</span>
        ) : null}
      </p>
      {children}
    </div>
  );
}

/** Link to exactly what the list shows, as a file. */
export function ExportLink({ href, children = 'Als CSV herunterladen' }: { href: string; children?: Child }) {
  return (
    <a class="kern-link kern-link--no-visited-state hs-target" href={href}>
      <Icon name="download" />
      {children}
    </a>
  );
}

/** A filter that is set: in words, and where the list is without it. */
export type SetFilter = { label: string; href: string };

/**
 * The set filters of a list, in words.
 * @param words what each value is called, by the name of the filter; a filter without one gets no chip
 */
export function setFilters(
  list: { baseUrl: string; filters: Readonly<Record<string, string | undefined>> },
  words: Readonly<Record<string, (value: string) => string>>,
): SetFilter[] {
  return Object.entries(list.filters).flatMap(([name, value]) => {
    const word = words[name];
    if (value === undefined || word === undefined) return [];
    return [{ label: word(value), href: withParams(list.baseUrl, { [name]: undefined }) }];
  });
}

export type FilterBarProps = {
  /** Path of the list, without parameters. */
  action: string;
  /** `baseUrl` of the list query: what is set by it is counted, and kept where a form sends only some of it. */
  baseUrl?: string | undefined;
  /** `sort` parameter to keep, e.g. from `sortParam`. */
  sort?: string | undefined;
  /** True when filters are set: offers to take them off. */
  active?: boolean | undefined;
  /** The set filters as chips that take themselves off. */
  set?: readonly SetFilter[] | undefined;
  /** A search of its own, by the parameter `q`. */
  search?: { label: string; value: string | undefined } | undefined;
  /** At the end of the row: what gives the list as a file. */
  end?: Child;
  /** False where the fields are what the page is about: they stay open. */
  folded?: boolean | undefined;
  children?: Child;
};

const paramsOf = (url: string): [string, string][] => [...new URLSearchParams(url.split('?')[1] ?? '')];

/**
 * Search, filters and export of a list. Filters are a plain GET form, so the URL can be shared and the back button works; they
 * are folded, with the number of those set, so that the first row stands on the first screen of a phone.
 */
export function FilterBar(props: FilterBarProps) {
  const { action, baseUrl = '', search, set = [], end, folded = true } = props;
  const kept = paramsOf(baseUrl).filter(([name]) => name !== 'seite');
  const own = kept.filter(([name]) => name !== 'sort' && !(search && name === 'q'));
  const form = props.children === undefined ? null : <FilterForm {...props} />;
  return (
    <search class="hs-toolbar" aria-label="Liste durchsuchen und filtern">
      <div class="hs-toolbar__row">
        {search === undefined ? null : (
          <form class="hs-toolbar__search" action={action} method="get">
            {kept
              .filter(([name]) => name !== 'q')
              .map(([name, value]) => (
                <Hidden name={name} value={value} />
              ))}
            <label class="kern-sr-only" for="listensuche">
              {`In dieser Liste suchen: ${search.label}`}
            </label>
            <input
              class="hs-search__field"
              id="listensuche"
              type="search"
              name="q"
              value={search.value}
              placeholder={search.label}
              autocomplete="off"
              maxlength={100}
            />
            <button class="hs-search__button" type="submit">
              <Icon name="search" />
              <span class="kern-sr-only">In der Liste suchen</span>
            </button>
          </form>
        )}
        {form === null || !folded ? (
          form
        ) : (
          <details class="hs-filters">
            <summary>
              Filter{' '}
              {own.length === 0 ? null : (
                <>
                  <span class="hs-counter">{own.length}</span>
                  <span class="kern-sr-only"> gesetzt</span>
                </>
              )}
            </summary>
            {form}
          </details>
        )}
        {end === undefined ? null : <div class="hs-toolbar__end">{end}</div>}
      </div>
      {set.length === 0 ? null : (
        <ul class="hs-chips" aria-label="Gesetzte Filter">
          {set.map(({ label, href }) => (
            <li>
              <a class="hs-chip" href={href}>
                {label}
                <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                  <path d="M2 2l8 8M10 2l-8 8" />
                </svg>
                <span class="kern-sr-only"> – Filter entfernen</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

function FilterForm({ action, baseUrl = '', sort, active = false, search, children }: FilterBarProps) {
  const searched = search === undefined ? undefined : paramsOf(baseUrl).find(([name]) => name === 'q')?.[1];
  return (
    <form class="hs-filter__form" action={action} method="get" aria-label="Liste filtern">
      {sort === undefined ? null : <Hidden name="sort" value={sort} />}
      {searched === undefined ? null : <Hidden name="q" value={searched} />}
      {children}
      <div class="hs-filter__actions">
        <button class="kern-btn kern-btn--secondary" type="submit">
          <span class="kern-label">Filtern</span>
        </button>
        {active ? (
          <a class="kern-btn kern-btn--tertiary" href={withParams(action, { sort })}>
            <span class="kern-label">Filter entfernen</span>
          </a>
        ) : null}
      </div>
    </form>
  );
}

/** Leads through the pages of a list (50 rows each); nothing when there is only one. */
export function Pager({ page, pages, baseUrl }: { page: number; pages: number; baseUrl: string }) {
  if (pages <= 1) return null;
  const to = (n: number): string => withParams(baseUrl, { seite: n === 1 ? undefined : String(n) });
  const back = Math.min(page - 1, pages);
  return (
    <nav class="hs-pager" aria-label="Seiten der Liste">
      {page > 1 ? (
        <a class="kern-link kern-link--no-visited-state hs-target" href={to(back)} rel="prev">
          <Icon name="arrow-back" />
          Vorige Seite
        </a>
      ) : null}
      <span class="kern-body">{`Seite ${formatNumber(page)} von ${formatNumber(pages)}`}</span>
      {page < pages ? (
        <a class="kern-link kern-link--no-visited-state hs-target" href={to(page + 1)} rel="next">
          Nächste Seite
          <Icon name="arrow-forward" />
        </a>
      ) : null}
    </nav>
  );
}

/** An empty list: one sentence why, one link what to do. */
export function EmptyState({
  sentence,
  link,
}: {
  sentence: string;
  link?: { href: string; label: string } | undefined;
}) {
  return (
    <div class="hs-empty">
      <p class="kern-body">{sentence}</p>
      {link === undefined ? null : (
        <a class="kern-link kern-link--no-visited-state hs-target" href={link.href}>
          {link.label}
        </a>
      )}
    </div>
  );
}
