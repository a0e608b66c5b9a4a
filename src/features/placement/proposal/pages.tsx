// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Accordion } from '../../../web/components/index.ts';
import { formatDate } from '../../../web/format.ts';
import { ruleListPath } from '../paths.ts';
import type { ProposalFacts } from './facts.ts';
import type { Missing, Proposal } from './propose.ts';
import type { Rule } from './rule.ts';
import { missingLabels, proposalText, remarksOf, ruleSentence, validityText } from './words.ts';

/** What the rules propose, for the pages that show it. */
export interface ShownProposal {
  facts: ProposalFacts;
  proposal: Proposal;
  /** The day whose rules were asked: the first day of school that is planned. */
  on: Temporal.PlainDate;
  /** Where what is missing can be put in, now; undefined: nowhere. */
  whereTo: (missing: Missing) => string | undefined;
}

const sections = [
  ['grade', 'Jahrgang'],
  ['kind', 'Art des Platzes'],
  ['support', 'Dauer der Förderung'],
  ['remarks', 'Zu bedenken'],
] as const;

function RuleLine({ rule, on }: { rule: Rule; on: Temporal.PlainDate }) {
  return (
    <li>
      <strong>{`Regel ${rule.id}: `}</strong>
      {ruleSentence(rule, on)}{' '}
      <span class="hs-muted">{`Quelle: ${rule.source}. In der Tabelle gültig ${validityText(rule)}.`}</span>
    </li>
  );
}

/** The rules behind each value, folded: what they say, their source, since when. */
function Because({ proposal: { because }, on }: Pick<ShownProposal, 'proposal' | 'on'>) {
  const told = new Set<string>();
  const shown = sections.flatMap(([key, title]) => {
    // A rule that decides two values stands with the first.
    const rules = because[key].filter(({ id }) => !told.has(id));
    for (const { id } of rules) told.add(id);
    return rules.length === 0 ? [] : [{ title, rules }];
  });
  if (shown.length === 0) return null;
  return (
    <Accordion title="Warum dieser Vorschlag?" summary={`Regeln ${[...told].join(', ')}`}>
      {shown.map(({ title, rules }) => (
        <>
          <p class="kern-body">
            <strong>{title}</strong>
          </p>
          <ul class="hs-measure">
            {rules.map((rule) => (
              <RuleLine rule={rule} on={on} />
            ))}
          </ul>
        </>
      ))}
      <p class="kern-body">
        <a class="kern-link kern-link--no-visited-state" href={ruleListPath}>
          Alle Regeln mit ihren Quellen
        </a>
      </p>
    </Accordion>
  );
}

function MissingLines({ proposal, whereTo }: Pick<ShownProposal, 'proposal' | 'whereTo'>) {
  if (proposal.missing.length === 0) return null;
  return (
    <>
      <p class="kern-body">Für einen besseren Vorschlag fehlt:</p>
      <ul class="hs-measure">
        {proposal.missing.map((missing) => {
          const href = whereTo(missing);
          return (
            <li>
              {missingLabels[missing]}{' '}
              {href === undefined ? null : (
                <a class="kern-link kern-link--no-visited-state" href={href}>
                  Eintragen<span class="kern-sr-only">{`: ${missingLabels[missing]}`}</span>
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What the rules propose and why; what is to be thought of; what is missing for a better proposal. */
export function ProposalView({ shown }: { shown: ShownProposal }) {
  const { facts, proposal, on } = shown;
  const remarks = remarksOf(facts, proposal, on);
  const unknown = proposal.because.grade.length === 0;
  return (
    <div class="hs-flow hs-measure">
      <p class="kern-body">
        {unknown ? (
          <strong>Für dieses Kind gibt es noch keinen Vorschlag.</strong>
        ) : (
          <>
            <strong>{`Vorschlag: ${proposalText(proposal)}`}</strong>
            {` für einen Beginn am ${formatDate(on)}. Sie entscheiden.`}
          </>
        )}
      </p>
      {remarks.length === 0 ? null : (
        <ul>
          {remarks.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
      <MissingLines {...shown} />
      <Because {...shown} />
    </div>
  );
}
