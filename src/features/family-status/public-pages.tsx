// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { publicFrame } from '../../outbound/catalogues/public-frame.ts';
import { isolate, type StatusKey, type StatusLanguage, statusDay } from '../../outbound/catalogues/status.ts';
import { Alert } from '../../web/components/index.ts';
import { Button, Form, Hidden, TextField } from '../../web/form/index.ts';
import { LanguageButtons, type LanguageLink } from '../../web/language-choice.tsx';
import { PublicPage } from '../../web/layout.tsx';
import { centreStatusPath } from './paths.ts';
import type { StatusView } from './rules.ts';
import { mark, say, sayPlain } from './say.tsx';
import { NowBlock, WayBlock } from './status-block.tsx';
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

const linksTo = (path: string): readonly LanguageLink[] => publicFrame('de', languages, path).languages;

type FrameProps = { language: StatusLanguage; centreName?: string; children: Child } & (
  | { languages: readonly LanguageLink[] }
  | { choice: Child }
);

const Frame = ({ language, ...props }: FrameProps) => {
  const { lang, dir, labels } = publicFrame(language, [], '');
  return <PublicPage title={sayPlain(language, 'title')} {...{ lang, dir, labels }} {...props} />;
};

/** The languages as buttons: the code goes along in the form, since it must not stand in an address. */
const CodeLanguages = ({ language, action, code }: { language: StatusLanguage; action: string; code: string }) => (
  <LanguageButtons
    label={sayPlain(language, 'languages')}
    {...{ action, name: 'wechsel', current: language, items: linksTo(action) }}
  >
    <Hidden name="code" value={code} />
  </LanguageButtons>
);

/** A number to call, or where it stands. */
function Call({ language, phone }: { language: StatusLanguage; phone: string }) {
  return (
    <p class="hs-easy">
      {phone === '' ? say(language, 'call.sheet') : say(language, 'call', { phone: isolate(phone) })}
    </p>
  );
}

/** The first number of a line as a telephone dials it. */
const dialled = (phone: string): string => (phone.split(/[,;]/)[0] ?? '').replaceAll(/[^\d+]/g, '');

function Question({ language, phone }: { language: StatusLanguage; phone: string }) {
  return (
    <section class="hs-section" aria-labelledby="frage">
      <h2 class="kern-heading-medium" id="frage">
        {say(language, 'question')}
      </h2>
      {phone === '' ? (
        <Call language={language} phone="" />
      ) : (
        <>
          <p class="hs-easy">{say(language, 'question.call')}</p>
          <p>
            <a class="kern-btn kern-btn--secondary hs-call" href={`tel:${dialled(phone)}`}>
              <span class="kern-label">{say(language, 'question.button', { phone: isolate(phone) })}</span>
            </a>
          </p>
        </>
      )}
    </section>
  );
}

/** Says in a language nobody has released that it is so; the German text stands below. */
const Unreviewed = ({ language }: { language: StatusLanguage }) => (
  <Alert tone="info" title={sayPlain(language, 'unreviewed')} />
);

/** German below what is not reviewed; folded below what is; nothing below German itself. */
function GermanBelow({ door, language, children }: { door: Door; language: StatusLanguage; children: Child }) {
  if (language === 'de') return null;
  return (
    <div lang="de" dir="ltr">
      {door.released.has(language) ? (
        <details class="hs-fold">
          <summary>Diese Seite auf Deutsch</summary>
          <div class="hs-stack">{children}</div>
        </details>
      ) : (
        <div class="hs-stack">{children}</div>
      )}
    </div>
  );
}

export interface CodeFormProps {
  door: Door;
  language: StatusLanguage;
  /** The language was chosen, not guessed: it stays. */
  chosen: boolean;
  /** What is wrong: nothing shown by this code, or too many attempts. */
  failed?: { kind: 'unknown' } | { kind: 'wait'; minutes: number } | undefined;
}

