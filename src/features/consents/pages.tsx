// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { wordOf } from '../../codes/keys.ts';
import { languageName } from '../../codes/languages.ts';
import { Alert, Badge, Card } from '../../web/components/index.ts';
import { Button, ButtonRow, Checkbox, DateField, Form, Select } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { childPath, familyFormPath } from '../families/paths.ts';
import type { Child, Guardian } from '../families/queries.ts';
import { fullName, relations } from '../families/rules.ts';
import { consentsPath, giveConsentPath, withdrawConsentPath } from './paths.ts';
import type { Consent } from './queries.ts';
import {
  type ConsentPurpose,
  consentLanguages,
  consentPurposes,
  consentText,
  newestVersion,
  purposesOf,
} from './words.ts';

const rightToLeft = ['ar', 'fa', 'ckb'];
const directionOf = (language: string): 'rtl' | 'ltr' => (rightToLeft.includes(language) ? 'rtl' : 'ltr');
const nameOf = (child: Child): string => fullName(child.familyName, child.givenNames);
const crumbs = (child: Child) => [{ href: childPath(child.id), label: nameOf(child) }];

export interface ConsentsProps {
  frame: Frame;
  child: Child;
  consents: readonly Consent[];
  requestId: () => string;
}

function PurposeCard({
  child,
  purpose,
  consents,
  requestId,
}: Omit<ConsentsProps, 'frame'> & { purpose: ConsentPurpose }) {
  const { label, passes } = consentPurposes[purpose];
  const own = consents.filter((one) => one.purpose === purpose);
  const stands = own.find(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <Card heading={label}>
      <p>
        {stands ? (
          <Badge tone="success">Einwilligung liegt vor</Badge>
        ) : (
          <Badge tone="warning">keine Einwilligung</Badge>
        )}
      </p>
      <p class="kern-body">{passes}</p>
      {own.length === 0 ? null : (
        <ul class="hs-links">
          {own.map(({ givenBy, givenOn, language, withdrawnAt }) => (
            <li>
              {`${givenBy}, ${formatDate(givenOn)} (${languageName(language)})`}
              {withdrawnAt ? ` · beendet ${formatDate(dayOf(withdrawnAt))}` : ''}
            </li>
          ))}
        </ul>
      )}
      {stands ? (
        <Form action={withdrawConsentPath(child.id, purpose)} requestId={requestId()}>
          <p class="kern-body">Nach dem Widerruf wird ab sofort nichts mehr weitergegeben.</p>
          <ButtonRow>
            <Button kind="secondary">Widerruf eintragen</Button>
          </ButtonRow>
        </Form>
      ) : (
        <ButtonRow>
          <Button href={giveConsentPath(child.id, purpose)}>Einwilligung eintragen</Button>
        </ButtonRow>
      )}
    </Card>
  );
}

/** For what somebody has consented, for this child, and what stops when they take it back. */
export function ConsentsPage(props: ConsentsProps) {
  const { frame, child } = props;
  return (
    <Page {...frame} title="Einwilligungen" breadcrumbs={[...crumbs(child), { label: 'Einwilligungen' }]}>
      <p class="hs-lead">
        Alles andere darf das Zentrum, weil ein Gesetz es erlaubt. Dafür wird niemand um Einwilligung gebeten.
      </p>
      <div class="hs-stack hs-measure">
        {purposesOf('child').map((purpose) => (
          <PurposeCard {...props} purpose={purpose} />
        ))}
      </div>
    </Page>
  );
}

/** Writes down that somebody with custody has said yes, in which language. */
export function ConsentForm({
  child,
  purpose,
  guardians,
  form,
}: {
  child: Child;
  purpose: ConsentPurpose;
  guardians: readonly Guardian[];
  form: FormProps;
}) {
  const { state } = form;
  const languages = consentLanguages(purpose);
  return (
    <FormPage
      {...form}
      title={`Einwilligung: ${consentPurposes[purpose].label}`}
      breadcrumbs={[
        ...crumbs(child),
        { href: consentsPath(child.id), label: 'Einwilligungen' },
        { label: 'eintragen' },
      ]}
      intro="Lesen Sie den Text gemeinsam. Wer nein sagt, hat keinen Nachteil."
      action={giveConsentPath(child.id, purpose)}
      button="Einwilligung eintragen"
      back={consentsPath(child.id)}
    >
      {languages.map((language) => (
        <details class="hs-fold" open={language === 'de'}>
          <summary>{languageName(language)}</summary>
          <p class="hs-easy" lang={language} dir={directionOf(language)}>
            {consentText(purpose, newestVersion(purpose), language)}
          </p>
        </details>
      ))}
      <p class="hs-text hs-muted">
        Die Übersetzungen hat noch niemand mit Namen geprüft. Im Zweifel gilt der deutsche Text.
      </p>
      {guardians.length === 0 ? (
        <Alert tone="warning" title="Es ist niemand mit Sorgerecht eingetragen.">
          <p class="kern-body">
            <a class="kern-link" href={familyFormPath(child.familyId)}>
              Tragen Sie zuerst ein, wer das Sorgerecht hat.
            </a>
          </p>
        </Alert>
      ) : null}
      <Select
        name="erteilt_von"
        label="Wer willigt ein"
        options={guardians.map((one) => ({
          value: one.id,
          label: `${fullName(one.familyName, one.givenNames)} (${wordOf(relations, one.relation)})`,
        }))}
        placeholder="bitte wählen"
        state={state}
      />
      <Select
        name="sprache"
        label="In welcher Sprache gelesen"
        options={languages.map((language) => ({ value: language, label: languageName(language) }))}
        placeholder="bitte wählen"
        state={state}
      />
      <DateField name="tag" label="Tag der Einwilligung" state={state} />
      <Checkbox name="gelesen" label="Der Text wurde in dieser Sprache gelesen oder vorgelesen" state={state} />
    </FormPage>
  );
}
