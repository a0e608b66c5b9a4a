// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Actions, DescriptionList } from '../../../web/components/index.ts';
import { Button, Checkboxes, TextArea, TextField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { sponsorBox, staffBox } from './concern-input.ts';
import type { KeptConcernPolicy, Nameable } from './office-queries.ts';
import { concernFormPath, concernsPath } from './paths.ts';

const police = '110';

/** Whom to call now: what the centre entered, and the police always. */
const callsOf = (policy: KeptConcernPolicy): { who: string; phone: string }[] =>
  [
    { who: 'Polizei, wenn Gefahr besteht', phone: police },
    { who: policy.specialist || 'Kinderschutzfachkraft', phone: policy.specialistPhone },
    { who: policy.youthOffice || 'Jugendamt', phone: policy.youthOfficePhone },
  ].filter(({ phone }) => phone !== '');

/** The first number of a line as a telephone dials it. */
const dialled = (phone: string): string => (phone.split(/[,;]/)[0] ?? '').replaceAll(/[^\d+]/g, '');

type Own = readonly { id: string; reportedAt: Temporal.Instant; openedAt: Temporal.Instant | null }[];

/** /smile/sorge: first whom to call, then the way to the report, then the own ones. */
export function ConcernsPage(props: {
  frame: Frame;
  policy: KeptConcernPolicy;
  own: Own;
  /** Pages beside it that this person may open. */
  links: readonly { href: string; label: string }[];
}) {
  const { frame, policy, own, links } = props;
  return (
    <Page {...frame} title="Sorge um ein Kind" lead="Ist ein Kind jetzt in Gefahr? Rufen Sie zuerst an, sofort.">
      <div class="hs-measure hs-stack">
        <section class="hs-section hs-stack">
          <h2 class="kern-heading-medium">Jetzt anrufen</h2>
          {callsOf(policy).map(({ who, phone }) => (
            <p>
              <a class="kern-btn kern-btn--secondary hs-call" href={`tel:${dialled(phone)}`}>
                <span class="kern-label">{`${who}: ${phone}`}</span>
              </a>
            </p>
          ))}
          <p class="kern-body">
            Die Kinderschutzfachkraft berät Sie, ohne dass Sie einen Namen nennen. Sie müssen nichts beweisen.
          </p>
        </section>
        <section class="hs-section hs-stack">
          <h2 class="kern-heading-medium">Danach: vertraulich melden</h2>
          <p class="kern-body">
            Ihre Meldung liest eine bestimmte Person des Zentrums, niemand sonst. Wer in der Meldung als beteiligt
            angekreuzt ist, bekommt sie nicht. Nach 24 Stunden erfährt die Vertretung, dass etwas wartet.
          </p>
          <Button href={concernFormPath}>Meldung schreiben</Button>
        </section>
        {own.length === 0 ? null : (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Ihre Meldungen</h2>
            <DescriptionList
              items={own.map(({ reportedAt, openedAt }) => ({
                term: `angekommen am ${formatDateTime(reportedAt)}`,
                value: openedAt === null ? 'noch nicht geöffnet' : `geöffnet am ${formatDateTime(openedAt)}`,
              }))}
            />
          </section>
        )}
        {links.length === 0 ? null : <Actions others={links} />}
      </div>
    </Page>
  );
}

/** /smile/sorge/schreiben */
export function ConcernFormPage({
  form,
  policy,
  nameable,
}: {
  form: FormProps;
  policy: KeptConcernPolicy;
  nameable: Nameable;
}) {
  const { state } = form;
  const people = [
    ...nameable.staff.map(({ id, name }) => ({ value: staffBox(id), label: `${name} (Zentrum)` })),
    ...nameable.sponsors.map(({ id, name }) => ({ value: sponsorBox(id), label: `${name} (Patin oder Pate)` })),
  ];
  const calls = callsOf(policy).map(({ who, phone }) => `${who}: ${phone}`);
  return (
    <FormPage
      {...form}
      title="Sorge melden"
      breadcrumbs={[{ href: concernsPath, label: 'Sorge um ein Kind' }, { label: 'Melden' }]}
      intro={`Gefahr jetzt? Zuerst anrufen. ${calls.join(' · ')}`}
      action={concernFormPath}
      button="Vertraulich melden"
      back={concernsPath}
    >
      <TextArea
        name="sorge"
        label="Was macht Ihnen Sorge?"
        hint="Was Sie gesehen oder gehört haben, möglichst wörtlich. Vermutungen bitte als Vermutung."
        rows={6}
        maxLength={4000}
        state={state}
        required
      />
      <TextField
        name="um_kind"
        label="Um welches Kind geht es?"
        hint="Vorname, Klasse und Schule reichen."
        state={state}
        required
      />
      <TextField name="wann_wo" label="Wann und wo war das?" state={state} />
      {people.length === 0 ? null : (
        <Checkboxes
          name="betrifft"
          label="Betrifft es eine dieser Personen?"
          hint="Wer hier angekreuzt ist, bekommt die Meldung nicht und erfährt nicht, dass es sie gibt."
          options={people}
          state={state}
        />
      )}
      <TextField name="andere" label="Wer ist sonst beteiligt?" state={state} />
    </FormPage>
  );
}
