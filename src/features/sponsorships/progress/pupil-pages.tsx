// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { Actions, Alert, NextStep } from '../../../web/components/index.ts';
import { DateField, optionsOf, Radios, Select } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatDate, formatNumber } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { pupilIn } from '../needs/paths.ts';
import { schoolSmilePath, smilePath } from '../paths.ts';
import { monthText, possible, StepChart } from './charts.tsx';
import { areaField, dayLabel } from './input.ts';
import { CanList } from './own-pages.tsx';
import { dropResultPath, newResultPath, pupilProgressPath, type Side } from './paths.ts';
import type { ProgressPupil, Result } from './queries.ts';
import { type Check, endOfMonth } from './rules.ts';
import { type Instrument, pointsOf } from './scale-rules.ts';
import { canWords, observerWords, stageWords } from './words.ts';

export interface PupilProgressProps {
  frame: Frame;
  side: Side;
  pupil: ProgressPupil;
  instruments: readonly Instrument[];
  /** Oldest first. */
  results: readonly Result[];
  /** Newest first. */
  checks: readonly Check[];
  today: Temporal.PlainDate;
}

const trail = (side: Side, pupil: ProgressPupil, label?: string) => [
  { href: side === 'school' ? schoolSmilePath : smilePath, label: 'SmiLe' },
  { href: pupilIn(side, pupil.id), label: pupil.number },
  label === undefined ? { label: 'Lernstand' } : { href: pupilProgressPath(side, pupil.id), label: 'Lernstand' },
  ...(label === undefined ? [] : [{ label }]),
];

/** After so many months the next observation is due. */
const observeMonths = 6;

function Step({ pupil, results, today }: Pick<PupilProgressProps, 'pupil' | 'results' | 'today'>) {
  if (pupil.state === 'ended') return <Alert tone="info" title="Der Bedarf ist beendet: Es kommt nichts mehr dazu." />;
  if (pupil.state === 'reported')
    return (
      <NextStep
        deed="Einwilligung der Eltern eintragen"
        owner="Schule"
        why="Vorher kann kein Ergebnis eingetragen werden."
      />
    );
  const last = results.at(-1);
  return (
    <NextStep
      deed={last === undefined ? 'Zum ersten Mal beobachten und das Ergebnis eintragen' : 'Wieder beobachten'}
      owner="Lehrkräfte der Schule oder geschulte Fachkräfte"
      due={last === undefined ? endOfMonth(today.add({ months: 1 })) : last.on.add({ months: observeMonths })}
      today={today}
      why="Nur Ergebnisse mit Tag und Rolle; der Bogen bleibt in der Schule."
    />
  );
}

