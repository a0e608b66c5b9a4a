// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';

/** How many buttons may stand beside the primary one; "Weitere" is counted among them. */
const mostBeside = 3;

/** Something to do: a link to its page, or with `requestId` a button that does it at once. */
export interface Action {
  /** The deed in words: "Termin verschieben". */
  label: string;
  href: string;
  /** Number of the form: the button sends a form to `href`. */
  requestId?: string | undefined;
}

export interface ActionsProps {
  /** The one deed that comes next. */
  primary?: Action | undefined;
  /** In the order of their use: what does not fit beside the primary one goes behind "Weitere". */
  others: readonly Action[];
  /** Why something one would look for here is not there; stands behind "Weitere". */
  why?: string | undefined;
}

function sent(action: Action, button: Child): Child {
  return (
    <form action={action.href} method="post">
      <input type="hidden" name="_request" value={action.requestId} />
      {button}
    </form>
  );
}

function ActionButton({ action, kind }: { action: Action; kind: 'primary' | 'secondary' }) {
  const inner = <span class="kern-label">{action.label}</span>;
  if (action.requestId === undefined)
    return (
      <a class={`kern-btn kern-btn--${kind}`} href={action.href}>
        {inner}
      </a>
    );
  return (
    <>
      {sent(
        action,
        <button class={`kern-btn kern-btn--${kind}`} type="submit">
          {inner}
        </button>,
      )}
    </>
  );
}

function MenuItem({ action }: { action: Action }) {
  return (
    <li>
      {action.requestId === undefined ? (
        <a class="hs-menu__item" href={action.href}>
          {action.label}
        </a>
      ) : (
        sent(
          action,
          <button class="hs-menu__item" type="submit">
            {action.label}
          </button>,
        )
      )}
    </li>
  );
}

/** Deeds in a row: one primary, at most three beside it, the rest behind "Weitere", which opens without a script. */
export function Actions({ primary, others, why }: ActionsProps) {
  const all = others.length <= mostBeside && why === undefined;
  const beside = all ? others : others.slice(0, mostBeside - 1);
  const rest = others.slice(beside.length);
  if (!primary && others.length === 0 && why === undefined) return null;
  return (
    <div class="hs-actions">
      {primary === undefined ? null : <ActionButton action={primary} kind="primary" />}
      {beside.map((action) => (
        <ActionButton action={action} kind="secondary" />
      ))}
      {all ? null : (
        <details class="hs-menu hs-more" data-menu="">
          <summary class="kern-btn kern-btn--secondary">
            <span class="kern-label">Weitere</span>
          </summary>
          <div class="hs-menu__list">
            {rest.length === 0 ? null : (
              <ul class="hs-links">
                {rest.map((action) => (
                  <MenuItem action={action} />
                ))}
              </ul>
            )}
            {why === undefined ? null : <p class="hs-menu__why">{why}</p>}
          </div>
        </details>
      )}
    </div>
  );
}
