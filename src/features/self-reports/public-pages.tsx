// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { findLanguage } from '../../codes/languages.ts';
import type { MessageValues } from '../../outbound/catalogues/messages.ts';
import { publicFrame } from '../../outbound/catalogues/public-frame.ts';
import {
  type SelfReportKey,
  type SelfReportLanguage,
  selfReportMessage,
} from '../../outbound/catalogues/self-report.ts';
import { isolate, statusMessage } from '../../outbound/catalogues/status.ts';
import { Alert } from '../../web/components/index.ts';
import { Button, Form, Hidden } from '../../web/form/index.ts';
import { PublicPage } from '../../web/layout.tsx';
import { languageOptions } from '../families/fields.tsx';
import { names, type Wrong } from './input.ts';
import { centreSelfReportPath, selfReportDonePath, selfReportPath } from './paths.ts';
import { keptDays } from './rules.ts';
import { languages } from './texts.ts';

/** What every page without sign-in knows of the centre it stands for. */
export interface Door {
  key: string;
  name: string;
  /** '' where none is set. */
  phone: string;
  /** Languages whose texts a named person has released, with German. */
  released: ReadonlySet<string>;
}

type Speaking = { language: SelfReportLanguage };

/** A sentence; what `isolate` marked stands in `<bdi>`. */
function say(language: SelfReportLanguage, key: SelfReportKey, values: MessageValues = {}): Child {
  const parts = selfReportMessage(language, key, values).text.split(/\u2066([^\u2069]*)\u2069/);
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <bdi class="hs-nowrap" dir="ltr">
        {part}
      </bdi>
    ),
  );
}
const plain = (language: SelfReportLanguage, key: SelfReportKey): string => selfReportMessage(language, key).text;

/** A sentence with its German below: helpers and staff read along, and nobody has checked every translation. */
function Both({ language, of, values = {} }: Speaking & { of: SelfReportKey; values?: MessageValues }) {
  return (
    <>
      {say(language, of, values)}
      {language === 'de' ? null : (
        <span class="hs-muted hs-both" lang="de" dir="ltr">
          {say('de', of, values)}
        </span>
      )}
    </>
  );
}

function Frame({
  language,
  path,
  centreName,
  children,
}: Speaking & { path: string; centreName?: string; children: Child }) {
  return (
    <PublicPage
      title={plain(language, 'title')}
      {...publicFrame(language, languages, path)}
      {...(centreName === undefined ? {} : { centreName })}
    >
      {children}
    </PublicPage>
  );
}

