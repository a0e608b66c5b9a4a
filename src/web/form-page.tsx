// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Alert } from './components/index.ts';
import { ChangeList } from './conflict.tsx';
import { Button, ButtonRow, Form } from './form/index.ts';
import type { FormProps } from './form-pair.ts';
import { Page } from './layout.tsx';
import type { Change } from './route.ts';

interface FormPageProps extends FormProps {
  title: string;
  breadcrumbs: { href?: string; label: string }[];
  /** What will happen and to whom. */
  intro: string;
  danger?: true | undefined;
  action: string;
  /** Label of the button: the deed in words. */
  button: string;
  /** Where "Abbrechen" leads. */
  back: string;
  /** The form has another button of its own: the Enter key must not press it. */
  otherButton?: boolean;
  children?: Child;
}

/** The record went on while somebody typed: what happened, and that the same form can be sent again. */
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

/** A page that is one form: what it does, its fields, its button and the way back. */
export function FormPage(props: FormPageProps) {
  const { frame, state, requestId, version, news, title, intro, danger, button, back, children } = props;
  return (
    <Page {...frame} title={title} breadcrumbs={props.breadcrumbs} errors={state.errors}>
      <div class="hs-measure hs-stack">
        {danger ? <Alert tone="warning" title={intro} /> : <p class="kern-body">{intro}</p>}
        {news === null ? null : <News news={news} />}
        <Form action={props.action} requestId={requestId} version={version}>
          {props.otherButton ? (
            // The Enter key presses the first button of a form: it must not be the one for another row.
            // biome-ignore lint/a11y/noAriaHiddenOnFocusable: no one can tab to it; the same button stands in sight at the end
            <button class="kern-sr-only" type="submit" tabindex={-1} aria-hidden="true">
              {button}
            </button>
          ) : null}
          {children}
          <ButtonRow>
            <Button kind={danger ? 'danger' : 'primary'}>{button}</Button>
            <Button kind="tertiary" href={back}>
              Abbrechen
            </Button>
          </ButtonRow>
        </Form>
      </div>
    </Page>
  );
}
