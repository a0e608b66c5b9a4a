// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { roleLabels } from '../auth/permissions.ts';
import {
  type DataKind,
  type Deletion,
  dataKinds,
  people,
  recipients,
  type TableFacts,
  type TableName,
} from './facts.ts';
import { purposes } from './purposes.ts';

/** Tables of one owner, a feature or a room of the program. */
export interface OwnedTables {
  owner: string;
  tables: { readonly [T in TableName]?: TableFacts<T> };
}

const marks = {
  begin: '<!-- written by npm run documents: begin -->',
  end: '<!-- written by npm run documents: end -->',
};
const nobodys: readonly DataKind[] = ['key', 'setting'];

const units = ['year', 'month', 'week', 'day'] as const;

/**
 * An ISO 8601 period of years, months, weeks and days in words: 'P2Y' as "2 years", 'P1Y6M' as "1 year 6 months".
 * @throws RangeError for one it cannot say: none, one that is negative, or of hours
 */
export function inWords(period: string): string {
  const duration = Temporal.Duration.from(period);
  const said = units.flatMap((unit) => {
    const n = duration[`${unit}s`];
    return n === 0 ? [] : [`${n} ${unit}${n === 1 ? '' : 's'}`];
  });
  const { hours, minutes, seconds, milliseconds, microseconds, nanoseconds } = duration;
  const isShorter = [hours, minutes, seconds, milliseconds, microseconds, nanoseconds].some((n) => n !== 0);
  if (duration.sign !== 1 || isShorter) throw new RangeError(`The period ${period} cannot be said in words.`);
  return said.join(' ');
}

function deletionText(deletion: Deletion): string {
  if ('with' in deletion) return `with \`${deletion.with}\``;
  if ('never' in deletion) return `kept: ${deletion.never}`;
  const reason = deletion.reason ? ` (${deletion.reason})` : '';
  return `${inWords(deletion.period)} after ${deletion.after}${deletion.runs ? ' ✔ by itself' : ''}${reason}`;
}

/** The kinds of data in a table with their columns, without ids and settings. */
function contentText({ columns }: TableFacts): string {
  const byKind = Map.groupBy(Object.entries<DataKind>(columns), ([, kind]) => kind);
  const kinds = [...byKind].filter(([kind]) => !nobodys.includes(kind));
  return kinds
    .map(([kind, list]) => `${dataKinds[kind]}: ${list.map(([name]) => `\`${name}\``).join(', ')}`)
    .join('; ');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/**
 * The tables of the record of processing (Art. 30 GDPR) in Markdown: every table with its owner, whose data, what for, who
 * reads and gets it, and when it goes; then the purposes with their basis.
 */
function recordOfProcessing(owned: readonly OwnedTables[]): string {
  const all = owned.flatMap(({ owner, tables }) =>
    (Object.entries(tables) as [TableName, TableFacts][]).map(([name, facts]) => ({ owner, name, facts })),
  );
  const personal = all.filter(({ facts }) => facts.of.length > 0);
  const plain = all.filter(({ facts }) => facts.of.length === 0);
  return [
    row(['Table', 'Owner', 'Of whom', 'What', 'Purpose', 'Roles that read it', 'Given to', 'Goes']),
    row(Array(8).fill('---')),
    ...personal.map(({ owner, name, facts }) =>
      row([
        `\`${name}\``,
        owner,
        facts.of.map((person) => people[person]).join('; '),
        contentText(facts),
        facts.purpose,
        facts.readers.map((role) => roleLabels[role]).join(', ') || '–',
        (facts.recipients ?? []).map((code) => recipients[code]).join('; ') || '–',
        deletionText(facts.deletion),
      ]),
    ),
    '',
    `No personal data: ${plain.map(({ name }) => `\`${name}\``).join(', ')}.`,
    '',
    row(['Purpose', 'What for', 'Basis']),
    row(Array(3).fill('---')),
    ...Object.entries(purposes).map(([code, { text, basis }]) => row([code, text, basis])),
  ].join('\n');
}

/** The document with its written part renewed. @throws when it has lost the marks around that part */
export function renewed(document: string, owned: readonly OwnedTables[]): string {
  const [before, rest = ''] = document.split(`${marks.begin}\n`);
  const [, after] = rest.split(`${marks.end}\n`);
  if (before === undefined || after === undefined)
    throw new Error(`The marks ${marks.begin} and ${marks.end} are gone.`);
  return `${before}${marks.begin}\n\n${recordOfProcessing(owned)}\n\n${marks.end}\n${after}`;
}
