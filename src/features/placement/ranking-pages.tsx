// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { GRADES, PLACE_KINDS } from '../../codes/school-forms.ts';
import { Accordion, Alert, Badge, Card, Definition } from '../../web/components/index.ts';
import { Button, ButtonRow, Form, Hidden, Select } from '../../web/form/index.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { EmptyState, FilterBar, ListCount } from '../../web/list/index.ts';
import { formLabel } from '../schools/rules.ts';
import type { PlacementCase } from './case-queries.ts';
import type { Need, Ranking } from './ranking-data.ts';
import type { ExcludedSchool, RankedSchool } from './ranking-types.ts';
import { gradeText, kindText } from './words.ts';

export interface RankingPageProps {
  frame: Frame;
  placementCase: PlacementCase;
  need: Need;
  /** The values differ from the recommendation, or there is none yet. */
  trial: boolean;
  ranking: Ranking;
  /** One for each form on the page. */
  requestIds: () => string;
}

export const caseCrumbs = (c: { id: string; number: string }, last: string) => [
  { href: '/faelle', label: 'Fälle' },
  { href: `/faelle/${c.id}`, label: `Fall ${c.number}` },
  { label: last },
];

/** All schools for one child: with a place and reasons first, the others folded with theirs. */
export function RankingPage({ frame, placementCase, need, trial, ranking, requestIds }: RankingPageProps) {
  const { ranked, excluded, home, hold } = ranking;
  const path = `/faelle/${placementCase.id}`;
  return (
    <Page
      {...frame}
      title="Schulen für dieses Kind"
      heading={`Schulen für ${placementCase.givenNames} ${placementCase.familyName}`}
      breadcrumbs={caseCrumbs(placementCase, 'Schulen vergleichen')}
    >
      <FilterBar action={`${path}/schulen`}>
        <Select
          name="jahrgang"
          label="Jahrgang"
          value={need.grade}
          options={GRADES.map(({ key, label }) => ({ value: key, label }))}
          placeholder=""
        />
        <Select
          name="art"
          label="Art des Platzes"
          value={need.kind}
          options={PLACE_KINDS.map(({ key, label }) => ({ value: key, label }))}
          placeholder=""
        />
      </FilterBar>
      {trial ? (
        <Alert tone="info" title="Diese Angaben sind noch keine Empfehlung.">
          <p class="kern-body">Sie probieren Jahrgang und Art des Platzes aus. Es wird nichts gespeichert.</p>
        </Alert>
      ) : null}
      {home.coarse ? (
        <Alert tone="warning" title="Anschrift gesperrt (§ 51 BMG)">
          <p class="kern-body">
            Entfernungen sind ab der Mitte der Gemeinde gerechnet, damit sie die Wohnung nicht verraten. Wer die
            Anschrift mit Begründung geöffnet hat, sieht für 15 Minuten die genaueren Wege.
          </p>
        </Alert>
      ) : null}
      {hold ? (
        <Alert tone="info" title={`Ein Platz ist gehalten bis ${formatDate(hold.expiresOn)}`}>
          <p class="kern-body">
            {`${[...ranked, ...excluded].find((school) => school.number === hold.schoolNumber)?.name ?? hold.schoolNumber}, ${gradeText(hold.grade)}, ${kindText(hold.kind)}. `}{' '}
            Halten Sie einen anderen Platz, wird dieser frei.
          </p>
        </Alert>
      ) : null}
      <ListCount
        count={ranked.length}
        one="Schule hat einen passenden Platz"
        many="Schulen haben einen passenden Platz"
      />
      {ranked.length === 0 ? (
        <EmptyState
          sentence="Keine Schule im Gebiet hat dafür einen freien Platz gemeldet. Unten steht zu jeder Schule, warum."
          link={{ href: '/plaetze', label: 'Alle Plätze ansehen' }}
        />
      ) : (
        <Choice path={path} ranked={ranked} />
      )}
      <section class="hs-cards" aria-label="Schulen mit Platz, nach Rang">
        {ranked.map((school) => (
          <RankedCard school={school} need={need} ranking={ranking} path={path} requestId={requestIds()} />
        ))}
      </section>
      <Definition term="Wie entsteht die Reihenfolge?">
        Zuerst zählt die Nähe. Schulen, deren Wege sich nach dem, was wir über die Lage wissen, nicht unterscheiden
        lassen, gelten als gleich nah; dann zählen Geschwister an der Schule, der Wunsch nach einer Bekenntnisschule und
        das Alter der Meldung. Staatsangehörigkeit, Sprache und Religion zählen nicht. Die Reihenfolge ist ein
        Vorschlag: Es entscheidet ein Mensch.
      </Definition>
      <Excluded excluded={excluded} />
    </Page>
  );
}

