// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formLabel, GRADES, gradeLabel, kindLabel, PLACE_KINDS } from '../../../codes/school-forms.ts';
import { type Ages, stageFitsAge } from '../../../codes/usual-place.ts';
import { Accordion, Alert, Definition } from '../../../web/components/index.ts';
import { type FieldError, keyOptions, Select } from '../../../web/form/index.ts';
import { formatCount, formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { EmptyState, FilterBar, ListCount } from '../../../web/list/index.ts';
import { caseListPath, casePath } from '../../cases/paths.ts';
import { fullName } from '../../families/rules.ts';
import { placeListPath } from '../../schools/paths.ts';
import type { PlacementCase } from '../case-queries.ts';
import { rankingPath } from '../paths.ts';
import { ProposalView, type ShownProposal } from '../proposal/pages.tsx';
import { proposalText } from '../proposal/words.ts';
import { RankedList } from './list.tsx';
import type { Need, Ranking } from './queries.ts';
import type { ExcludedSchool } from './types.ts';

export interface RankingPageProps {
  frame: Frame;
  placementCase: PlacementCase;
  /** Null: the birth date is unknown and nobody has chosen yet. */
  need: Need | null;
  /** What the rules propose. */
  shown: ShownProposal;
  /** Possible ages of the child; null: unknown. */
  ages: Ages | null;
  /** The values differ from the recommendation, or there is none yet. */
  trial: boolean;
  ranking: Ranking | null;
  /** Numbers that were ticked, where the choice comes back, and what is wrong with it. */
  chosen: readonly string[];
  errors: readonly FieldError[];
  /** One for each form on the page. */
  requestIds: () => string;
}

export const caseCrumbs = (c: { id: string; number: string }, last: string) => [
  { href: caseListPath, label: 'Fälle' },
  { href: casePath(c.id), label: `Fall ${c.number}` },
  { label: last },
];

/** Why nothing is compared yet. */
function noNeed({ facts, proposal }: ShownProposal): string {
  if (facts.birth === null) return 'Das Geburtsdatum ist unbekannt. Bitte wählen Sie Jahrgang und Art des Platzes.';
  return proposal.grade === null
    ? 'Nach den Regeln wird kein Schulplatz vorgeschlagen. Wenn Sie trotzdem suchen, wählen Sie bitte Jahrgang und Art des Platzes.'
    : 'Nach den Regeln bleibt die Art des Platzes offen. Bitte wählen Sie sie.';
}

/** All schools for one child: with a place and reasons first, the others folded with theirs. */
export function RankingPage(props: RankingPageProps) {
  const { frame, placementCase, need, ages, trial, ranking, errors, shown } = props;
  // What this age rules out is not offered; what was asked for by the address stays in sight.
  const grades = GRADES.filter(({ key, stage }) => stageFitsAge(stage, ages) || key === need?.grade);
  return (
    <Page
      {...frame}
      title="Schulen für dieses Kind"
      heading={`Schulen für ${fullName(placementCase.familyName, placementCase.givenNames)}`}
      breadcrumbs={caseCrumbs(placementCase, 'Schulen vergleichen')}
      errors={[...errors]}
    >
      <FilterBar action={rankingPath(placementCase.id)} folded={false}>
        <Select
          name="jahrgang"
          label="Jahrgang"
          value={need?.grade}
          options={keyOptions(grades)}
          placeholder={need ? '' : 'Bitte wählen'}
        />
        <Select
          name="art"
          label="Art des Platzes"
          value={need?.kind}
          options={keyOptions(PLACE_KINDS)}
          placeholder={need ? '' : 'Bitte wählen'}
        />
      </FilterBar>
      {trial ? (
        <Alert tone="info" title="Diese Angaben sind noch keine Empfehlung.">
          <p class="kern-body">
            Jahrgang und Art des Platzes folgen aus den Regeln der Empfehlung, bis Sie andere wählen. Es wird nichts
            gespeichert.
          </p>
        </Alert>
      ) : null}
      <Accordion title="Vorschlag nach den Regeln" summary={proposalText(shown.proposal)}>
        <ProposalView shown={shown} />
      </Accordion>
      {need && ranking ? (
        <Compared {...props} need={need} ranking={ranking} />
      ) : (
        <EmptyState sentence={noNeed(shown)} />
      )}
    </Page>
  );
}

/** What the comparison has found for this grade and kind. */
function Compared({
  need,
  ranking,
  placementCase,
  chosen,
  requestIds,
}: RankingPageProps & { need: Need; ranking: Ranking }) {
  const { ranked, excluded, home, hold } = ranking;
  return (
    <>
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
            {`${[...ranked, ...excluded].find((school) => school.number === hold.schoolNumber)?.name ?? hold.schoolNumber}, ${gradeLabel(hold.grade)}, ${kindLabel(hold.kind)}. `}{' '}
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
          link={{ href: placeListPath, label: 'Alle Plätze ansehen' }}
        />
      ) : (
        <RankedList need={need} ranking={ranking} caseId={placementCase.id} chosen={chosen} requestIds={requestIds} />
      )}
      <Definition term="Wie entsteht die Reihenfolge?">
        Zuerst zählt die Nähe. Schulen, deren Wege sich nach dem, was wir über die Lage wissen, nicht unterscheiden
        lassen, gelten als gleich nah. Dann zählen Geschwister an der Schule und der Wunsch nach einer Bekenntnisschule.
        Danach stehen öffentliche Schulen vor Ersatzschulen, denn eine Ersatzschule entscheidet selbst über die
        Aufnahme. Dann zählt der geschätzte Weg, auch wenn er ungenau ist, zuletzt das Alter der Meldung.
        Staatsangehörigkeit, Sprache und Religion zählen nicht. Die Reihenfolge ist ein Vorschlag: Es entscheidet ein
        Mensch.
      </Definition>
      <Excluded excluded={excluded} />
    </>
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
      <ul class="hs-measure">
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
