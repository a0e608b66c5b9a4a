// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';

export type CardProps = {
  heading: string;
  /** Level of the heading in the page's outline. */
  level?: 2 | 3 | undefined;
  subline?: string | undefined;
  /** Buttons or links below the content. */
  footer?: Child;
  children?: Child;
};

/** A framed block with its own heading. */
export function Card({ heading, level = 2, subline, footer, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="kern-card kern-card--hug kern-card--small">
      <div class="kern-card__container">
        <header class="kern-card__header">
          <Heading class="kern-title">{heading}</Heading>
          {subline === undefined ? null : <p class="kern-subline">{subline}</p>}
        </header>
        <div class="kern-card__body hs-flow">{children}</div>
        {footer === undefined ? null : <footer class="kern-card__footer">{footer}</footer>}
      </div>
    </section>
  );
}