/** /melden where several centres work. */
export function ChooseCentrePage({
  language,
  centres,
}: Speaking & { centres: readonly { key: string; name: string }[] }) {
  return (
    <Frame language={language} path={selfReportPath}>
      <p class="hs-easy">
        <Both language={language} of="choose.centre" />
      </p>
      <ul class="hs-links">
        {centres.map(({ key, name }) => (
          <li>
            <a
              class="kern-link hs-target"
              href={`${centreSelfReportPath(key)}?sprache=${language}`}
              lang="de"
              dir="ltr"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

interface FieldFacts extends Speaking {
  name: string;
  label: SelfReportKey;
  hint?: SelfReportKey;
  values: Readonly<Record<string, string>>;
  wrong: readonly Wrong[];
}

/** Label, hint and error around a field, each in both languages. */
function Field({ language, name, label, hint, wrong, children }: FieldFacts & { children: Child }) {
  const error = wrong.find(({ field }) => field === name);
  return (
    <div class={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={`f-${name}`}>
        <Both language={language} of={label} />
      </label>
      {hint === undefined ? null : (
        <p class="kern-hint" id={`f-${name}-hinweis`}>
          <Both language={language} of={hint} />
        </p>
      )}
      {children}
      {error === undefined ? null : (
        <p class="kern-error" id={`f-${name}-fehler`}>
          <span class="kern-body">
            <Both language={language} of={error.key} />
          </span>
        </p>
      )}
    </div>
  );
}

const described = ({ name, hint, wrong }: FieldFacts): string | undefined =>
  [hint && `f-${name}-hinweis`, wrong.some(({ field }) => field === name) && `f-${name}-fehler`]
    .filter(Boolean)
    .join(' ') || undefined;

function TextLine(props: FieldFacts & { inputmode?: 'numeric'; most: number }) {
  const { name, values, wrong, inputmode, most } = props;
  return (
    <Field {...props}>
      <input
        class="kern-form-input__input hs-input"
        id={`f-${name}`}
        name={name}
        type="text"
        value={values[name] ?? ''}
        dir="auto"
        maxlength={most}
        inputmode={inputmode}
        autocomplete="off"
        aria-describedby={described(props)}
        aria-invalid={wrong.some(({ field }) => field === name) ? 'true' : undefined}
      />
    </Field>
  );
}

/** Languages by their own names, with the German one. */
const spoken = languageOptions.map(({ value, label }) => {
  const native = findLanguage(value)?.native ?? label;
  return { value, label: native === label ? label : `${native} (${label})` };
});

function SpokenLanguage(props: FieldFacts) {
  const { language, name, values, wrong } = props;
  return (
    <Field {...props}>
      <div class="kern-form-input__select-wrapper hs-input">
        <select
          class="kern-form-input__select"
          id={`f-${name}`}
          name={name}
          aria-describedby={described(props)}
          aria-invalid={wrong.some(({ field }) => field === name) ? 'true' : undefined}
        >
          <option value="">{plain(language, 'choose')}</option>
          {spoken.map(({ value, label }) => (
            <option value={value} selected={value === values[name]}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </Field>
  );
}

export interface SelfReportProps extends Speaking {
  door: Door;
  /** What was typed, by field; nothing of it is lost. */
  values: Readonly<Record<string, string>>;
  wrong: readonly Wrong[];
  /** Too many attempts. */
  waits?: boolean;
}

function Problems({ language, wrong, waits = false }: Pick<SelfReportProps, 'language' | 'wrong' | 'waits'>) {
  if (waits) return <Alert tone="warning" title={plain(language, 'wait')} role="alert" />;
  if (wrong.length === 0) return null;
  return (
    <div tabindex={-1} data-error-summary="">
      <Alert tone="danger" title={plain(language, 'error.title')} role="alert">
        <ul>
          {wrong.map(({ field, key }) => (
            <li>
              <a class="kern-link hs-target" href={`#f-${field}`}>
                {say(language, key)}
              </a>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}

const Call = ({ language, phone }: Speaking & { phone: string }) =>
  phone === '' ? null : (
    <p class="hs-easy">
      <Both language={language} of="call" values={{ phone: isolate(phone) }} />
    </p>
  );

/** /melden/:zentrum: a family reports a child. */
export function SelfReportPage({ door, language, values, wrong, waits = false }: SelfReportProps) {
  const path = centreSelfReportPath(door.key);
  const field = { language, values, wrong };
  return (
    <Frame language={language} path={path} centreName={door.name}>
      <div class="hs-stack">
        {door.released.has(language) ? null : <Alert tone="info" title={statusMessage(language, 'unreviewed').text} />}
        <Problems language={language} wrong={wrong} waits={waits} />
        <p class="hs-easy">
          <Both language={language} of="intro" />
        </p>
        <Form action={`${path}?sprache=${language}`} guard={false}>
          <Hidden name={names.number} value={values[names.number] || crypto.randomUUID()} />
          <TextLine {...field} name={names.given} label="given" most={120} />
          <TextLine {...field} name={names.family} label="family" most={120} />
          <TextLine {...field} name={names.age} label="age" most={3} inputmode="numeric" />
          <TextLine {...field} name={names.place} label="place" hint="place.hint" most={100} />
          <SpokenLanguage {...field} name={names.language} label="language" />
          <TextLine {...field} name={names.reach} label="reach" hint="reach.hint" most={120} />
          <p class="hs-text">
            <Both language={language} of="who.reads" />
          </p>
          <p class="hs-text">
            <Both language={language} of="gone" values={{ days: isolate(String(keptDays)) }} />
          </p>
          <Button>{plain(language, 'send')}</Button>
        </Form>
        <Call language={language} phone={door.phone} />
      </div>
    </Frame>
  );
}

/** /melden/:zentrum/danke: the same for everybody. */
export function ThanksPage({ door, language }: Speaking & { door: Door }) {
  const path = centreSelfReportPath(door.key);
  return (
    <Frame language={language} path={selfReportDonePath(door.key)} centreName={door.name}>
      <div class="hs-stack">
        <Alert tone="success" title={plain(language, 'thanks')} role="status" />
        <p class="hs-easy">
          <Both language={language} of="thanks.next" />
        </p>
        <Call language={language} phone={door.phone} />
        <p>
          <a class="kern-link hs-target" href={`${path}?sprache=${language}`}>
            {say(language, 'thanks.more')}
          </a>
        </p>
      </div>
    </Frame>
  );
}
