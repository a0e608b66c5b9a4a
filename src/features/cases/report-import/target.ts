// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { formatPartialDate } from '../../../codes/partial-date.ts';
import { beforeSchoolAge } from '../../../codes/school-age.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { noteEarlyChild } from '../../early-referrals/actions.ts';
import { parseFamilyForm } from '../../families/between-fields.ts';
import { type EarlierRow, EarlierRows } from '../../families/double-rules.ts';
import type { PossibleDuplicate } from '../../families/finding-queries.ts';
import { municipalityFinder, type Resolved } from '../../families/municipality.ts';
import { birthOf, fullName } from '../../families/rules.ts';
import { type Finding, type ListEntry, type ListFields, type ListTarget, listTarget } from '../../lists/target.ts';
import { earlySentence } from '../early-alert.tsx';
import { fileReport, holdKnownFamily, weighReport } from '../report-actions.ts';
import { noPathError, type ReportInput, reportInput } from '../report-input.ts';
import type { KnownFamily, ReportReach } from '../report-queries.ts';
import { keepListedRow } from './actions.ts';
import {
  columnLabel,
  formOf,
  type ReportRow,
  reportListFields,
  rowFamily,
  rowIdentity,
  rowName,
  sameAddress,
  withFamilyOf,
} from './columns-input.ts';
import { findReportedKeys } from './queries.ts';

/** Who hands a list of reports in. */
export interface ListSender {
  by: By;
  /** Null for staff, who report for the whole centre. */
  ags: readonly string[] | null;
  /** The list, to which each report is noted. */
  listId: string;
  /** Families that rows of this list have opened before a crash, by line. */
  written?: ReadonlyMap<number, KnownFamily>;
  /** Names what was reported in the log, in the transaction that did it. */
  log(tx: Tx, shown: { recordKind: string; ids: readonly string[] }[]): Promise<void>;
}

/** A child known already that somebody has to look at before a row is taken. */
export interface AskedChild {
  id: string;
  caseId: string | null;
  caseNumber: string | null;
  familyId: string;
  name: string;
  birth: string;
  verdict: 'same' | 'siblings';
  why: string;
  /** A row further up in the same list; null: somebody who is known. */
  line: number | null;
}

/** What somebody says to "Vielleicht ist das Kind schon gemeldet": it is another child. */
export const anotherChild = 'anderes';
/** What somebody says to a child that is not of school age yet: it is noted, without a case. */
export const asReferral = 'verweis';
/** What there is to see of such a child: nothing but the sentence. */
export const isEarly = (asked: unknown): asked is 'early' => asked === 'early';

type Read = { ok: true; input: ReportInput; ags: string } | { ok: false; reasons: string[] };
type Find = (form: Record<string, string>) => Promise<Resolved>;

const askedChild = (child: PossibleDuplicate): AskedChild => {
  const birth = birthOf(child);
  return {
    id: child.id,
    caseId: child.caseId,
    caseNumber: child.caseNumber,
    familyId: child.familyId,
    name: fullName(child.familyName, child.givenNames),
    birth: birth ? formatPartialDate(birth) : 'unbekannt',
    verdict: child.likeness.verdict === 'siblings' ? 'siblings' : 'same',
    why: child.likeness.why.join(', '),
    line: null,
  };
};

const askedRow = ({ line, child, why }: EarlierRow): AskedChild => ({
  ...{ id: '', caseId: null, caseNumber: null, familyId: '', verdict: 'same', why: why.join(', '), line },
  name: fullName(child.familyName, child.givenNames),
  birth: child.birth ? formatPartialDate(child.birth) : 'unbekannt',
});

const askWhether = (visible: readonly PossibleDuplicate[]): string => {
  if (visible.length === 0)
    return 'Vielleicht steht dieses Kind schon weiter oben in der Liste. Bitte sehen Sie nach und antworten Sie.';
  return visible.some(({ likeness }) => likeness.verdict !== 'siblings')
    ? 'Vielleicht ist dieses Kind schon gemeldet. Bitte sehen Sie nach und antworten Sie.'
    : 'Vielleicht gibt es die Familie schon. Bitte sehen Sie nach und antworten Sie.';
};

