// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareHomes } from '../../src/features/families/home-rules.ts';
import { comparer, type Identity, type Verdict } from '../../src/features/families/likeness.ts';
import { homeKey } from '../../src/features/families/street-rules.ts';

/*
 * How well people are found, on lists that are not ours to ship:
 *   node tests/proofs/finding.ts --names DIR [--people 200000] [--queries 1000]   after `npm run build`
 *   node tests/proofs/finding.ts --linkage DIR
 * DIR of names: name_variants_*.tsv, a spelling in its own script and its Latin spellings with their counts ("noor:12|nour:7");
 * DIR of linkage: febrl_dataset1.csv, febrl_dataset2.csv.
 */
const { values } = parseArgs({
  options: {
    names: { type: 'string' },
    linkage: { type: 'string' },
    people: { type: 'string', default: '200000' },
    queries: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '7' },
  },
});

/** mulberry32: small and even. */
let state = Number(values.seed);
function chance(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;

/** Spellings of one name that were seen five times or more, of names that have several. */
function readVariants(folder: string): string[][] {
  const lines = ['arabic', 'cyrillic'].flatMap((script) =>
    readFileSync(join(folder, `name_variants_${script}_dev_half.tsv`), 'utf8')
      .trim()
      .split('\n'),
  );
  const groups = lines.map((line) =>
    (line.split('\t')[1] ?? '').split('|').flatMap((variant) => {
      const at = variant.lastIndexOf(':');
      return Number(variant.slice(at + 1)) >= 5 ? [variant.slice(0, at)] : [];
    }),
  );
  return groups.filter((group) => group.length > 1);
}

const firstDay = Temporal.PlainDate.from('2008-01-01');
const someDay = (): string => firstDay.add({ days: Math.floor(chance() * 18 * 365) }).toString();

/** 80 % as it is, 5 % day and month exchanged, 10 % 01.01. of the year, 5 % a digit wrong. */
function disturbed(birth: string): string {
  const kind = chance();
  const [year = '', month = '', day = ''] = birth.split('-');
  if (kind < 0.8) return birth;
  if (kind < 0.85) return Number(day) <= 12 ? `${year}-${day}-${month}` : birth;
  if (kind < 0.95) return `${year}-01-01`;
  const at = pick([0, 1, 2, 3, 5, 6, 8, 9]);
  return `${birth.slice(0, at)}${Math.floor(chance() * 10)}${birth.slice(at + 1)}`;
}

function measureNames(folder: string): void {
  const groups = readVariants(folder);
  const people = Array.from({ length: Number(values.people) }, (_, at) => {
    const [given, family] = [pick(groups), pick(groups)];
    return { id: `p${at}`, given, family, written: [pick(given), pick(family)], birth: someDay() };
  });
  const other = (group: readonly string[], but: string | undefined) => pick(group.filter((name) => name !== but));
  const queries = Array.from({ length: Number(values.queries) }, () => {
    const { id, given, family, written, birth } = pick(people);
    const known = [id, other(given, written[0]), other(family, written[1]), disturbed(birth)];
    return [known, ['', pick(pick(groups)), pick(pick(groups)), someDay()]];
  }).flat();
  const scratch = mkdtempSync(join(tmpdir(), 'herzstueck-finding-'));
  const file = (name: string, rows: readonly (readonly string[])[]) => {
    const path = join(scratch, name);
    writeFileSync(path, `id,given,family,birth\n${rows.map((row) => row.join(',')).join('\n')}\n`);
    return path;
  };
  const [P, Q] = [
    file(
      'P.csv',
      people.map(({ id, written, birth }) => [id, ...written, birth]),
    ),
    file('Q.csv', queries),
  ];
  const command = ['dist/cli.js', 'search', 'eval', '--people', P, '--queries', Q, '--json'];
  process.stdout.write(execFileSync(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] }));
  rmSync(scratch, { recursive: true });
}

interface LinkedRecord extends Identity {
  entity: string;
  home: string | undefined;
}

function readRecords(path: string): LinkedRecord[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [id = '', givenNames = '', familyName = '', houseNumber = '', street = '', , , postcode = '', , born = ''] =
      line.split(',').map((cell) => cell.trim());
    const [year, month, day] = [born.slice(0, 4), born.slice(4, 6), born.slice(6, 8)].map(Number);
    return {
      entity: id.split('-')[1] ?? '',
      givenNames,
      familyName,
      birth: born === '' ? null : { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
      home: homeKey({ street, houseNumber, postcode }),
    };
  });
}

/** Every record against every other: what is asked before an entry is made, and what is asked at all. */
function measureLinkage(path: string): void {
  const records = readRecords(path);
  const found: { same: boolean; verdict: Verdict }[] = [];
  records.forEach((one, at) => {
    const compare = comparer(one, Temporal.PlainDate.from('2026-11-29'));
    for (const other of records.slice(at + 1)) {
      const { verdict } = compare(other, { phone: false, home: compareHomes(one.home, other.home) });
      const same = one.entity === other.entity;
      if (same || verdict !== 'different') found.push({ same, verdict });
    }
  });
  const all = found.filter(({ same }) => same).length;
  const f1 = (verdicts: readonly Verdict[]) => {
    const asked = found.filter(({ verdict }) => verdicts.includes(verdict));
    return ((2 * asked.filter(({ same }) => same).length) / (asked.length + all)).toFixed(4);
  };
  const line = {
    file: path.split('/').at(-1),
    asked: f1(['same', 'siblings']),
    withPerhaps: f1(['same', 'siblings', 'maybe']),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

if (values.names) measureNames(values.names);
if (values.linkage) for (const n of [1, 2]) measureLinkage(join(values.linkage, `febrl_dataset${n}.csv`));
