// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { may } from '../../auth/permissions.ts';
import { codesOf, isCode } from '../../codes/keys.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import type { Refusal } from '../../web/form/index.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, get, page, param, post } from '../../web/route.ts';
import { deleteRulePath, endRulePath, newRulePath, rulePath, rulesPath } from './paths.ts';
import { allowancePresets } from './presets.ts';
import { getRule, listRules } from './queries.ts';
import { addRule, deleteRule, endRule } from './rule-actions.ts';
import { RuleFormPage } from './rule-form-page.tsx';
import { endInput, ruleInput, ruleRefusedAt, ruleValues, trialOf, typedForTrial } from './rule-input.ts';
import { DeleteRulePage, EndRulePage, RuleListPage, RulePage } from './rule-pages.tsx';

const mayManage = ({ user }: CentreRequest): boolean => may(user.roles, 'allowance.manage');

async function showList(request: CentreRequest): Promise<Answer> {
  const rules = await listRules(request.tx, request.centreId);
  return page(<RuleListPage frame={frameOf(request)} rules={rules} mayManage={mayManage(request)} />);
}

const loadRule = async (request: CentreRequest) => {
  const rule = await getRule(request.tx, request.centreId, param(request, 'id'));
  request.shown('allowance_rule', rule.id);
  return rule;
};

async function showRule(request: CentreRequest): Promise<Answer> {
  return page(<RulePage frame={frameOf(request)} rule={await loadRule(request)} mayManage={mayManage(request)} />);
}

const ruleForms = centreForm({
  load: ({ url }) => {
    const wanted = url.searchParams.get('vorlage') ?? '';
    return isCode(codesOf(allowancePresets), wanted) ? allowancePresets[wanted] : undefined;
  },
  values: (_, preset) => ruleValues(preset),
  schema: () => ruleInput,
  again: typedForTrial,
  run: async ({ tx, by, shown }, _, { service, rule }): Promise<{ id: string } | Refusal> => {
    const added = await addRule(tx, by, service, rule);
    if ('refused' in added) return ruleRefusedAt.version(added);
    shown('allowance_rule', added.id);
    return added;
  },
  done: (_, __, { id }) => flash(rulePath(id), 'regelAngelegt'),
  page: ({ today }, preset, form) => (
    <RuleFormPage {...form} preset={preset} trial={trialOf(form.state.values, today)} />
  ),
});

const toRule = (id: string) => [{ kind: 'allowance_rule', id, label: 'Zur Fassung' }];

const endForms = centreForm({
  load: async (request) => {
    const rule = await loadRule(request);
    if (rule.validTo !== null) throw new Conflict('Diese Fassung hat schon einen letzten Tag.', toRule(rule.id));
    return rule;
  },
  schema: () => endInput,
  run: async ({ tx, by }, rule, { lastDay }) => {
    const no = await endRule(tx, by, rule, lastDay);
    return no && ruleRefusedAt.end(no);
  },
  done: (_, { id }) => flash(rulePath(id), 'regelBeendet'),
  page: (_, rule, form) => <EndRulePage {...form} rule={rule} />,
});

const deleteForms = centreForm({
  load: async (request) => {
    const rule = await loadRule(request);
    if (rule.claims > 0)
      throw new Conflict('Mit dieser Fassung sind Einsätze berechnet. Sie kann nur beendet werden.', toRule(rule.id));
    return rule;
  },
  schema: () => z.strictObject({}),
  run: ({ tx, by }, rule) => deleteRule(tx, by, rule),
  done: flash(rulesPath, 'regelGeloescht'),
  page: (_, rule, form) => <DeleteRulePage {...form} rule={rule} />,
});

export const ruleLines = [
  get(rulesPath, 'allowance.view', 'allowance_rule.list', showList),
  get(newRulePath, 'allowance.manage', 'allowance_rule.form', ruleForms.show),
  post(newRulePath, 'allowance.manage', 'allowance_rule.create', ruleForms.send),
  get(rulePath(':id'), 'allowance.view', 'allowance_rule.view', showRule),
  get(endRulePath(':id'), 'allowance.manage', 'allowance_rule.edit', endForms.show),
  post(endRulePath(':id'), 'allowance.manage', 'allowance_rule.change', endForms.send),
  get(deleteRulePath(':id'), 'allowance.manage', 'allowance_rule.prepare', deleteForms.show),
  post(deleteRulePath(':id'), 'allowance.manage', 'allowance_rule.delete', deleteForms.send),
];
