// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { formatNumber } from '../format.ts';
import { sectionId } from './state.ts';

/** A long form with a way through it: links to its sections stand beside it, on a phone folded above it. */
export function Sectioned({
  legends,
  states,
  children,
}: {
  legends: readonly string[];
  /** How it stands with each section, in a word. */
  states?: readonly string[];
  children: Child;
}) {
  return (
    <div class="hs-sections">
      <nav class="hs-sections__nav" aria-label="Abschnitte">
        <details class="hs-fold hs-fold-narrow">
          <summary>{`Abschnitte (${formatNumber(legends.length)})`}</summary>
          <ol class="hs-sections__list">
            {legends.map((legend, index) => (
              <li>
                <a class="hs-sections__link" href={`#${sectionId(legend)}`}>
                  <span class="hs-sections__name">{legend}</span>
                  {states ? <span class="hs-sections__state">{states[index]}</span> : null}
                </a>
              </li>
            ))}
          </ol>
        </details>
      </nav>
      <div class="hs-sections__body">{children}</div>
    </div>
  );
}

/** The end of a long form, in sight all the way on a wide screen: what is saved when, and the buttons. */
export function SaveBar({
  says,
  status,
  children,
}: {
  says: string;
  /** Its words change while somebody writes, and are said aloud. */
  status?: true;
  children: Child;
}) {
  return (
    <div class="hs-save">
      <p class="hs-text" role={status ? 'status' : undefined} data-draft-state={status ? '' : undefined}>
        {says}
      </p>
      <div class="hs-actions">{children}</div>
    </div>
  );
}
