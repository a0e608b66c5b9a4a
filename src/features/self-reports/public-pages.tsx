// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
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
import {
  type FieldWords,
  ownName,
  ProblemList,
  PublicChoice,
  PublicTextLine,
  type Typed,
} from '../../web/public-form.tsx';
import { GermanBelow, voice } from '../../web/sentence.tsx';
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

const { say, plain } = voice<SelfReportLanguage, SelfReportKey>(selfReportMessage);

/** A sentence with its German below: helpers and staff read along, and nobody has checked every translation. */
function Both({ language, of, values = {} }: Speaking & { of: SelfReportKey; values?: MessageValues }) {
  return (
    <>
      {say(language, of, values)}
      {language === 'de' ? null : <GermanBelow>{say('de', of, values)}</GermanBelow>}
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
  typed: Typed;
  wrong: readonly Wrong[];
}

/** Label, hint and error of a field, each in both languages. */
function wordsOf({ language, name, label, hint, wrong }: FieldFacts): FieldWords {
  const error = wrong.find(({ field }) => field === name);
  return {
    name,
    label: <Both language={language} of={label} />,
    hint: hint && <Both language={language} of={hint} />,
    error: error && <Both language={language} of={error.key} />,
  };
}

const TextLine = ({ inputmode, most, ...facts }: FieldFacts & { inputmode?: 'numeric'; most: number }) => (
  <PublicTextLine {...wordsOf(facts)} {...(inputmode ? { inputmode } : {})} most={most} typed={facts.typed} />
);

const spoken = languageOptions.map(({ value }) => ({ value, label: ownName(value) }));

const SpokenLanguage = (facts: FieldFacts) => (
  <PublicChoice {...wordsOf(facts)} typed={facts.typed} choose={plain(facts.language, 'choose')} options={spoken} />
);

export interface SelfReportProps extends Speaking {
  door: Door;
  /** What was typed, by field; nothing of it is lost. */
  values: Typed;
  wrong: readonly Wrong[];
  /** Too many attempts. */
  waits?: boolean;
}

function Problems({ language, wrong, waits = false }: Pick<SelfReportProps, 'language' | 'wrong' | 'waits'>) {
  if (waits) return <Alert tone="warning" title={plain(language, 'wait')} role="alert" />;
  const told = wrong.map(({ field, key }) => ({ field, text: say(language, key) }));
  return <ProblemList title={plain(language, 'error.title')} told={told} />;
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
  const field = { language, typed: values, wrong };
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
