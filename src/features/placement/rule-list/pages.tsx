// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { Accordion } from '../../../web/components/index.ts';
import { formatShortDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Column, DataTable } from '../../../web/list/index.ts';
import { holdsOn, PARAMETERS, parameterLabels } from '../proposal/parameters.ts';
import type { Rule } from '../proposal/rule.ts';
import { decides, RULES } from '../proposal/rules.ts';
import { deviationLabels, parameterText, ruleSentence, validityText } from '../proposal/words.ts';
import type { Given, RuleUse } from './queries.ts';

export interface RuleListPageProps {
  frame: Frame;
  today: Temporal.PlainDate;
  /** How the rules were followed; null for who may not see that. */
  use: RuleUse | null;
}

const givenText = (value: Given): string => (value === null ? 'unterdrückt' : String(value));

/** The first day the table knows values for. */
const first = '2018-10-15';

const ruleColumns = (today: Temporal.PlainDate): Column<Rule>[] => {
  const sentence = (rule: Rule): string =>
    ruleSentence(
      rule,
      holdsOn(rule, today) ? today : Temporal.PlainDate.from(rule.validFrom < first ? first : rule.validFrom),
    );
  return [
    { key: 'id', label: 'Regel', cell: ({ id }) => id, text: ({ id }) => id },
    { key: 'sentence', label: 'Was sie sagt', cell: sentence, text: sentence },
    {
      key: 'source',
      label: 'Quelle',
      cell: (rule) => `${rule.source}${rule.verified ? '' : ' (Wortlaut noch prüfen)'}`,
      text: ({ source }) => source,
    },
    { key: 'valid', label: 'Gültig', cell: validityText, text: validityText },
  ];
};

const useColumns = (use: RuleUse): Column<Rule>[] => {
  const count = (key: 'proposed' | 'notFollowed', label: string): Column<Rule> => {
    const text = ({ id }: Rule): string => givenText(use.ofRule(id)[key]);
    return { key, label, numeric: true, cell: text, text };
  };
  return [
    { key: 'id', label: 'Regel', cell: ({ id }) => id, text: ({ id }) => id },
    count('proposed', 'Vorgeschlagen'),
    count('notFollowed', 'Nicht gefolgt'),
  ];
};

/** For the head: how often each rule was not followed in a year, and why. By rule and reason, never by person. */
function UseOfRules({ use }: { use: RuleUse }) {
  const reasons = codesOf(deviationLabels);
  const reasonText = (code: (typeof reasons)[number]): string => givenText(use.ofReason(code));
  return (
    <section class="hs-section">
      <div class="hs-section__head">
        <h2 class="kern-heading-medium">Wie oft ihnen nicht gefolgt wird</h2>
      </div>
      <p class="hs-text">
        {`Vom ${formatShortDate(use.from)} bis ${formatShortDate(use.to)}: `}
        <strong>{`${use.notFollowed} von ${use.proposed} Vorschlägen`}</strong>
        {
          ' einer Regel wurde nicht gefolgt. Jede Empfehlung zählt für jede Regel einmal, die über Jahrgang oder Art entschied. Zahlen unter 5 sind unterdrückt. Wer empfohlen hat, wird nicht gezählt.'
        }
      </p>
      <DataTable
        caption="Vorschläge je Regel"
        columns={useColumns(use)}
        rows={RULES.filter(decides).filter(({ id }) => use.ofRule(id).proposed !== 0)}
        empty={<p class="kern-body">In dieser Zeit hat keine Regel etwas vorgeschlagen.</p>}
      />
      <DataTable
        caption="Gründe für Abweichungen"
        columns={[
          {
            key: 'reason',
            label: 'Grund der Abweichung',
            cell: (code) => deviationLabels[code],
            text: (code) => deviationLabels[code],
          },
          { key: 'count', label: 'Empfehlungen', numeric: true, cell: reasonText, text: reasonText },
        ]}
        rows={use.deviating === 0 ? [] : reasons}
        empty={null}
      />
    </section>
  );
}

function Parameters({ today }: { today: Temporal.PlainDate }) {
  const keys = codesOf(PARAMETERS).filter((key) => PARAMETERS[key].some((one) => holdsOn(one, today)));
  return (
    <Accordion title="Zahlen, mit denen die Regeln rechnen" summary={String(keys.length)}>
      <ul class="hs-measure">
        {keys.map((key) => (
          <li>
            {`${parameterLabels[key]}: `}
            <strong>{parameterText(key, today)}</strong>{' '}
            <span class="hs-muted">{PARAMETERS[key].find((one) => holdsOn(one, today))?.source}</span>
          </li>
        ))}
      </ul>
    </Accordion>
  );
}

/** All rules of the recommendation with their sources, the numbers behind them, and for the head how they are followed. */
export function RuleListPage({ frame, today, use }: RuleListPageProps) {
  const inForce = RULES.filter((rule) => holdsOn(rule, today));
  const former = RULES.filter((rule) => !holdsOn(rule, today));
  return (
    <Page {...frame} title="Regeln der Empfehlung">
      <p class="hs-lead">
        <strong>{`${inForce.length} Regeln`}</strong>
        {
          ' schlagen Jahrgang, Art des Platzes und Dauer der Förderung vor. Von den passenden gilt je Angabe die erste; entscheiden muss immer ein Mensch.'
        }
      </p>
      <div class="hs-stack">
        {use ? <UseOfRules use={use} /> : null}
        <section class="hs-section">
          <div class="hs-section__head">
            <h2 class="kern-heading-medium">Was heute gilt</h2>
          </div>
          <DataTable caption="Regeln, die heute gelten" columns={ruleColumns(today)} rows={inForce} empty={null} />
        </section>
        <Parameters today={today} />
        <Accordion title="Was früher galt" summary={String(former.length)}>
          <DataTable caption="Regeln, die heute nicht gelten" columns={ruleColumns(today)} rows={former} empty={null} />
        </Accordion>
      </div>
    </Page>
  );
}