function Failed({
  language,
  failed,
  phone,
}: {
  language: StatusLanguage;
  failed: CodeFormProps['failed'];
  phone: string;
}) {
  if (!failed) return null;
  const title: [StatusKey, Record<string, string | number>] =
    failed.kind === 'unknown' ? ['unknown', {}] : ['wait', { minutes: failed.minutes, count: mark(failed.minutes) }];
  return (
    <Alert tone="warning" title={sayPlain(language, ...title)} role="alert">
      <Call language={language} phone={phone} />
    </Alert>
  );
}

/** /stand/:zentrum: where the code is typed. The same for every code that shows nothing. */
export function CodeFormPage({ door, language, chosen, failed }: CodeFormProps) {
  const path = centreStatusPath(door.key);
  const reviewed = door.released.has(language);
  return (
    <Frame language={language} centreName={door.name} languages={linksTo(path)}>
      <div class="hs-stack">
        {reviewed ? null : <Unreviewed language={language} />}
        <Failed language={language} failed={failed} phone={door.phone} />
        <p class="hs-easy">{say(language, 'form.intro')}</p>
        <Form action={path} guard={false}>
          {chosen ? <Hidden name="sprache" value={language} /> : null}
          <div data-code-of-address="">
            <TextField
              name="code"
              label={sayPlain(language, 'form.code')}
              hint={sayPlain(language, 'form.hint')}
              autocomplete="off"
              maxLength={40}
              dir="ltr"
              value=""
            />
          </div>
          <Button>{say(language, 'form.button')}</Button>
        </Form>
        {failed ? null : <Call language={language} phone={door.phone} />}
        {reviewed ? null : (
          <GermanBelow door={door} language={language}>
            <Failed language="de" failed={failed} phone={door.phone} />
            <p class="hs-easy">{say('de', 'form.intro')}</p>
          </GermanBelow>
        )}
      </div>
    </Frame>
  );
}

/** /stand where several centres work. */
export function ChooseCentrePage(props: {
  language: StatusLanguage;
  path: string;
  centres: readonly { key: string; name: string }[];
}) {
  const { language, path, centres } = props;
  return (
    <Frame language={language} languages={linksTo(path)}>
      <p class="hs-easy">{say(language, 'choose')}</p>
      <ul class="hs-links">
        {centres.map(({ key, name }) => (
          <li>
            <a class="kern-link hs-target" href={`${centreStatusPath(key)}?sprache=${language}`} lang="de" dir="ltr">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

export interface StatusPageProps {
  door: Door;
  language: StatusLanguage;
  /** As it was typed, for another language. */
  code: string;
  view: StatusView;
  today: Temporal.PlainDate;
}

/** Step, what happens next, who acts, until when, whom to call. */
export function StatusPage({ door, language, code, view, today }: StatusPageProps) {
  const path = centreStatusPath(door.key);
  return (
    <Frame
      language={language}
      centreName={door.name}
      choice={<CodeLanguages language={language} action={path} code={code} />}
    >
      <div class="hs-stack">
        {door.released.has(language) ? null : <Unreviewed language={language} />}
        <div class="hs-stack" data-aloud-text="">
          <NowBlock language={language} view={view} name="stand" />
          <WayBlock language={language} view={view} name="stand" />
        </div>
        <p>
          <button
            class="kern-btn kern-btn--secondary"
            type="button"
            hidden
            data-aloud={language}
            data-aloud-stop={sayPlain(language, 'aloud.stop')}
          >
            <span class="kern-label">{say(language, 'aloud')}</span>
          </button>
        </p>
        <Question language={language} phone={door.phone} />
        <p class="hs-text hs-muted">
          {say(language, 'nothing')} {say(language, 'as.of', { date: statusDay(language, today) })}
        </p>
        <GermanBelow door={door} language={language}>
          <NowBlock language="de" view={view} name="deutsch" />
          <WayBlock language="de" view={view} name="deutsch" />
        </GermanBelow>
        <p>
          <a class="kern-link hs-target" href={`${path}?sprache=${language}`}>
            {say(language, 'other')}
          </a>
        </p>
      </div>
    </Frame>
  );
}
