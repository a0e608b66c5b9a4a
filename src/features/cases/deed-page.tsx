// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { Permission } from '../../auth/permissions.ts';
import type { Tx } from '../../db/centre.ts';
import { Alert } from '../../web/components/index.ts';
import { ChangeList } from '../../web/conflict.tsx';
import { Button, ButtonRow, emptyForm, type FieldError, Form, type FormState } from '../../web/form/index.ts';
import { type FormBody, formVersion, openedAt } from '../../web/form/parse.ts';
import { type Asks, addErrors, askForm } from '../../web/form/questions.ts';
import { type Frame, frameOf } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  type Change,
  Conflict,
  centreRoutes,
  get,
  page,
  param,
  post,
  redirect,
} from '../../web/route.ts';
import { fullName } from '../families/rules.ts';
import { type By, lockCase } from './actions.ts';
import { listCaseChanges } from './change-queries.ts';
import { type CaseHead, getCaseHead } from './queries.ts';
import { allowedIn, type CaseEventType } from './rules.ts';
import { states } from './states.ts';

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
  /** Code of the confirmation (`src/web/frame.ts`). */
  done: string;
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
  also?(request: CentreRequest, head: CaseHead): Promise<FieldError[]>;
  /** What only the database knows to be wrong. */
  check?(tx: Tx, input: Input, head: CaseHead): Promise<FieldError[]>;
  run(tx: Tx, by: By, head: CaseHead, input: Input): Promise<unknown>;
}

type FormPageProps = {
  frame: Frame;
  head: CaseHead;
  deed: Pick<DeedPage<never, never>, 'path' | 'title' | 'button' | 'intro' | 'danger' | 'again'>;
  state: FormState;
  requestId: string;
  /** Version of the case the form rests on. */
  version: number;
  /** What has happened since the form was opened, when that was something. */
  news: readonly Change[] | null;
  children?: Child;
};

/** The case went on while somebody typed: what happened, and that the same form can be sent again. */
function News({ news }: { news: readonly Change[] }) {
  return (
    <>
      <Alert tone="warning" title="Der Fall hat sich geändert, während Sie geschrieben haben">
        <p class="kern-body">
          Ihre Eingaben stehen noch hier und sind noch nicht gespeichert. Prüfen Sie, ob sie noch passen, und senden Sie
          dann noch einmal.
        </p>
      </Alert>
      {news.length === 0 ? null : <ChangeList changes={news} />}
    </>
  );
}

function DeedFormPage({ frame, head, deed, state, requestId, version, news, children }: FormPageProps) {
  const href = `/faelle/${head.id}`;
  const name = fullName(head.familyName, head.givenNames);
  return (
    <Page
      {...frame}
      title={`${deed.title}: ${name}`}
      breadcrumbs={[{ href: '/faelle', label: 'Fälle' }, { href, label: name }, { label: deed.title }]}
      errors={state.errors}
    >
      <div class="hs-measure hs-stack">
        {deed.danger ? <Alert tone="warning" title={deed.intro} /> : <p class="kern-body">{deed.intro}</p>}
        {news === null ? null : <News news={news} />}
        <Form action={`${href}/${deed.path}`} requestId={requestId} version={version}>
          {deed.again ? (
            // The Enter key presses the first button of a form: it must not be the one for another row.
            // biome-ignore lint/a11y/noAriaHiddenOnFocusable: no one can tab to it; the same button stands in sight at the end
            <button class="kern-sr-only" type="submit" tabindex={-1} aria-hidden="true">
              {deed.button}
            </button>
          ) : null}
          {children}
          <ButtonRow>
            <Button kind={deed.danger ? 'danger' : 'primary'}>{deed.button}</Button>
            <Button kind="tertiary" href={href}>
              Abbrechen
            </Button>
          </ButtonRow>
        </Form>
      </div>
    </Page>
  );
}

/** The two routes of a deed: its form, and carrying it out. A deed that no longer fits the state is a 409 on both. */
export function deedRoutes<Input, Known>(deed: DeedPage<Input, Known>): CentreRoute[] {
  const open = async (request: CentreRequest): Promise<{ head: CaseHead; known: Known }> => {
    const head = await getCaseHead(request.tx, request.centreId, param(request, 'id'));
    if (!allowedIn[deed.event].includes(head.state))
      throw new Conflict(`Der Fall steht auf „${states[head.state].label}“. „${deed.title}“ geht jetzt nicht.`, [
        { href: `/faelle/${head.id}`, label: 'Zum Fall' },
      ]);
    request.shown('case', head.id);
    return { head, known: await deed.load(request, head) };
  };
  const show = (
    request: CentreRequest,
    head: CaseHead,
    known: Known,
    state: FormState,
    { version = head.version, news = null }: { version?: number; news?: Change[] | null } = {},
  ): Answer => {
    const html = (
      <DeedFormPage
        frame={frameOf(request)}
        head={head}
        deed={deed}
        state={state}
        requestId={request.requestId()}
        version={version}
        news={news}
      >
        {deed.fields(state, known, head)}
      </DeedFormPage>
    );
    if (news !== null) return page(html, 409);
    return page(html, state.errors.length > 0 ? 422 : 200);
  };
  const changes: NonNullable<CentreRoute['changes']> = (request, since) =>
    listCaseChanges(request.tx, request.centreId, param(request, 'id'), since);
  const path = `/faelle/:id/${deed.path}`;
  const audit = `case.${deed.event}`;
  return centreRoutes('cases', [
    get(path, deed.permission, `${audit}.form`, async (request) => {
      const { head, known } = await open(request);
      return show(request, head, known, emptyForm(deed.values(request.today, known, request.url)));
    }),
    post(
      path,
      deed.permission,
      audit,
      async (request) => {
        const { head, known } = await open(request);
        const seen = formVersion(request.form);
        const again = deed.again?.(request.form);
        if (again) return show(request, head, known, emptyForm(again), { version: seen ?? head.version });
        const version = await lockCase(request.tx, request.centreId, head.id);
        const asks = deed.asks?.(request.today, head) ?? {};
        const asked = askForm(deed.schema(request.today, known), request.form, asks);
        const { data } = asked;
        const also = (await deed.also?.(request, head)) ?? [];
        const more = data === undefined ? [] : ((await deed.check?.(request.tx, data, head)) ?? []);
        const state = addErrors(asked.state, [...also, ...more]);
        const { errors } = state;
        if (seen !== undefined && version !== undefined && version !== seen) {
          const since = openedAt(request.form) ?? request.now;
          return show(request, head, known, state, { version, news: await changes(request, since) });
        }
        if (data === undefined || errors.length > 0)
          return show(request, head, known, state, { version: seen ?? head.version });
        await deed.run(request.tx, request.by, head, data);
        return redirect(`/faelle/${head.id}?ok=${deed.done}`);
      },
      { changes },
    ),
  ]);
}
