// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { flash } from '../../web/flash.ts';
import type { Refusal } from '../../web/form/index.ts';
import { eurosValue } from '../../web/form/money.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../web/route.ts';
import { AmountFormPage, FundFormPage, PeriodFormPage } from './form-pages.tsx';
import { changeAmount, changeFund, openFund, openPeriod } from './fund-actions.ts';
import {
  amountInput,
  askLandLimit,
  fundErrors,
  fundInput,
  fundValues,
  periodInput,
  refusedAt,
  typedFirstDay,
} from './input.ts';
import { FundListPage, FundPage } from './pages.tsx';
import { amountPath, changeFundPath, fundPath, fundsPath, newFundPath, newPeriodPath } from './paths.ts';
import {
  type FundPeriod,
  getFund,
  getPeriod,
  landCentsIn,
  listChanges,
  listDecisions,
  listFunds,
  listPeriods,
} from './queries.ts';
import { burnDown, landLimitCents } from './rules.ts';

const isOn = ({ fromOn, toOn }: FundPeriod, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(fromOn, day) <= 0 && Temporal.PlainDate.compare(day, toOn) <= 0;

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, user } = request;
  const periods = await listPeriods(tx, centreId, today);
  const funds = await listFunds(tx, centreId);
  const lines = funds.map((fund) => ({
    fund,
    period: periods.find((period) => period.fundId === fund.id && isOn(period, today)),
  }));
  return page(
    <FundListPage frame={frameOf(request)} {...{ lines, today }} mayManage={may(user.roles, 'fund.manage')} />,
  );
}

async function showFund(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, user } = request;
  const fund = await getFund(tx, centreId, param(request, 'id'));
  request.shown('fund', fund.id);
  const periods = await listPeriods(tx, centreId, today, fund.id);
  const shown = periods.find((period) => isOn(period, today)) ?? periods[0];
  const points = shown ? burnDown(shown, await listChanges(tx, centreId, shown.id), today) : [];
  const decisions = shown ? await listDecisions(tx, centreId, shown.id) : [];
  const mayManage = may(user.roles, 'fund.manage');
  return page(<FundPage frame={frameOf(request)} {...{ fund, periods, shown, points, decisions, today, mayManage }} />);
}

const openForms = centreForm({
  load: () => null,
  schema: () => fundInput,
  also: ({ form }) => fundErrors(form),
  run: async ({ tx, by, shown }, _, facts): Promise<{ id: string } | Refusal> => {
    const opened = await openFund(tx, by, facts);
    if ('refused' in opened) return refusedAt.fund(opened) as Refusal;
    shown('fund', opened.id);
    return opened;
  },
  done: (_, __, { id }) => flash(fundPath(id), 'topfAngelegt'),
  page: (_, __, form) => <FundFormPage {...form} fund={null} />,
});

const loadFund = async (request: CentreRequest) => {
  const fund = await getFund(request.tx, request.centreId, param(request, 'id'));
  request.shown('fund', fund.id);
  return fund;
};

const changeForms = centreForm({
  load: loadFund,
  values: (_, fund) => fundValues(fund),
  schema: () => fundInput,
  also: ({ form }) => fundErrors(form),
  version: ({ version }) => version,
  versionNeeded: true,
  run: async ({ tx, by }, fund, facts) => refusedAt.fund(await changeFund(tx, by, fund, facts)),
  done: (_, { id }) => flash(fundPath(id), 'gespeichert'),
  page: (_, fund, form) => <FundFormPage {...form} fund={fund} />,
});

const periodForms = centreForm({
  load: loadFund,
  schema: (_, { payer }) => periodInput(payer),
  asks: async ({ tx, centreId, form, today }, { payer }) => {
    const on = typedFirstDay(form) ?? today;
    return { betrag: askLandLimit(payer, landLimitCents(on), await landCentsIn(tx, centreId, on.year, null)) };
  },
  run: async ({ tx, by }, { id: fundId }, input) => refusedAt.period(await openPeriod(tx, by, { fundId, ...input })),
  done: (_, { id }) => flash(fundPath(id), 'zeitraumAngelegt'),
  page: (_, fund, form) => <PeriodFormPage {...form} fund={fund} />,
});

const amountForms = centreForm({
  load: async (request) => {
    const { tx, centreId, today } = request;
    const period = await getPeriod(tx, centreId, param(request, 'id'), today);
    const fund = await getFund(tx, centreId, period.fundId);
    request.shown('fund', fund.id);
    return { fund, period };
  },
  values: (_, { period }) => ({ betrag: eurosValue(period.amountCents ?? 0) }),
  schema: () => amountInput,
  asks: async ({ tx, centreId }, { fund: { payer }, period: { id, fromOn } }) => ({
    betrag: askLandLimit(payer, landLimitCents(fromOn), await landCentsIn(tx, centreId, fromOn.year, id)),
  }),
  version: ({ period }) => period.version,
  versionNeeded: true,
  run: async ({ tx, by }, { period }, input) => refusedAt.amount(await changeAmount(tx, by, period, input)),
  done: (_, { fund }) => flash(fundPath(fund.id), 'betragGeaendert'),
  page: (_, known, form) => <AmountFormPage {...form} {...known} />,
});

export const fundingRoutes = centreRoutes('funding', [
  get(fundsPath, 'fund.view', 'fund.list', showList),
  get(newFundPath, 'fund.manage', 'fund.form', openForms.show),
  post(newFundPath, 'fund.manage', 'fund.create', openForms.send),
  get(fundPath(':id'), 'fund.view', 'fund.view', showFund),
  get(changeFundPath(':id'), 'fund.manage', 'fund.edit', changeForms.show),
  post(changeFundPath(':id'), 'fund.manage', 'fund.change', changeForms.send),
  get(newPeriodPath(':id'), 'fund.manage', 'fund_period.form', periodForms.show),
  post(newPeriodPath(':id'), 'fund.manage', 'fund_period.create', periodForms.send),
  get(amountPath(':id'), 'fund.manage', 'fund_period.edit', amountForms.show),
  post(amountPath(':id'), 'fund.manage', 'fund_period.change', amountForms.send),
]);
