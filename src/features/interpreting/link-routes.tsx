// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Context, Hono } from 'hono';
import { startAskLink } from '../../auth/rate-limit.ts';
import { findCentre } from '../../codes/centres.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor } from '../../db/centre.ts';
import { Button, emptyForm, Form, type FormState, TextField } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { addressHeader } from '../../web/headers.ts';
import { renderPage } from '../../web/html.ts';
import { PublicPage } from '../../web/layout.tsx';
import { readForm } from '../../web/read-form.ts';
import { listActiveCentres } from '../centres/queries.ts';
import { linkDoorInput } from './deed-input.ts';
import { askForLink, linkDays } from './link-actions.ts';
import { linkDoorDonePath, linkDoorPath } from './paths.ts';

const title = 'Dolmetschen anfragen';

const DoorPage = ({ centre, state }: { centre: string; state: FormState }) => (
  <PublicPage title={title} errors={state.errors}>
    <p class="kern-body">
      {`Für Einrichtungen, die mit dem ${findCentre(centre)?.shortName ?? centre} zusammenarbeiten. Sie bekommen einen Link an die Adresse, unter der wir Ihre Einrichtung kennen.`}
    </p>
    <Form action={linkDoorPath(centre)}>
      <TextField name="email" label="E-Mail-Adresse der Einrichtung" type="email" autocomplete="email" state={state} />
      <Button>Link zuschicken</Button>
    </Form>
  </PublicPage>
);

const SentencePage = ({ sentence }: { sentence: string }) => (
  <PublicPage title={title}>
    <p class="kern-body">{sentence}</p>
  </PublicPage>
);

/**
 * An institution without an account asks for its link. The answer is the same whether the address is known or not; the mail
 * goes only to an address the centre has written down itself.
 */
export function linkDoorRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const show = (c: Context, node: { toString(): string }, status: 200 | 422 | 429 = 200) =>
    c.html(renderPage(node), status);
  const findActive = async (c: Context) =>
    (await listActiveCentres(db)).find(({ key }) => key === c.req.param('zentrum'));

  routes.get(linkDoorPath(':zentrum'), async (c) => {
    const centre = await findActive(c);
    return centre ? show(c, <DoorPage centre={centre.key} state={emptyForm()} />) : await c.notFound();
  });
  routes.get(linkDoorDonePath(':zentrum'), async (c) => {
    const centre = await findActive(c);
    if (!centre) return await c.notFound();
    return show(
      c,
      <SentencePage
        sentence={`Wenn wir Ihre Einrichtung unter dieser Adresse kennen, ist der Link unterwegs. Er gilt ${linkDays} Tage und für eine Anfrage. Kommt nichts an? Dann rufen Sie uns bitte an.`}
      />,
    );
  });
  routes.post(linkDoorPath(':zentrum'), async (c) => {
    const centre = await findActive(c);
    if (!centre) return await c.notFound();
    const now = app.clock.now();
    const parsed = parseForm(linkDoorInput, await readForm(c));
    if (!parsed.ok) return show(c, <DoorPage centre={centre.key} state={parsed.state} />, 422);
    const attempt = await startAskLink(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) {
      const minutes = attempt.waitMinutes === 1 ? 'einer Minute' : `${attempt.waitMinutes} Minuten`;
      return show(
        c,
        <SentencePage
          sentence={`Von hier kamen gerade zu viele Bitten um einen Link. Bitte versuchen Sie es in ${minutes} noch einmal.`}
        />,
        429,
      );
    }
    const by = systemActor(centre.id, now);
    await inCentre(db, by, (tx) => askForLink(tx, by, parsed.data.email, app.jobs));
    return c.redirect(linkDoorDonePath(centre.key), 303);
  });
  return routes;
}
