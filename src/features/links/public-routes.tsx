// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { forgiveLookup, startCodeLookup } from '../../auth/rate-limit.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor, type Tx } from '../../db/centre.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { Button, emptyForm, Form, type FormState, Hidden } from '../../web/form/index.ts';
import { addressHeader, secretAddress } from '../../web/headers.ts';
import { PublicPage } from '../../web/layout.tsx';
import { readForm } from '../../web/read-form.ts';
import { useLink } from './actions.ts';
import { answeredField, filledIn } from './input.ts';
import type { LinkDeed, LinkPurpose, LinkQuestions, LinkWords } from './purpose-input.ts';
import { findLink, type OpenedLink } from './queries.ts';
import { deadSentences, waitSentence } from './rules.ts';

type Node = { toString(): string };

const questionPage = ({ title, question, button }: LinkWords, address: string) => (
  <PublicPage title={title}>
    <p class="kern-body">{question}</p>
    <Form action={address} guard={false}>
      <Button>{button}</Button>
    </Form>
  </PublicPage>
);
const formPage = ({ title, form }: LinkQuestions, address: string, content: Child, state: FormState) => (
  <PublicPage title={title} errors={state.errors}>
    <Form action={address} guard={false}>
      <Hidden name={answeredField} value={filledIn} />
      {content}
      <Button>{form.send}</Button>
    </Form>
  </PublicPage>
);
const sentencePage = (title: string, sentence: string) => (
  <PublicPage title={title}>
    <p class="kern-body">{sentence}</p>
  </PublicPage>
);

/**
 * GET shows the question and changes nothing (mail programs and scanners open links), POST does it, once; or shows the form,
 * where there is one, and the form does it. All without sign-in: the token is the right, and whoever tries tokens is stopped
 * like who tries codes. No page of it sends its address on.
 */
export function linkRoutes(app: AppContext, purposes: readonly LinkPurpose[]): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const show = (c: Context, node: Node, status: 200 | 404 | 409 | 422 | 429 = 200) =>
    c.html(`<!doctype html>${node.toString()}`, status);
  for (const purpose of purposes) {
    const address = (token: string): string => `${purpose.path}/${encodeURIComponent(token)}`;
    const dead = (c: Context, link: OpenedLink | undefined, state?: 'revoked') =>
      show(
        c,
        sentencePage(
          'Link nicht gültig',
          deadSentences[state ?? (link && link.state !== 'open' ? link.state : 'unknown')],
        ),
        404,
      );
    const find = async (c: Context): Promise<OpenedLink | Response> => {
      const now = app.clock.now();
      const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
      if (!attempt.allowed) return show(c, sentencePage('Bitte warten Sie', waitSentence(attempt.waitMinutes)), 429);
      const link = await findLink(db, c.req.param('token') ?? '', purpose.purpose, now);
      if (link) await forgiveLookup(app, attempt.keys);
      return link?.state === 'open' ? link : dead(c, link);
    };
    const deed = async (c: Context, link: OpenedLink, { act }: LinkDeed, now: Temporal.Instant) => {
      const { centreId, id } = link;
      await inCentre(db, systemActor(centreId, now), async (tx) => {
        await useLink(tx, { centreId, now }, id);
        await act(tx, link, now);
      });
      return show(c, sentencePage(purpose.title, purpose.done));
    };
    const questions = async (c: Context, link: OpenedLink, asked: LinkQuestions, now: Temporal.Instant) => {
      const { [answeredField]: sent, ...body } = await readForm(c);
      const at = address(c.req.param('token') ?? '');
      const inside = <T,>(work: (tx: Tx) => Promise<T>) => inCentre(db, systemActor(link.centreId, now), work);
      if (sent === undefined) {
        const content = await inside((tx) => asked.form.open(tx, link, now));
        return content === undefined ? dead(c, link, 'revoked') : show(c, formPage(asked, at, content, emptyForm({})));
      }
      const answer = await inside((tx) => asked.form.answer(tx, link, body, now));
      if (answer === undefined) return dead(c, link, 'revoked');
      if ('done' in answer) return show(c, sentencePage(purpose.title, purpose.done));
      return show(c, formPage(asked, at, answer.page, answer.state), 422);
    };
    routes.use(`${purpose.path}/:token`, secretAddress);
    routes.get(`${purpose.path}/:token`, async (c) => {
      const link = await find(c);
      return link instanceof Response ? link : show(c, questionPage(purpose, address(c.req.param('token'))));
    });
    routes.post(`${purpose.path}/:token`, async (c) => {
      const link = await find(c);
      if (link instanceof Response) return link;
      const now = app.clock.now();
      try {
        return 'form' in purpose ? await questions(c, link, purpose, now) : await deed(c, link, purpose, now);
      } catch (error) {
        if (error instanceof NotFound) return dead(c, link, 'revoked');
        if (error instanceof Conflict) return show(c, sentencePage(purpose.title, error.message), 409);
        throw error;
      }
    });
  }
  return routes;
}
