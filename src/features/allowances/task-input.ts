// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { dayOf } from '../../clock.ts';
import {
  type Allowance,
  type AllowanceRule,
  allowanceOf,
  overlappingRules,
  type RenderedJob,
  ruleOn,
  travelKinds,
} from './rules.ts';

const cents = (what: string) =>
  z.int(`${what} muss eine ganze Zahl in Cent sein.`).min(0, `${what} darf nicht unter 0 liegen.`);
const amount = (what: string) => z.number(`${what} muss eine Zahl sein.`).min(0, `${what} darf nicht unter 0 liegen.`);
const oneOfCodes = <const V extends readonly string[]>(what: string, codes: V) =>
  z.enum(codes, `${what} muss ${codes.join(', ')} sein.`);

function readDay(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}
const day = (what: string) =>
  z.string(`${what} muss ein Tag sein: jjjj-mm-tt.`).transform((text, ctx) => {
    const read = readDay(text);
    if (read !== undefined) return read;
    ctx.addIssue({ code: 'custom', message: `${what} muss ein Tag sein: jjjj-mm-tt.` });
    return z.NEVER;
  });

/** ISO 8601 to the offset: without it nobody knows which hour of an autumn night is meant. */
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;
function readInstant(text: string): Temporal.Instant | undefined {
  if (!isoTime.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}
const instant = (what: string) => {
  const sentence = `${what} muss eine Zeit mit Abstand zur Weltzeit sein, zum Beispiel 2026-11-30T09:00:00+01:00.`;
  return z.string(sentence).transform((text, ctx) => {
    const read = readInstant(text);
    if (read !== undefined) return read;
    ctx.addIssue({ code: 'custom', message: sentence });
    return z.NEVER;
  });
};

const ruleFields = z.strictObject({
  version: z.union([z.string(), z.number()], 'version muss ein Text oder eine Zahl sein.'),
  validFrom: day('validFrom'),
  validTo: day('validTo').nullable(),
  baseMinutes: amount('baseMinutes'),
  baseCents: cents('baseCents'),
  stepMinutes: z.number('stepMinutes muss eine Zahl sein.').positive('stepMinutes muss über 0 liegen.').optional(),
  stepCents: cents('stepCents').optional(),
  steps: oneOfCodes('steps', ['started', 'exact']).default('started'),
  travel: oneOfCodes('travel', travelKinds),
  flatCents: cents('flatCents').optional(),
  kmCents: cents('kmCents').optional(),
  fromKm: amount('fromKm').optional(),
  maxMinutes: amount('maxMinutes').optional(),
  capCents: cents('capCents').optional(),
  cancelWindowHours: amount('cancelWindowHours').optional(),
  cancelHours: oneOfCodes('cancelHours', ['all', 'workdays']).default('all'),
  cancelCents: cents('cancelCents').optional(),
});

/** What must stand together in a rule. */
const ruleInput = ruleFields
  .superRefine((rule, ctx) => {
    const refuse = (message: string) => ctx.addIssue({ code: 'custom', message });
    if ((rule.stepMinutes === undefined) !== (rule.stepCents === undefined))
      refuse('stepMinutes und stepCents gehören zusammen: Bitte geben Sie beide an oder keines.');
    if (rule.travel === 'flat' && rule.flatCents === undefined)
      refuse('Zu travel „flat“ gehört flatCents, der Betrag je Fahrt.');
    if (rule.travel === 'km' && rule.kmCents === undefined)
      refuse('Zu travel „km“ gehört kmCents, der Betrag je Kilometer.');
    if (rule.validTo !== null && Temporal.PlainDate.compare(rule.validTo, rule.validFrom) < 0)
      refuse('validTo liegt vor validFrom.');
  })
  .transform(
    ({ stepMinutes, stepCents, steps, ...rule }): AllowanceRule => ({
      ...rule,
      step:
        stepMinutes === undefined || stepCents === undefined
          ? null
          : { minutes: stepMinutes, cents: stepCents, kind: steps },
      flatCents: rule.flatCents ?? 0,
      kmCents: rule.kmCents ?? 0,
      fromKm: rule.fromKm ?? null,
      maxMinutes: rule.maxMinutes ?? null,
      capCents: rule.capCents ?? null,
      cancelWindowHours: rule.cancelWindowHours ?? 0,
      cancelCents: rule.cancelCents ?? 0,
    }),
  );

const jobInput = z
  .object({
    id: z.union([z.string(), z.number()], 'id muss ein Text sein.').transform(String),
    start: instant('start'),
    end: instant('end'),
    km: amount('km').nullish(),
    travelMinutes: amount('travelMinutes').nullish(),
    ticketCents: cents('ticketCents').nullish(),
    cancelledAt: instant('cancelledAt').nullish(),
  })
  .superRefine(({ start, end }, ctx) => {
    if (start && end && Temporal.Instant.compare(end, start) <= 0)
      ctx.addIssue({ code: 'custom', message: 'end muss nach start liegen.' });
  })
  .transform(
    (job): RenderedJob => ({
      ...job,
      km: job.km ?? 0,
      travelMinutes: job.travelMinutes ?? 0,
      ticketCents: job.ticketCents ?? 0,
      cancelledAt: job.cancelledAt ?? null,
    }),
  );

/** Reads the members of a list one by one, so that everything wrong is told at once. */
function readEach<T>(list: readonly unknown[], schema: z.ZodType<T>, nameOf: (one: unknown, index: number) => string) {
  const read: T[] = [];
  const wrong: string[] = [];
  for (const [index, one] of list.entries()) {
    const parsed = schema.safeParse(one);
    if (parsed.success) read.push(parsed.data);
    else wrong.push(...parsed.error.issues.map((issue) => `${nameOf(one, index)}: ${sentenceOf(issue)}`));
  }
  return { read, wrong };
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Diese Angaben gibt es nicht: ${issue.keys.join(', ')}.`;
  if (issue.code === 'invalid_type' && issue.path.length === 0)
    return 'Hier fehlt ein Objekt in geschweiften Klammern.';
  return issue.message;
}

const named =
  (what: string, key: string) =>
  (one: unknown, index: number): string => {
    const value = typeof one === 'object' && one !== null ? Reflect.get(one, key) : undefined;
    return typeof value === 'string' || typeof value === 'number' ? `${what} „${value}“` : `${index + 1}. ${what}`;
  };

const twice = <T>(list: readonly T[]): T[] => [...new Set(list.filter((one, index) => list.indexOf(one) !== index))];

/** Versions of rules and jobs as they stand in files. Everything wrong comes as sentences, all at once. */
export type AllowanceTask = { rules: AllowanceRule[]; jobs: RenderedJob[] } | { wrong: string[] };

/** @param rulesFile `{rules: […]}`, jobsFile `[…]`: both read from JSON */
export function readAllowanceTask(rulesFile: unknown, jobsFile: unknown): AllowanceTask {
  const list = typeof rulesFile === 'object' && rulesFile !== null ? Reflect.get(rulesFile, 'rules') : undefined;
  const wrong: string[] = [];
  if (!Array.isArray(list)) wrong.push('Die Datei der Regeln braucht die Form {"rules": […]}.');
  if (!Array.isArray(jobsFile)) wrong.push('Die Datei der Einsätze braucht die Form […].');
  const rules = readEach(Array.isArray(list) ? list : [], ruleInput, named('Fassung', 'version'));
  const jobs = readEach(Array.isArray(jobsFile) ? jobsFile : [], jobInput, named('Einsatz', 'id'));
  wrong.push(...rules.wrong, ...jobs.wrong);
  for (const version of twice(rules.read.map((rule) => String(rule.version))))
    wrong.push(`Die Fassung „${version}“ steht zweimal in der Datei.`);
  for (const [a, b] of overlappingRules(rules.read))
    wrong.push(`Die Fassungen „${a.version}“ und „${b.version}“ überschneiden sich.`);
  const ids = Array.isArray(jobsFile) ? jobsFile.map((job: { id?: unknown } | null) => job?.id) : [];
  for (const id of twice(ids.flatMap((one) => (one === undefined ? [] : [String(one)]))))
    wrong.push(`Der Einsatz „${id}“ steht zweimal in der Datei.`);
  // Without all rules nobody can say whether one is missing.
  if (rules.wrong.length === 0 && Array.isArray(list))
    for (const { id, start } of jobs.read)
      if (ruleOn(rules.read, dayOf(start)) === undefined)
        wrong.push(`Für den Einsatz „${id}“ am ${dayOf(start)} gilt keine Fassung der Regeln.`);
  return wrong.length > 0 ? { wrong } : { rules: rules.read, jobs: jobs.read };
}

/** @param task every job has its version (`readAllowanceTask`) */
export const allowancesOf = ({ rules, jobs }: { rules: AllowanceRule[]; jobs: RenderedJob[] }): Allowance[] =>
  jobs.flatMap((job) => {
    const rule = ruleOn(rules, dayOf(job.start));
    return rule === undefined ? [] : [allowanceOf(rule, job)];
  });
