// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from '../../web/components/index.ts';
import { Button, optionsOf, Select } from '../../web/form/index.ts';
import type { AskedTalk, Decision } from './eligibility-rules.ts';
import { rulesPath } from './paths.ts';
import { requesterLabels } from './policy-input.ts';
import { occasionLabels, outcomes } from './words.ts';

const yesNo = optionsOf({ ja: 'ja', nein: 'nein' });
const said = (one: boolean | undefined): string | undefined => (one === undefined ? undefined : one ? 'ja' : 'nein');

/** What the table says about a talk: who pays, by which row, and what else helps. */
export function DecisionAlert({ decision: { outcome, rule } }: { decision: Decision }) {
  if (!rule || outcome === null)
    return (
      <Alert tone="info" title="Hier passt keine Regel: Die Koordination entscheidet.">
        <p class="kern-body">Fragen Sie gern an. Sie bekommen Bescheid, wer bezahlt.</p>
      </Alert>
    );
  const title = outcome === 'excluded' ? 'Der Dienst hilft hier nicht.' : `Der Dienst hilft: ${outcomes[outcome]}.`;
  return (
    <Alert tone={outcome === 'excluded' ? 'warning' : 'success'} title={title}>
      <p class="kern-body">{`${rule.reason} (Regel ${rule.code})`}</p>
      {rule.alternative === '' ? null : <p class="kern-body">{rule.alternative}</p>}
    </Alert>
  );
}

/** Asks the table about a talk; a plain GET form, so that the answer can be shared. */
export function CheckForm({ talk, decision }: { talk: Partial<AskedTalk>; decision: Decision | undefined }) {
  return (
    <section class="hs-section" aria-labelledby="pruefen">
      <h2 class="kern-heading-medium" id="pruefen">
        Hilft der Dienst bei diesem Gespräch?
      </h2>
      {decision ? <DecisionAlert decision={decision} /> : null}
      <form class="hs-filter__form" action={rulesPath} method="get">
        <Select name="anlass" label="Anlass" options={optionsOf(occasionLabels)} value={talk.occasion} />
        <Select name="stelle" label="Wer fragt an" options={optionsOf(requesterLabels)} value={talk.requester} />
        <Select name="rechtsfolge" label="Hat es Rechtsfolgen?" options={yesNo} value={said(talk.legalConsequence)} />
        <Select
          name="fachkraft"
          label="Ist eine Fachkraft dabei?"
          options={yesNo}
          value={said(talk.professionalPresent)}
        />
        <Select name="selbst" label="Kann die Einrichtung zahlen?" options={yesNo} value={said(talk.institutionPays)} />
        <div class="hs-filter__actions">
          <Button kind="secondary">Prüfen</Button>
        </div>
      </form>
    </section>
  );
}
