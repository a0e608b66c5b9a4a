// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { languageName } from '../../../codes/languages.ts';
import { Actions, NextStep } from '../../../web/components/index.ts';
import { optionsOf, Radios } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { ownSponsorshipsPath } from '../paths.ts';
import { Stairs } from './charts.tsx';
import { canFields } from './input.ts';
import { ownCheckPath, ownPicturePath, ownProgressPath, ownSheetPath } from './paths.ts';
import type { OwnChild } from './queries.ts';
import { type Check, endOfMonth, type Material, monthOf, mostProposed, stairsOf } from './rules.ts';
import { canWords, type MaterialLevel, materialLevels, stageWords } from './words.ts';

/** What stands of this month; undefined: nothing yet. */
export const checkOfMonth = (checks: readonly Check[], today: Temporal.PlainDate): Check | undefined =>
  checks.find(({ month }) => month.equals(monthOf(today)));

/** The stairs of a month, in words too. */
export function CanList({ check }: { check: Check }) {
  return (
    <ul class="hs-can">
      {codesOf(canWords).map((can) => (
        <li class="hs-can__item">
          <Stairs id={can} what={canWords[can]} stage={stageWords[check[can]]} stairs={stairsOf(check[can])} />
          <div>
            <p class="hs-can__what">{canWords[can]}</p>
            <p class="kern-body hs-muted">{stageWords[check[can]]}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export interface OwnProgressProps {
  frame: Frame;
  child: OwnChild;
  /** Newest first. */
  checks: readonly Check[];
  materials: readonly Material[];
  level: MaterialLevel;
  today: Temporal.PlainDate;
}

function Step({ child, checks, today }: Pick<OwnProgressProps, 'child' | 'checks' | 'today'>) {
  const now = checkOfMonth(checks, today);
  const next = monthOf(today).add({ months: 1 });
  if (child.state !== 'active')
    return (
      <NextStep
        deed="Sobald die Treffen laufen, kreuzen Sie einmal im Monat an"
        owner="Sie"
        why="Zurzeit laufen die Treffen nicht."
      />
    );
  return (
    <NextStep
      deed={now === undefined ? 'Kreuzen Sie an, was das Kind schon kann' : 'Im nächsten Monat wieder ankreuzen'}
      owner="Sie"
      due={now === undefined ? endOfMonth(today) : endOfMonth(next)}
      why={
        now === undefined
          ? 'Sechs Sätze, einmal im Monat, am besten gemeinsam mit dem Kind.'
          : `Für diesen Monat steht es schon da (${formatDate(now.on)}). Bis zum Monatsende können Sie es ändern.`
      }
    >
      <Actions
        {...(now === undefined
          ? { primary: { label: 'Ankreuzen', href: ownCheckPath(child.id) }, others: [] }
          : { others: [{ label: 'Dieses Mal ändern', href: ownCheckPath(child.id) }] })}
      />
    </NextStep>
  );
}

/** /meine-patenschaften/kind/:id/fortschritt */
export function OwnProgressPage({ frame, child, checks, materials, level, today }: OwnProgressProps) {
  const [newest] = checks;
  return (
    <Page
      {...frame}
      title={`Fortschritt von ${child.givenName}`}
      breadcrumbs={[{ href: ownSponsorshipsPath, label: 'Meine Patenschaften' }, { label: 'Fortschritt' }]}
    >
      <div class="hs-stack">
        <Step {...{ child, checks, today }} />
        <Actions
          others={[
            { label: 'Bild für das Kind', href: ownPicturePath(child.id) },
            { label: 'Blatt für zu Hause (PDF)', href: ownSheetPath(child.id) },
          ]}
        />
        <section class="hs-section">
          <h2 class="kern-heading-medium">
            {newest === undefined ? 'Das kann das Kind' : `Das kann das Kind, gesehen am ${formatDate(newest.on)}`}
          </h2>
          {newest === undefined ? (
            <p class="kern-body hs-muted">Noch ist nichts angekreuzt.</p>
          ) : (
            <CanList check={newest} />
          )}
        </section>
        <section class="hs-section">
          <h2 class="kern-heading-medium">Was Sie machen können</h2>
          {materials.length === 0 ? (
            <p class="kern-body hs-muted">
              Ihr Zentrum hat dafür noch kein Material eingetragen. Fragen Sie gern nach.
            </p>
          ) : (
            <>
              <p class="hs-text">{`Höchstens ${mostProposed} Vorschläge für „${materialLevels[level]}“; zuerst, was zu Interessen und Sprachen des Kindes passt.`}</p>
              <ul class="hs-flow">
                {materials.map(({ title, place, language, interest }) => (
                  <li>
                    <strong>{title}</strong>
                    {`: ${[place, interest, language === null ? '' : `auch auf ${languageName(language)}`].filter(Boolean).join(' · ')}`}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
    </Page>
  );
}

/** /meine-patenschaften/kind/:id/fortschritt/ankreuzen */
export function CheckPage({ child, ...form }: FormProps & { child: OwnChild }) {
  return (
    <FormPage
      {...form}
      title={`Was kann ${child.givenName} schon?`}
      breadcrumbs={[
        { href: ownSponsorshipsPath, label: 'Meine Patenschaften' },
        { href: ownProgressPath(child.id), label: `Fortschritt von ${child.givenName}` },
        { label: 'Ankreuzen' },
      ]}
      intro="So, wie Sie es zuletzt erlebt haben: keine Prüfung, keine Note. Einmal im Monat genügt."
      action={ownCheckPath(child.id)}
      button="Fertig"
      back={ownProgressPath(child.id)}
    >
      {codesOf(canWords).map((can) => (
        <Radios
          name={canFields[can]}
          label={`Das Kind ${canWords[can]}`}
          options={optionsOf(stageWords)}
          required
          state={form.state}
        />
      ))}
    </FormPage>
  );
}
