// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import type { MessageValues } from '../../../outbound/catalogues/messages.ts';
import { publicFrame } from '../../../outbound/catalogues/public-frame.ts';
import { isolate } from '../../../outbound/catalogues/status.ts';
import type { VolunteerKey, VolunteerLanguage } from '../../../outbound/catalogues/volunteer.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, type ButtonProps, Form } from '../../../web/form/index.ts';
import { PublicPage } from '../../../web/layout.tsx';
import {
  type FieldWords,
  ProblemList,
  PublicChoice,
  PublicTextLine,
  type Told,
  type Typed,
} from '../../../web/public-form.tsx';
import { type AccountFrame, AccountPage } from '../account/account-frame.tsx';
import { languages, plain, say } from './own-words.ts';

/** What every page for volunteers knows: its language, the centre it stands for, and which texts somebody has released. */
export interface Door {
  language: VolunteerLanguage;
  /** '' where the page stands for no centre, or the centre says no number. */
  centreName: string;
  phone: string;
  /** Languages whose texts a named person has released, with German. */
  released: ReadonlySet<string>;
  /** The person is signed in: what frames the pages of its account. Missing behind a link of a mail. */
  account?: AccountFrame;
}

/** What is wrong with a field, as a key of the catalogue with its values; a field '' is the page as a whole. */
export interface Wrong {
  field: string;
  key: VolunteerKey;
  values?: MessageValues;
}

export type { Typed };

const told = (language: VolunteerLanguage, wrong: readonly Wrong[]): Told[] =>
  wrong.map(({ field, key, values }) => ({ field, text: say(language, key, values) }));

/** Says of texts nobody has released that it is so. */
export const UncheckedMark = ({ language, released }: Pick<Door, 'language' | 'released'>) =>
  released.has(language) ? null : <p class="hs-text hs-muted">{plain(language, 'page.unchecked')}</p>;

/** The frame of a page for volunteers. @param path where the page stands, to be read in another language */
export function Frame({
  door,
  title,
  path,
  children,
}: {
  door: Door;
  title: VolunteerKey;
  path: string;
  children: Child;
}) {
  const { language, centreName, account } = door;
  const inside = (
    <div class="hs-stack">
      <UncheckedMark {...door} />
      {children}
    </div>
  );
  if (account !== undefined)
    return (
      <AccountPage account={account} language={language} title={title} path={path}>
        {inside}
      </AccountPage>
    );
  return (
    <PublicPage
      title={plain(language, title)}
      {...publicFrame(language, languages, path)}
      {...(centreName === '' ? {} : { centreName })}
    >
      {inside}
    </PublicPage>
  );
}

/** Where a form of the page goes: a link of a mail carries the language, the account keeps it. */
const actionOf = ({ language, account }: Door, path: string): string =>
  account === undefined ? `${path}?sprache=${language}` : path;

/** A form of a page for volunteers. */
export const OwnForm = ({
  door,
  path,
  version,
  children,
}: {
  door: Door;
  path: string;
  version?: number;
  children: Child;
}) => (
  <Form action={actionOf(door, path)} guard={false} version={version}>
    {children}
  </Form>
);

/** Leads to another page of the person: behind a link of a mail by a button, since opening an address shows nothing there. */
export const GoOn = ({
  door,
  path,
  to,
  kind = 'secondary',
}: {
  door: Door;
  path: string;
  to: VolunteerKey;
  kind?: ButtonProps['kind'];
}) =>
  door.account === undefined ? (
    <OwnForm door={door} path={path}>
      <Button kind={kind}>{plain(door.language, to)}</Button>
    </OwnForm>
  ) : (
    <p>
      <Button kind={kind} href={path}>
        {plain(door.language, to)}
      </Button>
    </p>
  );

/** Everything that is wrong at once, each with a link to its field; or one sentence why nothing was done. */
export function Problems({
  language,
  wrong,
  waits = false,
}: {
  language: VolunteerLanguage;
  wrong: readonly Wrong[];
  waits?: boolean;
}) {
  if (waits) return <Alert tone="warning" title={plain(language, 'error.wait')} role="alert" />;
  return <ProblemList title={plain(language, 'error.title')} told={told(language, wrong)} />;
}

/** What became of the form that was sent: done, or all that is wrong. In an account what is done is told by its frame. */
export function Outcome({ door, sent }: { door: Door; sent: { wrong: readonly Wrong[] } | undefined }) {
  return (
    <>
      {sent?.wrong.length === 0 ? (
        <Alert tone="success" title={plain(door.language, 'own.saved')} role="status" />
      ) : null}
      <Problems language={door.language} wrong={sent?.wrong ?? []} />
    </>
  );
}

/** A part of a page with its heading. */
export const Section = ({ title, children }: { title: string; children: Child }) => (
  <section class="hs-section hs-stack">
    <h2 class="kern-heading-medium">{title}</h2>
    {children}
  </section>
);

export interface FieldFacts {
  language: VolunteerLanguage;
  name: string;
  label: Child;
  hint?: Child;
  typed: Typed;
  wrong: readonly Wrong[];
}

/** What is wrong with a field, in the words of the page; undefined: nothing. */
export const errorOf = ({ language, name, wrong }: Pick<FieldFacts, 'language' | 'name' | 'wrong'>): Child =>
  told(language, wrong).find(({ field }) => field === name)?.text;

const wordsOf = (facts: FieldFacts): FieldWords => ({
  name: facts.name,
  label: facts.label,
  hint: facts.hint,
  error: errorOf(facts),
});

/** One line of text. */
export const TextLine = (
  props: FieldFacts & Pick<Parameters<typeof PublicTextLine>[0], 'most' | 'inputmode' | 'autocomplete' | 'dir'>,
) => <PublicTextLine {...props} {...wordsOf(props)} />;

/** One of a few to choose. */
export const Choice = (props: FieldFacts & { options: readonly { value: string; label: string }[] }) => (
  <PublicChoice {...props} {...wordsOf(props)} choose={plain(props.language, 'apply.choose')} />
);

/** What was typed into a form that failed; else what is kept. */
export function fieldsOf<Deed extends string>(
  { door, sent }: { door: Door; sent?: { deed: Deed | undefined; typed: Typed; wrong: readonly Wrong[] } | undefined },
  deed: Deed,
  kept: Typed,
): Pick<FieldFacts, 'language' | 'typed' | 'wrong'> {
  const failed = sent?.deed === deed && sent.wrong.length > 0 ? sent : undefined;
  return { language: door.language, typed: failed?.typed ?? kept, wrong: failed?.wrong ?? [] };
}

/** The number of the centre, where it says one. */
export const Call = ({ door: { language, phone } }: { door: Door }) =>
  phone === '' ? null : <p class="hs-easy">{say(language, 'apply.call', { phone: isolate(phone) })}</p>;
