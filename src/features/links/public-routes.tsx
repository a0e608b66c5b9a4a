// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor, type Tx } from '../../db/centre.ts';
import { Conflict } from '../../refusals.ts';
import { Button, Form } from '../../web/form/index.ts';
import { secretAddress } from '../../web/headers.ts';
import { PublicPage } from '../../web/layout.tsx';
import { useLink } from './actions.ts';
import { findLink, type OpenedLink } from './queries.ts';
import { deadSentences } from './rules.ts';

/** What one kind of mailed link is for. None of its words may tell who or what it is about: mail programs open links. */
export interface LinkPurpose {
  /** Code in `mailed_link`, for example `offer_decline`. */
  purpose: string;
  /** Beginning of the address before the token, for example `/platz-absagen`. */
  path: string;
  title: string;
  /** What happens when the button is pressed. */
  question: string;
  button: string;
  done: string;
  /** Does it, in the transaction that uses the link up. @throws Conflict with a sentence when it cannot be done any more */
  act(tx: Tx, link: OpenedLink, now: Temporal.Instant): Promise<void>;
}

type Node = { toString(): string };

const questionPage = ({ title, question, button }: LinkPurpose, address: string) => (
  <PublicPage title={title}>
    <p class="kern-body">{question}</p>
    <Form action={address} guard={false}>
      <Button>{button}</Button>
    </Form>
  </PublicPage>
);
const sentencePage = (title: string, sentence: string) => (
  <PublicPage title={title}>
    <p class="kern-body">{sentence}</p>
  </PublicPage>
);

/**
 * GET shows the question and changes nothing (mail programs and scanners open links), POST does it, once. Both without
 * sign-in: the token is the right. No page of it sends its address on.
 */
export function linkRoutes(app: AppContext, purposes: readonly LinkPurpose[]): Hono {
  const routes = new Hono();
  const { db } = app.database;
  for (const purpose of purposes) {
    const address = (token: string): string => `${purpose.path}/${encodeURIComponent(token)}`;
    const find = (token: string) => findLink(db, token, purpose.purpose, app.clock.now());
    const dead = (link: OpenedLink | undefined) =>
      sentencePage('Link nicht gültig', deadSentences[link && link.state !== 'open' ? link.state : 'unknown']);
    routes.use(`${purpose.path}/:token`, secretAddress);
    const show = (node: Node): string => `<!doctype html>${node.toString()}`;
    routes.get(`${purpose.path}/:token`, async (c) => {
      const token = c.req.param('token');
      const link = await find(token);
      if (link?.state !== 'open') return c.html(show(dead(link)), 404);
      return c.html(show(questionPage(purpose, address(token))));
    });
    routes.post(`${purpose.path}/:token`, async (c) => {
      const link = await find(c.req.param('token'));
      if (link?.state !== 'open') return c.html(show(dead(link)), 404);
      const now = app.clock.now();
      const { centreId, id } = link;
      try {
        await inCentre(db, systemActor(centreId, now), async (tx) => {
          await useLink(tx, { centreId, now }, id);
          await purpose.act(tx, link, now);
        });
      } catch (error) {
        if (error instanceof Conflict) return c.html(show(sentencePage(purpose.title, error.message)), 409);
        throw error;
      }
      return c.html(show(sentencePage(purpose.title, purpose.done)));
    });
  }
  return routes;
}
