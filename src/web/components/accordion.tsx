// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';

export type AccordionProps = {
  title: string;
  /** Short fact beside the title, read without opening: "3 von 4". */
  summary?: Child;
  open?: boolean | undefined;
  id?: string | undefined;
  children?: Child;
};

/** A section that folds; details/summary, so it works without a script. */
export function Accordion({ title, summary, open, id, children }: AccordionProps) {
  return (
    <details class="kern-accordion" open={open} id={id}>
      <summary class="kern-accordion__header">
        <span class="kern-title">
          {title}
          {summary === undefined ? null : <span class="hs-accordion__summary"> {summary}</span>}
        </span>
      </summary>
      <div class="kern-accordion__body hs-flow">{children}</div>
    </details>
  );
}
