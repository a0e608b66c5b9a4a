// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Actions, Alert, Badge } from '../../../web/components/index.ts';
import { Button, Checkbox, Checkboxes, DateField, Form, Hidden, TextField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatCount, formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { EmptyState } from '../../../web/list/index.ts';
import { nameOf } from '../../volunteers/queries.ts';
import { smilePath, sponsorPath, sponsorsPath } from '../paths.ts';
import type { Attendee, listModules, Module } from './module-queries.ts';
import { moduleEndPath, moduleFormPath, moduleNeededPath, modulePath, modulesPath } from './paths.ts';

const title = 'Vorbereitung';
const trail = [
  { href: smilePath, label: 'SmiLe' },
  { href: sponsorsPath, label: 'Patinnen und Paten' },
];

const standOf = ({ needed, endedOn }: Module): string => {
  if (endedOn !== null) return `beendet am ${formatDate(endedOn)}`;
  return needed ? 'nötig vor der ersten Stunde' : 'freiwillig';
};

/** /smile/vorbereitung */
export function ModuleListPage({ frame, modules }: { frame: Frame; modules: Awaited<ReturnType<typeof listModules>> }) {
  const needed = modules.filter(({ needed: is, endedOn }) => is && endedOn === null);
  return (
    <Page
      {...frame}
      title={title}
      breadcrumbs={[...trail, { label: title }]}
      lead={`${formatCount(needed.length, 'Modul ist nötig', 'Module sind nötig')}, bevor jemand vorgeschlagen wird.`}
    >
      <Actions primary={{ label: 'Modul anlegen', href: moduleFormPath }} others={[]} />
      {modules.length === 0 ? (
        <EmptyState
          sentence="Es ist noch kein Modul angelegt: Ohne Modul wird keine Vorbereitung verlangt."
          link={{ href: moduleFormPath, label: 'Modul anlegen' }}
        />
      ) : (
        <ul class="hs-stack">
          {modules.map((one) => (
            <li class="hs-text">
              <a class="kern-link hs-target" href={modulePath(one.id)}>
                {one.title}
              </a>{' '}
              <Badge tone={one.endedOn === null && one.needed ? 'info' : 'neutral'}>{standOf(one)}</Badge>
              <span class="hs-muted"> · {formatCount(one.attended, 'Person war da', 'Personen waren da')}</span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** /smile/vorbereitung/neu */
export function ModuleFormPage(form: FormProps) {
  const label = 'Modul anlegen';
  return (
    <FormPage
      {...form}
      title={label}
      breadcrumbs={[...trail, { href: modulesPath, label: title }, { label }]}
      intro="Ein Teil der Vorbereitung, zum Beispiel „Wie Kinder Deutsch lernen“. Ist es nötig, wird ohne Teilnahme niemand vorgeschlagen; was schon läuft, läuft weiter."
      action={moduleFormPath}
      button={label}
      back={modulesPath}
    >
      <TextField name="titel" label="Titel" state={form.state} maxLength={120} wide />
      <Checkbox name="pflicht" label="nötig vor der ersten Stunde" state={form.state} />
    </FormPage>
  );
}

/** What happens to a module beside who was there: needed or not, and its end. */
function ModuleDeeds({
  module: { id, title: name, needed },
  requestIds,
}: {
  module: Module;
  requestIds: readonly string[];
}) {
  return (
    <>
      <Form action={moduleNeededPath(id)} requestId={requestIds[0] ?? ''}>
        {needed ? null : <Hidden name="pflicht" value="ja" />}
        <Button kind="tertiary" about={name}>
          {needed ? 'Ist nicht mehr nötig' : 'Ist nötig vor der ersten Stunde'}
        </Button>
      </Form>
      <Form action={moduleEndPath(id)} requestId={requestIds[1] ?? ''}>
        <Button kind="tertiary" about={name}>
          Modul nicht mehr anbieten
        </Button>
      </Form>
    </>
  );
}

/** Who was in a module, each with the day. */
function Attended({ people }: { people: readonly Attendee[] }) {
  if (people.length === 0) return null;
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Waren schon da</h2>
      <ul class="hs-stack">
        {people.map((one) => (
          <li class="hs-text">
            <a class="kern-link" href={sponsorPath(one.id)}>
              {nameOf(one)}
            </a>{' '}
            {one.onDay === null ? '' : formatDate(one.onDay)}
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface ModulePageProps extends FormProps {
  module: Module;
  people: readonly Attendee[];
  requestIds: readonly string[];
}

/** /smile/vorbereitung/:id: who was there on a day, for many people at once. */
export function ModulePage({ module, people, requestIds, ...form }: ModulePageProps) {
  const { frame, state, requestId } = form;
  const open = people.filter(({ onDay }) => onDay === null);
  const offered = module.endedOn === null;
  return (
    <Page
      {...frame}
      title={module.title}
      breadcrumbs={[...trail, { href: modulesPath, label: title }, { label: module.title }]}
      lead={standOf(module)}
      errors={state.errors}
    >
      {offered ? null : (
        <Alert tone="info" title="Dieses Modul wird nicht mehr angeboten. Wer da war, bleibt eingetragen." />
      )}
      {offered && open.length > 0 ? (
        <Form action={modulePath(module.id)} requestId={requestId}>
          <p class="hs-text">
            Wer war an dem Tag da? Eingetragen wird von der Koordination SmiLe, am besten noch am selben Tag.
          </p>
          <DateField name="tag" label="Tag" state={state} />
          <Checkboxes
            name="personen"
            label="War da"
            options={open.map((one) => ({ value: one.id, label: `${nameOf(one)} (${one.number})` }))}
            state={state}
          />
          <Button>Teilnahme eintragen</Button>
        </Form>
      ) : null}
      {offered && open.length === 0 ? (
        <p class="hs-text">
          {people.length === 0 ? 'Es ist noch niemand in den Dienst aufgenommen.' : 'Alle waren da.'}{' '}
          <a class="kern-link" href={sponsorsPath}>
            Patinnen und Paten
          </a>
        </p>
      ) : null}
      <Attended people={people.filter(({ onDay }) => onDay !== null)} />
      {offered ? <ModuleDeeds module={module} requestIds={requestIds} /> : null}
    </Page>
  );
}
