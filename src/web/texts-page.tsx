// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Badge } from './components/index.ts';
import { Button, Checkbox, Form, type FormState, Hidden } from './form/index.ts';
import { formatDate } from './format.ts';
import type { Frame } from './frame.ts';
import { Page } from './layout.tsx';

/** Texts that families read, in the languages of one catalogue. */
export interface CatalogueOfTexts<Language extends string> {
  title: string;
  lead: string;
  /** Where the texts are read, and where they are released. */
  path: string;
  releasePath: string;
  languages: readonly Language[];
  facts: Readonly<Record<Language, { name: string; german: string; dir: 'ltr' | 'rtl' }>>;
  /** Each German sentence with its translation, in the order of the catalogue. */
  pairs(language: Language): readonly { german: string; text: string }[];
}

export interface TextsPageProps<Language extends string> {
  frame: Frame;
  state: FormState;
  requestId: string;
  catalogue: CatalogueOfTexts<Language>;
  language: Language;
  /** Who has released what, by language. */
  releases: ReadonlyMap<string, { reviewedBy: string; reviewedOn: Temporal.PlainDate }>;
}

/** The texts of a catalogue in one language beside the German ones: read them, and release them by name. */
export function TextsPage<Language extends string>(props: TextsPageProps<Language>) {
  const { frame, state, requestId, catalogue, language, releases } = props;
  const { name, german, dir } = catalogue.facts[language];
  const released = releases.get(language);
  return (
    <Page
      {...frame}
      title={catalogue.title}
      breadcrumbs={[{ label: catalogue.title }]}
      errors={state.errors}
      lead={catalogue.lead}
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
            <Form action={catalogue.releasePath} requestId={requestId}>
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
            {catalogue.pairs(language).map((pair) => (
              <div class="hs-pairs__pair">
                <dt>{pair.german}</dt>
                <dd lang={language} dir={dir}>
                  {pair.text}
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
            {catalogue.languages.map((one) => (
              <li>
                <a
                  class="kern-link hs-target"
                  href={`${catalogue.path}?sprache=${one}`}
                  aria-current={one === language ? 'page' : undefined}
                >
                  <bdi lang={one}>{catalogue.facts[one].name}</bdi>
                </a>
                <span class="hs-muted">
                  {` · ${catalogue.facts[one].german} · ${releases.has(one) ? 'freigegeben' : 'noch nicht freigegeben'}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
