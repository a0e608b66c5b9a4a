// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../../codes/languages.ts';
import { Actions, DescriptionList } from '../../../web/components/index.ts';
import { optionsOf, Radios, Select, TextArea, TextField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatCount } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { smilePath } from '../paths.ts';
import { languageOptions } from './input.ts';
import {
  endInstrumentPath,
  endMaterialPath,
  instrumentsPath,
  materialPath,
  materialsPath,
  newInstrumentPath,
  newMaterialPath,
  startingMaterialsPath,
} from './paths.ts';
import type { Material } from './rules.ts';
import { type Instrument, isMethod } from './scale-rules.ts';
import { materialLevels } from './words.ts';

const trail = (...more: { href?: string; label: string }[]) => [{ href: smilePath, label: 'SmiLe' }, ...more];

/** /smile/verfahren */
export function InstrumentsPage({ frame, instruments }: { frame: Frame; instruments: readonly Instrument[] }) {
  const used = instruments.filter(({ ended }) => !ended);
  return (
    <Page
      {...frame}
      title="Verfahren für den Lernstand"
      breadcrumbs={trail({ label: 'Verfahren' })}
      lead={`${formatCount(used.length, 'Verfahren steht', 'Verfahren stehen')} zur Wahl. Lehrkräfte und geschulte Fachkräfte tragen nur Ergebnisse ein.`}
    >
      <div class="hs-stack">
        <Actions primary={{ label: 'Eigenes Verfahren eintragen', href: newInstrumentPath }} others={[]} />
        {instruments.map(({ key, name, areas, levels, ended }) => (
          <section class="hs-section">
            <h2 class="kern-heading-medium">{ended ? `${name} (beendet)` : name}</h2>
            <DescriptionList
              items={[
                { term: 'Bereiche', value: areas.join(' · ') },
                { term: 'Stufen, von unten nach oben', value: levels.join(' · ') },
              ]}
            />
            {ended || isMethod(key) ? null : (
              <p class="kern-body">
                <a class="kern-link hs-target" href={endInstrumentPath(key)}>
                  Nicht mehr benutzen
                  <span class="kern-sr-only">{`: ${name}`}</span>
                </a>
              </p>
            )}
          </section>
        ))}
      </div>
    </Page>
  );
}

/** /smile/verfahren/neu */
export function NewInstrumentPage(form: FormProps) {
  return (
    <FormPage
      {...form}
      title="Eigenes Verfahren eintragen"
      breadcrumbs={trail({ href: instrumentsPath, label: 'Verfahren' }, { label: 'Neu' })}
      intro="Bereiche und Stufen lassen sich später nicht ändern, damit Ergebnisse ihre Bedeutung behalten. Sie können das Verfahren beenden und ein neues eintragen."
      action={newInstrumentPath}
      button="Verfahren eintragen"
      back={instrumentsPath}
    >
      <TextField name="name" label="Name" required state={form.state} />
      <TextArea
        name="bereiche"
        label="Bereiche"
        hint="Einer je Zeile, höchstens 10. Zum Beispiel „Hörverstehen“."
        rows={4}
        maxLength={800}
        required
        state={form.state}
      />
      <TextArea
        name="stufen"
        label="Stufen"
        hint="Eine je Zeile, die unterste zuerst, 2 bis 12."
        rows={4}
        maxLength={800}
        required
        state={form.state}
      />
    </FormPage>
  );
}

export function EndInstrumentPage({ instrument, ...form }: FormProps & { instrument: Instrument }) {
  return (
    <FormPage
      {...form}
      title="Verfahren nicht mehr benutzen"
      breadcrumbs={trail({ href: instrumentsPath, label: 'Verfahren' }, { label: 'Beenden' })}
      intro={`„${instrument.name}“ steht danach nicht mehr zur Wahl. Ergebnisse, die es gibt, bleiben.`}
      danger
      action={endInstrumentPath(instrument.key)}
      button="Nicht mehr benutzen"
      back={instrumentsPath}
    />
  );
}

const detail = ({ place, level, interest, language }: Material): string =>
  [place, materialLevels[level], interest, language === null ? '' : languageName(language)].filter(Boolean).join(' · ');

/** /smile/material */
export function MaterialsPage({
  frame,
  materials,
  requestId,
}: {
  frame: Frame;
  materials: readonly Material[];
  requestId: string;
}) {
  const start = { label: 'Startliste übernehmen', href: startingMaterialsPath, requestId };
  return (
    <Page
      {...frame}
      title="Material für Patinnen und Paten"
      breadcrumbs={trail({ label: 'Material' })}
      lead={
        materials.length === 0
          ? 'Noch ist nichts eingetragen. Beginnen Sie mit der Startliste.'
          : `${formatCount(materials.length, 'Material wird', 'Materialien werden')} vorgeschlagen, passend zu dem, was ein Kind kann und mag.`
      }
    >
      <div class="hs-stack">
        <Actions
          primary={{ label: 'Material eintragen', href: newMaterialPath }}
          others={materials.length === 0 ? [start] : []}
        />
        <ul class="hs-flow">
          {materials.map((one) => (
            <li>
              <a class="kern-link hs-target" href={materialPath(one.id)}>
                {one.title}
              </a>
              {`: ${detail(one)}`}
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}

/** A new material, or one that is changed. */
export function MaterialPage({ material, ...form }: FormProps & { material: Material | null }) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title={material === null ? 'Material eintragen' : 'Material ändern'}
      breadcrumbs={trail({ href: materialsPath, label: 'Material' }, { label: material?.title ?? 'Neu' })}
      intro="Nur der Hinweis, wo es das gibt; keine Dateien."
      action={material === null ? newMaterialPath : materialPath(material.id)}
      button={material === null ? 'Material eintragen' : 'Änderungen speichern'}
      back={materialsPath}
    >
      <TextField name="titel" label="Titel" required state={state} />
      <TextField
        name="wo"
        label="Wo es das gibt"
        hint="Zum Beispiel „Stadtbücherei, Regal 4“."
        required
        state={state}
      />
      <Radios name="stufe" label="Passt für" options={optionsOf(materialLevels)} required state={state} />
      <TextField
        name="interesse"
        label="Interesse"
        hint="Ein Wort wie „Tiere“. Ohne Angabe passt es für alle."
        state={state}
      />
      <Select
        name="sprache"
        label="Sprache neben Deutsch"
        placeholder="keine"
        options={languageOptions}
        state={state}
      />
      {material === null ? null : (
        <p class="kern-body">
          <a class="kern-link hs-target" href={endMaterialPath(material.id)}>
            Nicht mehr vorschlagen
          </a>
        </p>
      )}
    </FormPage>
  );
}

export function EndMaterialPage({ material, ...form }: FormProps & { material: Material }) {
  return (
    <FormPage
      {...form}
      title="Material nicht mehr vorschlagen"
      breadcrumbs={trail({ href: materialsPath, label: 'Material' }, { label: 'Beenden' })}
      intro={`„${material.title}“ wird danach nicht mehr vorgeschlagen.`}
      danger
      action={endMaterialPath(material.id)}
      button="Nicht mehr vorschlagen"
      back={materialPath(material.id)}
    />
  );
}
