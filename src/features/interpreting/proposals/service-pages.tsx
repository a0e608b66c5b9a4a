// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../../codes/money.ts';
import { Badge } from '../../../web/components/index.ts';
import { Button, Checkbox, TextField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { rulesPath } from '../paths.ts';
import { serviceFormPath, servicePath, servicesPath } from './paths.ts';
import type { ProfessionalService } from './queries.ts';

const title = 'Fachdienste';
const rules = { href: rulesPath, label: 'Wann gedolmetscht wird' };

/** Who can be ordered where nobody of the pool is found, at what price. */
export function ServicesPage({ frame, services }: { frame: Frame; services: readonly ProfessionalService[] }) {
  return (
    <Page
      {...frame}
      title={title}
      breadcrumbs={[rules, { label: title }]}
      lead="Professionelle Dienste mit Preis, die Sie Einrichtungen vorschlagen, wenn niemand aus dem Pool kann. Wer zahlt, sagt die Regel der Anfrage: die Einrichtung, sonst eigene Mittel des Zentrums; Geld des Landes nie."
    >
      <p class="hs-text">
        <Button href={serviceFormPath} icon="add">
          Fachdienst eintragen
        </Button>
      </p>
      {services.length === 0 ? <p class="kern-body">Noch ist kein Fachdienst eingetragen.</p> : null}
      <ul class="hs-stack">
        {services.map((one) => (
          <li class="hs-text">
            <a class="kern-link hs-target" href={servicePath(one.id)}>
              {one.name}
            </a>{' '}
            {one.active ? null : <Badge tone="neutral">ruht</Badge>}
            <span class="hs-muted">
              {` ${formatCents(one.hourCents)} je Stunde, ${formatCents(one.kmCents)} je Kilometer. Bestellen: ${one.orderContact}`}
            </span>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** One of them. */
export function ServiceFormPage({ service, ...form }: FormProps & { service: ProfessionalService | null }) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title={service ? 'Fachdienst ändern' : 'Fachdienst eintragen'}
      breadcrumbs={[rules, { href: servicesPath, label: title }, { label: service?.name ?? 'Neu' }]}
      intro="Ein neuer Preis gilt für neue Vorschläge; was vorgeschlagen ist, bleibt."
      action={service ? servicePath(service.id) : serviceFormPath}
      button="Fachdienst speichern"
      back={servicesPath}
    >
      <TextField name="fachdienst_name" label="Name des Fachdienstes" maxLength={120} wide state={state} />
      <div class="hs-pair">
        <TextField
          name="preis_stunde"
          label="Preis je Stunde"
          hint="Zum Beispiel 75,00."
          inputmode="decimal"
          state={state}
        />
        <TextField
          name="preis_km"
          label="Preis je Kilometer"
          hint="0,00, wenn keiner anfällt."
          inputmode="decimal"
          state={state}
        />
      </div>
      <TextField
        name="bestellen"
        label="Wo bestellt wird"
        hint="Telefon, Mail oder Adresse im Netz."
        maxLength={200}
        wide
        state={state}
      />
      {service ? <Checkbox name="ruht" label="Wird nicht mehr vorgeschlagen" state={state} /> : null}
    </FormPage>
  );
}
