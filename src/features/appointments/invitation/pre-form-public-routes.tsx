// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Context, Hono } from 'hono';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { secretAddress } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import { keepPreForm } from '../../cases/counselling/pre-form-actions.ts';
import { saysNothing } from '../../cases/counselling/pre-form-rules.ts';
import { listReleases } from '../../placement/letter/release-queries.ts';
import { getAppointment } from '../queries.ts';
import type { AnswerDoor } from './answer-pages.tsx';
import { openDoor, show } from './door.tsx';
import { preFormInput, type TypedPreForm } from './pre-form-input.ts';
import { PreFormPage, PreFormThanks } from './pre-form-pages.tsx';
import { preFormReleasables } from './texts.ts';

/** Text fields of what was sent, to be shown again. */
const typedOf = (form: Readonly<Record<string, unknown>>): TypedPreForm =>
  Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string | string[]] => {
      const [, value] = entry;
      return typeof value === 'string' || Array.isArray(value);
    }),
  );

/** The form before the talk, by the link of the invitation: it may be sent again until the appointment begins. */
export function preFormRoutes(app: AppContext, routes: Hono): void {
  const { db } = app.database;

  async function open(c: Context) {
    const opened = await openDoor(app, c);
    if (opened instanceof Response) return opened;
    const { link } = opened;
    const { centreId } = link;
    const { appointment, released } = await inCentre(db, systemActor(centreId, app.clock.now()), async (tx) => ({
      appointment: await getAppointment(tx, centreId, link.recordId),
      released: new Set(['de', ...(await listReleases(tx, centreId, preFormReleasables)).keys()]),
    }));
    const asked = Number(c.req.query('kind') ?? '1');
    const child = Number.isInteger(asked) && asked >= 1 && asked <= appointment.children.length ? asked : 1;
    const door: AnswerDoor = { ...opened.door, released };
    return {
      link,
      caseId: appointment.children[child - 1]?.caseId ?? '',
      page: { door, children: appointment.children.length, child },
    };
  }

  routes.use('/vorab-bogen/:token', secretAddress);
  routes.get('/vorab-bogen/:token', async (c) => {
    const opened = await open(c);
    if (opened instanceof Response) return opened;
    return show(c, <PreFormPage {...opened.page} typed={{}} wrong={[]} empty={false} />);
  });

  routes.post('/vorab-bogen/:token', async (c) => {
    const opened = await open(c);
    if (opened instanceof Response) return opened;
    const form = await readForm(c);
    const { answers, wrong } = preFormInput.parse(form);
    const empty = saysNothing(answers) && wrong.length === 0;
    if (empty || wrong.length > 0)
      return show(c, <PreFormPage {...opened.page} typed={typedOf(form)} wrong={wrong} empty={empty} />, 422);
    const { link, caseId, page } = opened;
    const actor = systemActor(link.centreId, app.clock.now());
    await inCentre(db, actor, (tx) => keepPreForm(tx, actor, caseId, answers, page.door.language));
    return show(c, <PreFormThanks {...page} />);
  });
}
