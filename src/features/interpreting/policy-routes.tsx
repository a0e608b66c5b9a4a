// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { codesOf, isCode } from '../../codes/keys.ts';
import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../web/route.ts';
import { type AskedTalk, allOccasions, decide } from './eligibility-rules.ts';
import { policyFormPath, ruleFormPath, rulePath, rulesPath } from './paths.ts';
import { setPolicy, setRule } from './policy-actions.ts';
import { otherCode, policyInput, policyValues, requesterLabels, ruleInput, ruleValues } from './policy-input.ts';
import { PolicyFormPage, RuleFormPage, RulesPage } from './policy-pages.tsx';
import { getPolicy, getRules, listPolicies, listRuleTables } from './policy-queries.ts';
import { type PolicyPreset, policyPresets, presetPolicy } from './policy-rules.ts';

/** The talk that the address asks about, as far as it says. */
function askedTalk({ searchParams }: URL): Partial<AskedTalk> {
  const one = (name: string): string => searchParams.get(name) ?? '';
  const side = (name: string): boolean | undefined =>
    one(name) === 'ja' ? true : one(name) === 'nein' ? false : undefined;
  const [occasion, requester] = [one('anlass'), one('stelle')];
  const sides = {
    legalConsequence: side('rechtsfolge'),
    professionalPresent: side('fachkraft'),
    institutionPays: side('selbst'),
  };
  return {
    ...(isCode(allOccasions, occasion) ? { occasion } : {}),
    ...(isCode(codesOf(requesterLabels), requester) ? { requester } : {}),
    ...Object.fromEntries(Object.entries(sides).filter(([, value]) => value !== undefined)),
  };
}

const isWhole = (talk: Partial<AskedTalk>): talk is AskedTalk => Object.keys(talk).length === 5;

async function showRules(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, url, user } = request;
  const table = await getRules(tx, centreId, today);
  const talk = askedTalk(url);
  const later = ({ validFrom }: { validFrom: Temporal.PlainDate }) => Temporal.PlainDate.compare(validFrom, today) > 0;
  return page(
    <RulesPage
      frame={frameOf(request)}
      today={today}
      policy={await getPolicy(tx, centreId, today)}
      table={table}
      coming={{
        policies: (await listPolicies(tx, centreId)).filter(later),
        tables: (await listRuleTables(tx, centreId)).filter(later),
      }}
      asked={{ talk, decision: isWhole(talk) ? decide(table.rules, talk) : undefined }}
      keeps={may(user.roles, 'interpreting.set')}
    />,
  );
}

const presetOf = ({ url }: CentreRequest) => {
  const code = url.searchParams.get('vorlage') ?? '';
  return isCode(codesOf(policyPresets), code) ? code : undefined;
};

const policyForms = centreForm({
  load: ({ tx, centreId, today }) => getPolicy(tx, centreId, today),
  values: (request, policy) => {
    const code = presetOf(request);
    return policyValues(code ? presetPolicy(code, policy, request.today.year + 1) : policy);
  },
  schema: ({ today }) => policyInput(today),
  run: async ({ tx, by, shown }, _, { validFrom, ...policy }) => {
    shown('interpreting_policy', await setPolicy(tx, by, validFrom, policy));
  },
  done: flash(rulesPath, 'gespeichert'),
  page: (request, _, form) => {
    const code = presetOf(request);
    const preset: PolicyPreset | undefined = code && policyPresets[code];
    return <PolicyFormPage {...form} preset={preset} />;
  },
});

const newRuleForms = centreForm({
  load: () => null,
  values: () => ({ rechtsfolge: 'egal', fachkraft: 'egal', selbst_zahlen: 'egal' }),
  schema: ({ today }) => ruleInput(today),
  check: async ({ tx, centreId }, _, { code, validFrom }) =>
    (await getRules(tx, centreId, validFrom)).rules.some((rule) => rule.code === code)
      ? [{ field: 'regel', message: `Die Nummer ${code} gibt es schon. Bitte nehmen Sie eine andere.` }]
      : [],
  run: ({ tx, by }, _, { validFrom, code, rule }) => setRule(tx, by, validFrom, code, rule),
  done: flash(rulesPath, 'gespeichert'),
  page: (_, __, form) => <RuleFormPage {...form} code={null} />,
});

const changeRuleForms = centreForm({
  load: async (request) => {
    const { rules } = await getRules(request.tx, request.centreId, request.today);
    const rule = rules.find(({ code }) => code === param(request, 'code'));
    if (!rule) throw new NotFound();
    return rule;
  },
  values: (_, rule) => ruleValues(rule),
  schema: ({ today }) => ruleInput(today),
  check: (_, rule, { code }) => otherCode(rule.code, code),
  run: ({ tx, by }, _, { validFrom, code, rule }) => setRule(tx, by, validFrom, code, rule),
  done: flash(rulesPath, 'gespeichert'),
  page: (_, rule, form) => <RuleFormPage {...form} code={rule.code} />,
});

export const policyRoutes = centreRoutes('interpreting', [
  get(rulesPath, 'interpreting.rules', 'interpreting_rule.list', showRules),
  get(ruleFormPath, 'interpreting.set', 'interpreting_rule.form', newRuleForms.show),
  post(ruleFormPath, 'interpreting.set', 'interpreting_rule.add', newRuleForms.send),
  get(rulePath(':code'), 'interpreting.set', 'interpreting_rule.view', changeRuleForms.show),
  post(rulePath(':code'), 'interpreting.set', 'interpreting_rule.change', changeRuleForms.send),
  get(policyFormPath, 'interpreting.set', 'interpreting_policy.form', policyForms.show),
  post(policyFormPath, 'interpreting.set', 'interpreting_policy.change', policyForms.send),
]);
