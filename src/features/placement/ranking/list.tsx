// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formLabel } from '../../../codes/school-forms.ts';
import { TRANSPORT_ADVICE } from '../../../matching/index.ts';
import { Accordion, Badge } from '../../../web/components/index.ts';
import { Button, ButtonRow, Form, fieldId, Hidden } from '../../../web/form/index.ts';
import { formatCount } from '../../../web/format.ts';
import { askPath, chooseSchoolsPath, holdPath } from '../paths.ts';
import type { Need, Ranking } from './queries.ts';
import type { RankedSchool } from './types.ts';

export interface RankedListProps {
  need: Need;
  ranking: Ranking;
  /** Page of the case. */
  caseId: string;
  /** Numbers ticked already, where a choice comes back. Otherwise none is: a person chooses. */
  chosen: readonly string[];
  /** One for each form. */
  requestIds: () => string;
}

/** So many are read at once; the others are folded. */
const IN_SIGHT = 8;
const CHOICE = 'schulen-empfehlen';

/** "2 bis 5 und 8": ranks in words, neighbours drawn together. */
export function rankWords(ranks: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const rank of ranks.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && rank === last[1] + 1) last[1] = rank;
    else runs.push([rank, rank]);
  }
  const words = runs.flatMap(([from, to]) =>
    to === from ? [`${from}`] : to === from + 1 ? [`${from}`, `${to}`] : [`${from} bis ${to}`],
  );
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;
}

/** Schools with a place, one line each with its reasons; ticked ones go into the recommendation. */
export function RankedList(props: RankedListProps) {
  const { ranked } = props.ranking;
  const rest = ranked.slice(IN_SIGHT);
  return (
    <section class="hs-stack" id={fieldId('schule')} tabindex={-1} aria-label="Schulen mit Platz, nach Rang">
      <p class="kern-body hs-muted">Kreuzen Sie 1 bis 3 Schulen für die Empfehlung an.</p>
      <LongWays ranked={ranked} />
      <Rows {...props} schools={ranked.slice(0, IN_SIGHT)} />
      {rest.length === 0 ? null : (
        <Accordion
          title="Weitere Schulen mit Platz"
          summary={`${formatCount(rest.length, 'Schule', 'Schulen')}, ab Rang ${IN_SIGHT + 1}`}
        >
          <Rows {...props} schools={rest} />
        </Accordion>
      )}
      <form class="hs-sticky" id={CHOICE} action={chooseSchoolsPath(props.caseId)} method="get">
        <Hidden name="jahrgang" value={props.need.grade} />
        <Hidden name="art" value={props.need.kind} />
        <ButtonRow>
          <Button>Ausgewählte Schulen empfehlen</Button>
        </ButtonRow>
      </form>
    </section>
  );
}

/** What is to be said about long ways, once for all schools and not in each line. */
function LongWays({ ranked }: { ranked: readonly RankedSchool[] }) {
  const far = Map.groupBy(
    ranked.filter((school) => school.transport !== null),
    (school) => school.transport,
  );
  if (far.size === 0) return null;
  const sentences = [...far].map(([hint, schools]) => `Rang ${rankWords(schools.map(({ rank }) => rank))}: ${hint}`);
  return <p class="kern-body hs-measure">{[...sentences, TRANSPORT_ADVICE].join(' ')}</p>;
}

function Rows({ schools, ...props }: RankedListProps & { schools: readonly RankedSchool[] }) {
  return (
    <ol class="hs-ranks">
      {schools.map((school) => (
        <Row {...props} school={school} />
      ))}
    </ol>
  );
}

function Row({ school, ranking, need, caseId, chosen, requestIds }: RankedListProps & { school: RankedSchool }) {
  const rankOf = new Map(ranking.ranked.map((other) => [other.number, other.rank]));
  const equal = school.equalTo.flatMap((number) => rankOf.get(number) ?? []);
  const id = `wahl-${school.number}`;
  return (
    <li class="hs-rank">
      <div class="kern-form-check hs-rank__name">
        <input
          class="kern-form-check__checkbox"
          type="checkbox"
          id={id}
          form={CHOICE}
          name="schule"
          value={school.number}
          checked={chosen.includes(school.number)}
        />
        <label class="kern-label" for={id}>
          <strong>{`${school.rank}. ${school.name}`}</strong>
        </label>
        <p class="hs-check-hint hs-muted">{`${formLabel(school.form)}, gemeldet von: ${school.reportedBy}`}</p>
        {school.privateOwner ? <Badge tone="warning">Ersatzschule</Badge> : null}
      </div>
      <ul class="hs-rank__reasons">
        {school.reasons.map((reason) => (
          <li>{reason}</li>
        ))}
        {ranking.denominational.has(school.number) ? (
          <li>Bekenntnisschule: Bitte fragen Sie die Familie, ob sie das wünscht (§ 26 SchulG).</li>
        ) : null}
        {equal.length === 0 ? null : (
          <li class="hs-muted">{`Gleich nah, soweit sich das sagen lässt: Rang ${rankWords(equal)}.`}</li>
        )}
      </ul>
      <div class="hs-rank__deeds">
        <HoldDeed school={school} ranking={ranking} need={need} caseId={caseId} requestId={requestIds()} />
        <a class="kern-link kern-link--no-visited-state hs-target" href={askPath(caseId, school.number)}>
          Schule anfragen
          <span class="kern-sr-only">{`: ${school.name}`}</span>
        </a>
      </div>
    </li>
  );
}

interface HoldProps {
  school: RankedSchool;
  ranking: Ranking;
  need: Need;
  caseId: string;
  requestId: string;
}

function HoldDeed({ school, ranking, need, caseId, requestId }: HoldProps) {
  const held = ranking.hold?.schoolNumber === school.number && ranking.hold.kind === need.kind;
  if (held) return <Badge tone="success">Platz gehalten</Badge>;
  return (
    <Form
      action={holdPath(caseId)}
      requestId={requestId}
      guard={false}
      label={`Platz an ${school.name} (${school.number}) halten`}
    >
      <Hidden name="schule" value={school.number} />
      <Hidden name="jahrgang" value={need.grade} />
      <Hidden name="art" value={need.kind} />
      <button class="hs-link-button" type="submit">
        Platz halten
        <span class="kern-sr-only">{`: ${school.name}`}</span>
      </button>
    </Form>
  );
}
