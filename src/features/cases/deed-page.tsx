// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { Permission } from '../../auth/permissions.ts';
import type { By, Tx } from '../../db/centre.ts';
import { type Confirmation, flash } from '../../web/flash.ts';
import type { FieldError, FormState } from '../../web/form/index.ts';
import type { FormBody } from '../../web/form/parse.ts';
import type { Asks } from '../../web/form/questions.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { type CentreRequest, type CentreRoute, centreRoutes, get, param, post } from '../../web/route.ts';
import { fullName } from '../families/rules.ts';
import { lockCase } from './actions.ts';
import { listCaseChanges } from './change-queries.ts';
import { caseListPath, casePath, deedPath } from './paths.ts';
import { type CaseHead, getCaseHead } from './queries.ts';
import { assertAllowed, type CaseEventType } from './rules.ts';

/** A deed with a page of its own: what it asks, and what it does. `Known` is what the page needs from the database. */
export interface DeedPage<Input, Known> {
  /** Behind `/faelle/:id/`. */
  path: string;
  event: CaseEventType;
  permission: Permission;
  title: string;
  /** Label of the button: the deed in words. */
  button: string;
  /** What will happen and to whom. */
  intro: string;
  /** What is confirmed afterwards. */
  done: Confirmation;
  danger?: true;
  load(request: CentreRequest, head: CaseHead): Promise<Known> | Known;
  schema(today: Temporal.PlainDate, known: Known): z.ZodType<Input>;
  /** What the form starts with. */
  values(today: Temporal.PlainDate, known: Known, url: URL): FormState['values'];
  fields(state: FormState, known: Known, head: CaseHead): Child;
  /** What is asked about unusual input before it is taken. */
  asks?(today: Temporal.PlainDate, head: CaseHead): Asks;
  /** A button that only shows the form again, with what was typed and these values; undefined: another button. */
  again?(form: FormBody): FormState['values'] | undefined;
  /** What is wrong beyond single fields, looked at also when some of them cannot be read. */
  also?(request: CentreRequest, head: CaseHead, known: Known): Promise<FieldError[]> | FieldError[];
  /** What only the database knows to be wrong. */
  check?(tx: Tx, input: Input, head: CaseHead): Promise<FieldError[]>;
  run(tx: Tx, by: By, head: CaseHead, input: Input): Promise<unknown>;
}

/** The case a deed is about, while its state allows the deed. */
async function openHead(request: CentreRequest, event: CaseEventType, title: string): Promise<CaseHead> {
  const head = await getCaseHead(request.tx, request.centreId, param(request, 'id'));
  assertAllowed(event, head, `. „${title}“ geht jetzt nicht.`);
  request.shown('case', head.id);
  return head;
}

const changes = (request: CentreRequest, since: Temporal.Instant) =>
  listCaseChanges(request.tx, request.centreId, param(request, 'id'), since);

/** The two routes of a deed: its form, and carrying it out. A deed that no longer fits the state is a 409 on both. */
export function deedRoutes<Input, Known>(deed: DeedPage<Input, Known>): CentreRoute[] {
  const { title, button, intro, danger, permission } = deed;
  const form = centreForm({
    load: async (request) => {
      const head = await openHead(request, deed.event, title);
      return { head, known: await deed.load(request, head) };
    },
    values: ({ today, url }, { known }) => deed.values(today, known, url),
    schema: ({ today }, { known }) => deed.schema(today, known),
    asks: ({ today }, { head }) => deed.asks?.(today, head) ?? {},
    again: (body) => deed.again?.(body),
    also: async (request, { head, known }) => (await deed.also?.(request, head, known)) ?? [],
    check: async ({ tx }, { head }, input) => (await deed.check?.(tx, input, head)) ?? [],
    version: ({ head }) => head.version,
    lock: ({ tx, centreId }, { head }) => lockCase(tx, centreId, head.id),
    news: changes,
    run: ({ tx, by }, { head }, input) => deed.run(tx, by, head, input),
    done: (_, { head }) => flash(casePath(head.id), deed.done),
    page: (_, { head, known }, form) => {
      const back = casePath(head.id);
      const name = fullName(head.familyName, head.givenNames);
      return (
        <FormPage
          {...form}
          {...{ button, intro, danger, back }}
          title={`${title}: ${name}`}
          breadcrumbs={[{ href: caseListPath, label: 'Fälle' }, { href: back, label: name }, { label: title }]}
          action={deedPath(head.id, deed.path)}
          otherButton={deed.again !== undefined}
        >
          {deed.fields(form.state, known, head)}
        </FormPage>
      );
    },
  });
  const path = deedPath(':id', deed.path);
  return centreRoutes('cases', [
    get(path, permission, `case.${deed.event}.form`, form.show),
    post(path, permission, `case.${deed.event}`, form.send, { changes }),
  ]);
}
