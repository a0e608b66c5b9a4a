// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Child, createContext, useContext } from 'hono/jsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { type FieldError, fieldId } from './state.ts';

export type FormProps = {
  action: string;
  method?: 'post' | 'get' | undefined;
  /** Version of the record as shown; lets the action notice that somebody else changed it meanwhile. */
  version?: number | string | undefined;
  /** Makes a double submit harmless: the same id is carried out once. Made up when left out. */
  requestId?: string | undefined;
  /** Needed for files. */
  multipart?: boolean | undefined;
  /** Name for screen readers when a page has several forms. */
  label?: string | undefined;
  /** Ask before leaving with changes unsaved; default for POST. */
  guard?: boolean | undefined;
  /** Where what was typed so far is kept while somebody writes. */
  draft?: string | undefined;
  /** Holds a table or columns: takes the whole width. */
  wide?: boolean | undefined;
  children?: Child;
};

/**
 * What every form of a page carries: the key of the centre the page was made for as `_centre` ('' where there is none), since
 * somebody who works for two centres and switches in another tab must not write what was typed for the one into the other;
 * and when it was opened as `_opened`, since a form that comes too late is told what has happened meanwhile.
 */
export const FormOrigin = createContext({ centre: '', openedAt: '' });

/** A form; checks are the server's, so that all messages come at once and in our words. */
export function Form(props: FormProps) {
  const post = props.method !== 'get';
  const { centre, openedAt } = useContext(FormOrigin);
  return (
    <form
      class={props.wide === true ? 'hs-form hs-form--wide' : 'hs-form'}
      action={props.action}
      method={props.method ?? 'post'}
      enctype={props.multipart === true ? 'multipart/form-data' : undefined}
      aria-label={props.label}
      data-draft={props.draft}
      data-guard={(props.guard ?? post) ? '' : undefined}
      novalidate
    >
      {post ? <Hidden name="_request" value={props.requestId ?? crypto.randomUUID()} /> : null}
      {post && centre !== '' ? <Hidden name="_centre" value={centre} /> : null}
      {post && openedAt !== '' ? <Hidden name="_opened" value={openedAt} /> : null}
      {props.version === undefined ? null : <Hidden name="_version" value={props.version} />}
      {props.children}
    </form>
  );
}

/** A value people do not see. */
export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={String(value)} />;
}

/**
 * All that is wrong, first on the page, each with a link to its field (after the GOV.UK error summary).
 * Renders nothing without errors.
 */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="kern-alert kern-alert--danger hs-error-summary" tabindex={-1} data-error-summary="">
      <div role="alert">
        <div class="kern-alert__header">
          <Icon name="danger" />
          <h2 class="kern-title">Bitte prüfen Sie Ihre Angaben</h2>
        </div>
        <div class="kern-alert__body">
          <ul class="hs-error-summary__list">
            {errors.map(({ field, message }) => (
              <li>
                {field === '' ? (
                  message
                ) : (
                  <a class="kern-link kern-link--no-visited-state" href={`#${fieldId(field)}`}>
                    {message}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

export type ButtonProps = {
  /** The deed in words: "Zur Entscheidung vorlegen", never "OK". */
  children: Child;
  /** One primary a page; danger for what cannot simply be undone. */
  kind?: 'primary' | 'secondary' | 'tertiary' | 'danger' | undefined;
  /** With it, the button is a link that looks like one. */
  href?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** Sends the form elsewhere. */
  formaction?: string | undefined;
  icon?: IconName | undefined;
  type?: 'submit' | 'button' | undefined;
  /** Said after the deed to those who hear the page, where several buttons of it name the same deed. */
  about?: string | undefined;
};

/** A button (submits the form it stands in) or, with `href`, a link in its look. */
export function Button({ children, kind = 'primary', href, icon, type = 'submit', about, ...rest }: ButtonProps) {
  const look = kind === 'danger' ? 'kern-btn--secondary hs-btn--danger' : `kern-btn--${kind}`;
  // Hidden words inside would make KERN draw an icon button.
  const heard = about === undefined ? undefined : `${String(children)}: ${about}`;
  const inner = (
    <>
      {icon === undefined ? null : <Icon name={icon} />}
      <span class="kern-label">{children}</span>
    </>
  );
  if (href !== undefined) {
    return (
      <a class={`kern-btn ${look}`} href={href} aria-label={heard}>
        {inner}
      </a>
    );
  }
  return (
    <button class={`kern-btn ${look}`} type={type} aria-label={heard} {...rest}>
      {inner}
    </button>
  );
}

/** Buttons side by side, one below the other where there is no room. */
export function ButtonRow({ children }: { children: Child }) {
  return <div class="kern-btn-wrapper hs-actions">{children}</div>;
}
