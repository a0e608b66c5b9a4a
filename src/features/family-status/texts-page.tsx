// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { statusLanguages, statusSource, statusTranslations } from '../../outbound/catalogues/status.ts';
import { Badge } from '../../web/components/index.ts';
import { Button, Checkbox, Form, type FormState, Hidden } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { releaseTextsPath, statusTextsPath } from './paths.ts';
import { statusKeys, type Translated, translated } from './texts.ts';

export interface TextsPageProps {
  frame: Frame;
  state: FormState;
  requestId: string;
  language: Translated;
  /** Who has released what, by language. */
  releases: ReadonlyMap<string, { reviewedBy: string; reviewedOn: Temporal.PlainDate }>;
}

/** The texts of the status page in one language beside the German ones: read them, and release them by name. */
export function TextsPage({ frame, state, requestId, language, releases }: TextsPageProps) {
  const { name, german, dir } = statusLanguages[language];
  const released = releases.get(language);
  return (
    <Page
      {...frame}
      title="Texte der Stand-Seite"
      breadcrumbs={[{ label: 'Texte der Stand-Seite' }]}
      errors={state.errors}
      lead="Was Familien mit ihrem Code lesen. Jede Sprache ist gekennzeichnet, bis jemand sie mit Namen freigegeben hat."
    >
      <div class="hs-stack">
        <section class="hs-section" aria-labelledby="texte">
          <h2 class="kern-heading-medium" id="texte">
            {german} (<bdi lang={language}>{name}</bdi>)
          </h2>
          <p>
            {released ? (
              <Badge tone="success">{`geprüft von ${released.reviewedBy} am ${formatDate(released.reviewedOn)}`}</Badge>
            ) : (
              <Badge tone="warning">nicht geprüft</Badge>
            )}
          </p>
          {released ? null : (
            <Form action={releaseTextsPath} requestId={requestId}>
              <Hidden name="sprache" value={language} />
              <Checkbox
                name="gelesen"
                label="Ich kann diese Sprache und habe alle Texte unten mit dem deutschen Wortlaut verglichen."
                state={state}
              />
              <Button>Texte freigeben</Button>
            </Form>
          )}
          <dl class="hs-pairs">
            {statusKeys.map((key) => (
              <div class="hs-pairs__pair">
                <dt>{statusSource[key]}</dt>
                <dd lang={language} dir={dir}>
                  {statusTranslations[language][key].text}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="hs-section" aria-labelledby="sprachen">
          <h2 class="kern-heading-medium" id="sprachen">
            Andere Sprachen
          </h2>
          <ul class="hs-links">
            {translated.map((one) => (
              <li>
                <a
                  class="kern-link hs-target"
                  href={`${statusTextsPath}?sprache=${one}`}
                  aria-current={one === language ? 'page' : undefined}
                >
                  <bdi lang={one}>{statusLanguages[one].name}</bdi>
                </a>
                <span class="hs-muted">
                  {` · ${statusLanguages[one].german} · ${releases.has(one) ? 'freigegeben' : 'noch nicht freigegeben'}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