/** The months of one area: picture, and the same as a table. */
function Scale({ instrument, area, results }: { instrument: Instrument; area: number; results: readonly Result[] }) {
  const points = pointsOf(results, instrument.levels.length);
  const name = instrument.areas[area - 1] ?? '';
  const id = `stufen-${instrument.key}-${area}`;
  return (
    <figure class="hs-chart">
      <figcaption class="hs-text">
        {`${name}. Der helle Balken zeigt, was bei so wenigen Beobachtungen auch möglich wäre.`}
      </figcaption>
      <StepChart id={id} area={name} instrument={instrument} points={points} />
      <details class="hs-fold">
        <summary>Dieselben Zahlen als Tabelle</summary>
        <section class="hs-scroll" tabindex={0} aria-label={`Tabelle: ${instrument.name}, ${name}`}>
          <table class="hs-plain">
            <caption class="kern-sr-only">{`${instrument.name}, ${name}`}</caption>
            <thead>
              <tr>
                <th scope="col">Monat</th>
                <th scope="col">{instrument.unit}</th>
                <th scope="col">möglich</th>
                <th scope="col" class="hs-num">
                  Beobachtungen
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr>
                  <th scope="row">{monthText(point)}</th>
                  <td>{instrument.levels[point.level - 1]}</td>
                  <td>{possible(instrument.levels, point)}</td>
                  <td class="hs-num">{formatNumber(point.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

function Results({ side, pupil, instruments, results }: Omit<PupilProgressProps, 'frame' | 'checks' | 'today'>) {
  const used = instruments.filter(({ key }) => results.some(({ instrument }) => instrument === key));
  return (
    <>
      {used.map((instrument) => {
        const of = results.filter((one) => one.instrument === instrument.key);
        const areas = Map.groupBy(of, ({ area }) => area);
        return (
          <section class="hs-section">
            <h2 class="kern-heading-medium">{instrument.name}</h2>
            {[...areas]
              .toSorted(([a], [b]) => a - b)
              .map(([area, all]) => (
                <Scale instrument={instrument} area={area} results={all} />
              ))}
            <details class="hs-fold">
              <summary>{`Einzelne Ergebnisse (${formatNumber(of.length)})`}</summary>
              <ul class="hs-flow">
                {of.map((one) => (
                  <li>
                    {`${formatDate(one.on)}, ${observerWords[one.observer]}: ${instrument.areas[one.area - 1] ?? ''}, ${instrument.unit} ${instrument.levels[one.level - 1] ?? ''} `}
                    <a class="kern-link hs-target" href={dropResultPath(side, pupil.id, one.id)}>
                      Löschen
                      <span class="kern-sr-only">{` (${instrument.areas[one.area - 1] ?? ''}, ${formatDate(one.on)})`}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          </section>
        );
      })}
    </>
  );
}

/** What sponsors ticked, month by month. */
function Checks({ checks }: { checks: readonly Check[] }) {
  const [newest] = checks;
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Was Patin oder Pate sieht</h2>
      {newest === undefined ? (
        <p class="kern-body hs-muted">Noch ist nichts angekreuzt.</p>
      ) : (
        <>
          <p class="hs-text">{`Gesehen am ${formatDate(newest.on)}. Keine Note, kein Vergleich mit anderen Kindern.`}</p>
          <CanList check={newest} />
          <details class="hs-fold">
            <summary>Alle Monate als Tabelle</summary>
            <section class="hs-scroll" tabindex={0} aria-label="Tabelle: angekreuzt nach Monat">
              <table class="hs-plain">
                <caption class="kern-sr-only">Was angekreuzt wurde, nach Monat</caption>
                <thead>
                  <tr>
                    <th scope="col">Monat</th>
                    {codesOf(canWords).map((can) => (
                      <th scope="col">{canWords[can]}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {checks.map((check) => (
                    <tr>
                      <th scope="row">{monthText(check)}</th>
                      {codesOf(canWords).map((can) => (
                        <td>{stageWords[check[can]]}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </details>
        </>
      )}
    </section>
  );
}

/** Progress of one pupil, for its school and the coordination. */
export function PupilProgressPage(props: PupilProgressProps) {
  const { frame, side, pupil, instruments, results, checks, today } = props;
  const may = pupil.state === 'waiting' || pupil.state === 'placed';
  return (
    <Page
      {...frame}
      title={`Lernstand ${pupil.number}`}
      breadcrumbs={trail(side, pupil)}
      lead={[pupil.school, pupil.className === '' ? '' : `Klasse ${pupil.className}`].filter(Boolean).join(', ')}
    >
      <div class="hs-stack">
        <Step {...{ pupil, results, today }} />
        {may ? (
          <Actions
            others={instruments
              .filter(({ ended }) => !ended)
              .map(({ key, name }) => ({ label: `${name} eintragen`, href: newResultPath(side, pupil.id, key) }))}
          />
        ) : null}
        {results.length === 0 ? (
          <p class="kern-body hs-muted">Noch ist kein Ergebnis eingetragen.</p>
        ) : (
          <Results {...{ side, pupil, instruments, results }} />
        )}
        <Checks checks={checks} />
      </div>
    </Page>
  );
}

type ResultForm = FormProps & { side: Side; pupil: ProgressPupil };

export function NewResultPage({ side, pupil, instrument, ...form }: ResultForm & { instrument: Instrument }) {
  const { areas, levels, unit } = instrument;
  return (
    <FormPage
      {...form}
      title={`Ergebnis eintragen: ${instrument.name}`}
      breadcrumbs={trail(side, pupil, 'Ergebnis eintragen')}
      intro="Für Lehrkräfte und geschulte Fachkräfte. Nur das Ergebnis; was nicht beobachtet wurde, bleibt leer."
      action={newResultPath(side, pupil.id, instrument.key)}
      button="Ergebnis eintragen"
      back={pupilProgressPath(side, pupil.id)}
    >
      {areas.map((area, index) => (
        <Select
          name={areaField(index + 1)}
          label={area}
          placeholder="nicht beobachtet"
          options={levels.map((level, place) => ({ value: String(place + 1), label: `${unit} ${level}` }))}
          state={form.state}
        />
      ))}
      <DateField name="tag" label={dayLabel} required state={form.state} />
      <Radios name="wer" label="Wer hat beobachtet?" options={optionsOf(observerWords)} required state={form.state} />
    </FormPage>
  );
}

export function DropResultPage({
  side,
  pupil,
  result,
  instrument,
  ...form
}: ResultForm & { result: Result; instrument: Instrument }) {
  const what = `${instrument.name}, ${instrument.areas[result.area - 1] ?? ''}, ${instrument.unit} ${instrument.levels[result.level - 1] ?? ''} vom ${formatDate(result.on)}`;
  return (
    <FormPage
      {...form}
      title="Ergebnis löschen"
      breadcrumbs={trail(side, pupil, 'Ergebnis löschen')}
      intro={`${what}: Löschen Sie es nur, wenn es falsch eingetragen wurde. Das lässt sich nicht zurücknehmen.`}
      danger
      action={dropResultPath(side, pupil.id, result.id)}
      button="Ergebnis löschen"
      back={pupilProgressPath(side, pupil.id)}
    />
  );
}