function Choice({ path, ranked }: { path: string; ranked: readonly RankedSchool[] }) {
  return (
    <form
      class="hs-form"
      action={`${path}/schulen/auswahl`}
      method="get"
      aria-label="Schulen in die Empfehlung übernehmen"
    >
      <fieldset class="kern-fieldset">
        <legend class="kern-label">In die Empfehlung übernehmen (1 bis 3 Schulen)</legend>
        <div class="kern-fieldset__body">
          {ranked.slice(0, 12).map((school) => (
            <div class="kern-form-check">
              <input
                class="kern-form-check__checkbox"
                type="checkbox"
                id={`wahl-${school.number}`}
                name="schule"
                value={school.number}
                checked={school.rank === 1}
              />
              <label class="kern-label" for={`wahl-${school.number}`}>
                {`${school.rank}. ${school.name}`}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <ButtonRow>
        <Button>Ausgewählte Schulen empfehlen</Button>
      </ButtonRow>
    </form>
  );
}

interface RankedCardProps {
  school: RankedSchool;
  need: Need;
  ranking: Ranking;
  path: string;
  requestId: string;
}

function RankedCard({ school, need, ranking, path, requestId }: RankedCardProps) {
  const names = new Map(ranking.ranked.map((other) => [other.number, other.name]));
  const held = ranking.hold?.schoolNumber === school.number && ranking.hold.kind === need.kind;
  return (
    <Card
      heading={`${school.rank}. ${school.name}`}
      level={2}
      subline={`${formLabel(school.form)} · ${formatCount(school.free, 'Platz frei', 'Plätze frei')}, ${school.reportedText} (${school.reportedBy})`}
      footer={
        <div class="hs-actions">
          {held ? (
            <Badge tone="success">Platz gehalten</Badge>
          ) : (
            <Form
              action={`${path}/halten`}
              requestId={requestId}
              guard={false}
              label={`Platz an ${school.name} halten`}
            >
              <Hidden name="schule" value={school.number} />
              <Hidden name="jahrgang" value={need.grade} />
              <Hidden name="art" value={need.kind} />
              <Button kind="secondary">Platz halten</Button>
            </Form>
          )}
          <a class="kern-link kern-link--no-visited-state hs-target" href={`${path}/anfragen?schule=${school.number}`}>
            Schule anfragen
          </a>
        </div>
      }
    >
      <ul>
        {school.reasons.map((reason) => (
          <li>{reason}</li>
        ))}
        {ranking.denominational.has(school.number) ? (
          <li>Bekenntnisschule: Bitte fragen Sie die Familie, ob sie das wünscht (§ 26 SchulG).</li>
        ) : null}
      </ul>
      {school.equalTo.length === 0 ? null : (
        <p class="kern-body kern-body--small hs-muted">
          {`Gleich nah, soweit sich das sagen lässt: ${school.equalTo.map((number) => names.get(number) ?? number).join(', ')}.`}
        </p>
      )}
    </Card>
  );
}

function Excluded({ excluded }: { excluded: readonly ExcludedSchool[] }) {
  if (excluded.length === 0) return null;
  const full = excluded.filter((school) =>
    school.reasons.some((reason) => reason.rule === 'no_free_place' || reason.rule === 'blocked'),
  );
  const rest = excluded.filter((school) => !full.includes(school));
  return (
    <>
      <ExcludedGroup title="Warum nicht? Passende Plätze, aber nichts frei" schools={full} />
      <ExcludedGroup title="Warum nicht? Alle anderen Schulen" schools={rest} />
    </>
  );
}

function ExcludedGroup({ title, schools }: { title: string; schools: readonly ExcludedSchool[] }) {
  if (schools.length === 0) return null;
  return (
    <Accordion title={title} summary={formatCount(schools.length, 'Schule', 'Schulen')}>
      <ul>
        {schools.map((school) => (
          <li>
            <strong>{school.name}</strong>
            <span class="hs-muted">{` (${formLabel(school.form)}${school.distance ? `, ${school.distance.text}` : ''})`}</span>
            : {school.reasons.map((reason) => reason.text).join(' ')}
          </li>
        ))}
      </ul>
    </Accordion>
  );
}
