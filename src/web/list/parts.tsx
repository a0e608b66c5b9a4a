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
      <p class="kern-body hs-count__text">
        <strong class="hs-count__number">{formatCount(count, one, many)}</strong>
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

export type FilterBarProps = {
  /** Path of the list, without parameters. */
  action: string;
  /** `sort` parameter to keep, e.g. from `sortParam`. */
  sort?: string | undefined;
  /** True when filters are set: offers to take them off. */
  active?: boolean | undefined;
  children: Child;
};

/** Filters as a plain GET form, so the URL can be shared and the back button works. */
export function FilterBar({ action, sort, active = false, children }: FilterBarProps) {
  return (
    <search class="hs-filter">
      <form class="hs-filter__form" action={action} method="get" aria-label="Liste filtern">
        {sort === undefined ? null : <Hidden name="sort" value={sort} />}
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
    </search>
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