/** A sentence with the name of its column, unless it begins with it. */
function told(field: string, message: string): string {
  const label = columnLabel(field);
  return label === '' || message.startsWith(`„${label}“`) ? message : `${label}: ${message}`;
}

/** Reads a row by the schema and the rules of the form, all that is wrong at once. */
async function readRow(row: ReportRow, today: Temporal.PlainDate, find: Find): Promise<Read> {
  const { form, ticks, errors: unknown } = formOf(row);
  const parsed = parseFamilyForm(reportInput(today), { ...form, ...ticks }, today);
  const place = await find(form);
  const known = new Set(unknown.map(({ field }) => field));
  const wrong = parsed.ok ? [] : parsed.state.errors.filter(({ field }) => !known.has(field));
  const readable = !wrong.some(({ field }) => field === 'plz' || field === 'ags');
  const errors = [...unknown, ...wrong, ...(place.ok || !readable ? [] : [place.error])];
  if (!parsed.ok || !place.ok || errors.length > 0)
    return { ok: false, reasons: errors.map(({ field, message }) => told(field, message)) };
  return { ok: true, input: parsed.data, ags: place.ags };
}

/**
 * Reports as a list: each row goes through the schema, the rules and the action of the form. Who may be known is asked about as
 * the form asks, an office only about its own reports.
 */
export function reportTarget({ by, ags, listId, written, log }: ListSender): ListTarget<ListFields> {
  const reach: ReportReach = ags ?? 'all';
  // Whose list it was: what another office has reported must not be told by "schon gemeldet".
  const sender = ags === null ? 'all' : ags.toSorted().join(' ');
  const firstOf = new Map<string, { line: number; row: ReportRow }>();
  const familyOf = new Map<string, KnownFamily>();
  const earlier = new EarlierRows();

  /** The row with what the first row of its family says; a sentence where both name different addresses. */
  const whole = (line: number, row: ReportRow): { row: ReportRow; contradicts?: string } => {
    const number = rowFamily(row);
    if (number === '') return { row };
    const first = firstOf.get(number) ?? { line, row };
    firstOf.set(number, first);
    const filled = withFamilyOf(row, first.row);
    if (sameAddress(filled, first.row)) return { row: filled };
    const contradicts = `Familie Nr.: Zeile ${first.line} hat dieselbe Nummer, aber eine andere Anschrift.`;
    return { row: filled, contradicts };
  };

  async function lookAt(tx: Tx, find: Find, line: number, given: ReportRow): Promise<Finding | undefined> {
    const { row, contradicts } = whole(line, given);
    const read = await readRow(row, by.today, find);
    const also = contradicts === undefined ? [] : [contradicts];
    const begins = read.ok ? beforeSchoolAge(read.input.child.birth, by.today) : null;
    if (begins && also.length === 0) return { reasons: [earlySentence(begins)], asked: 'early' };
    if (!read.ok) return { reasons: [...read.reasons, ...also] };
    const { path, visible } = await weighReport(tx, by, reach, read.input, undefined);
    const error = path.kind === 'none' ? noPathError(path.why, false) : undefined;
    if (error) also.push(told(error.field, error.message));
    if (also.length > 0) return { reasons: also };
    const above = earlier.meet(line, read.input.child, by.today);
    if (visible.length + above.length === 0) return undefined;
    if (visible.length > 0) await log(tx, [{ recordKind: 'child', ids: visible.map(({ id }) => id) }]);
    return { reasons: [askWhether(visible)], asked: [...visible.map(askedChild), ...above.map(askedRow)] };
  }

  /** The family a row is entered into: the one its first row has opened, or the one somebody named; undefined: its own. */
  async function familyFor(tx: Tx, number: string, answer: string | undefined): Promise<KnownFamily | undefined> {
    if (answer !== undefined && answer !== anotherChild) return await holdKnownFamily(tx, by.centreId, reach, answer);
    return number === '' ? undefined : familyOf.get(number);
  }

  /** Notes a child not of school age yet: where its family is pointed to the centre says later. */
  async function refer(
    tx: Tx,
    { input, ags: town }: Extract<Read, { ok: true }>,
    { line, identity }: { line: number; identity: string },
  ): Promise<void> {
    const { familyName, givenNames, birth, firstLanguage } = input.child;
    if (!birth) throw changed();
    const isProtected = input.family?.address.protected ?? false;
    const reach = [input.family?.contact.phone, input.family?.contact.email].filter(Boolean).join(', ');
    const child = { familyName, givenNames, birth, language: firstLanguage, reach, ags: town, isProtected };
    const referralId = await noteEarlyChild(tx, by, child, null);
    await keepListedRow(tx, by.centreId, { key: identity, caseId: null, referralId, listId, line });
    await log(tx, [{ recordKind: 'early_referral', ids: [referralId] }]);
  }

  async function report(
    tx: Tx,
    find: Find,
    { line, identity, row: given, answer }: ListEntry<ListFields>,
  ): Promise<void> {
    const { row } = whole(line, given);
    const number = rowFamily(row);
    const read = await readRow(row, by.today, find);
    if (!read.ok) throw changed();
    const { child } = read.input;
    const isSmall = beforeSchoolAge(child.birth, by.today) !== null;
    if (isSmall !== (answer === asReferral)) throw changed();
    if (isSmall) return await refer(tx, read, { line, identity });
    const family = await familyFor(tx, number, answer);
    const input: ReportInput = family ? { ...read.input, family: null } : read.input;
    const { path, likes, visible } = await weighReport(tx, by, reach, input, family?.id);
    if (path.kind === 'none') throw changed();
    // As in the form: staff have told apart whom they were shown; what an office says, the centre looks at again.
    const seen = new Set(ags === null && answer !== undefined ? visible.map(({ id }) => id) : []);
    const of = { family, ags: family?.ags ?? read.ags };
    const filed = await fileReport(tx, by, input, of, path, { found: likes, seen });
    if (filed.caseId === null) return;
    if (number !== '' && !family) {
      const { familyName, givenNames } = input.child;
      familyOf.set(number, { id: filed.familyId, familyName, givenNames, ags: of.ags });
    }
    await keepListedRow(tx, by.centreId, { key: identity, caseId: filed.caseId, referralId: null, listId, line });
    await log(tx, [
      { recordKind: 'child', ids: [filed.childId] },
      { recordKind: 'case', ids: [filed.caseId] },
    ]);
  }

  return listTarget({
    key: 'report',
    fields: reportListFields,
    batch: 10,
    most: 1000,
    name: rowName,
    identify: (row) =>
      createHash('sha256')
        .update(`${sender}\n${rowIdentity(row)}`)
        .digest('hex'),
    met: ({ line, row }) => {
      const number = rowFamily(row);
      const family = written?.get(line);
      if (number === '') return;
      whole(line, row);
      if (family) familyOf.set(number, family);
    },
    held: async (tx, _, keys) => new Map((await findReportedKeys(tx, by.centreId, keys)).map((key) => [key, null])),
    examine: async (tx, _, rows) => {
      const find = await municipalityFinder(tx, by.centreId, ags);
      const findings = new Map<string, Finding>();
      for (const { line, identity, row } of rows) {
        // The embedded database works on the event loop, one statement after the other: others have their turn between rows.
        await turn();
        const finding = await lookAt(tx, find, line, row);
        if (finding) findings.set(identity, finding);
      }
      return findings;
    },
    write: async (tx, _, entries) => {
      const find = await municipalityFinder(tx, by.centreId, ags);
      for (const entry of entries) {
        await turn();
        await report(tx, find, entry);
      }
    },
  });
}

const changed = (): Conflict =>
  new Conflict('Seit der Vorschau hat sich etwas geändert. Bitte prüfen Sie die Liste noch einmal.');
