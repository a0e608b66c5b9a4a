// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { codesOf } from '../codes/keys.ts';
import { inCentre } from '../db/centre.ts';
import { kindLabels } from '../features/cases/states.ts';
import { getSettings, listMunicipalities } from '../features/centres/queries.ts';
import { type SplitField, splitLabels } from '../features/figures/definition.ts';
import { type FigureValue, listFigures } from '../features/figures/queries.ts';
import { spanLabels } from '../features/figures/sources.ts';
import { interpretingSplitWords } from '../features/interpreting/figures/split-words.ts';
import { deviationLabels } from '../features/placement/proposal/words.ts';
import { endingWords, missedWords } from '../features/sponsorships/figures/split-words.ts';
import { formatDate } from '../web/format.ts';
import { actorOf } from './centre-of.ts';
import { type CommandInput, neededText, type ProgramCommand, printJson, Refused } from './command.ts';

/** A calendar day written as 2026-01-31. @throws Refused */
function dayOption(input: CommandInput, name: string): Temporal.PlainDate {
  const text = neededText(input, name);
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    // A day like 2026-02-30 gets the same sentence.
  }
  throw new Refused(
    `Den Tag „${text}“ gibt es nicht; bitte --${name} als JJJJ-MM-TT angeben, zum Beispiel 2026-01-31.`,
  );
}

function periodOf(input: CommandInput): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const [from, to] = [dayOption(input, 'from'), dayOption(input, 'to')];
  if (Temporal.PlainDate.compare(from, to) > 0)
    throw new Refused(`Der erste Tag (${formatDate(from)}) liegt nach dem letzten (${formatDate(to)}).`);
  return { from, to };
}

/** What a code means: the same code may stand in two splits. */
const wordOf = (field: SplitField, code: string, names: Readonly<Record<string, string>>): string =>
  names[code] ?? (field in interpretingSplitWords ? interpretingSplitWords[field as 'language'](code) : code);

/** The figures as lines for people, in columns. */
function tableOf(rows: readonly FigureValue[], names: Partial<Record<SplitField, Record<string, string>>>): string {
  const lines = rows.map(({ name, split, value, unit }) => {
    const parts = codesOf(split ?? {}).map(
      (field) => `  ${splitLabels[field]} ${wordOf(field, split?.[field] ?? '', names[field] ?? {})}`,
    );
    return { what: parts[0] ?? name, value: value === null ? 'unterdrückt' : String(value), unit };
  });
  const width = Math.max(...lines.map(({ what }) => what.length));
  const text = lines.map(({ what, value, unit }) => `${what.padEnd(width)}  ${value.padStart(11)} ${unit}`);
  return `${text.join('\n')}\n`;
}

export const figuresCommand: ProgramCommand = {
  name: 'figures',
  usage: '--centre dueren --from 2026-01-01 --to 2026-12-31 [--json]',
  help: 'Gibt alle Kennzahlen eines Zentrums für einen Zeitraum aus, beide Tage eingeschlossen; kleine Gruppen sind unterdrückt.',
  options: {
    centre: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean' },
  },
  needs: 'program',
  async before(input) {
    neededText(input, 'centre');
    periodOf(input);
  },
  async run(input, io, context) {
    const period = periodOf(input);
    const actor = await actorOf(context, neededText(input, 'centre'));
    const { centreId } = actor;
    const { clock, database, house } = context;
    const { rows, area } = await inCentre(database.db, actor, async (tx) => {
      const { targetDays } = await getSettings(tx, centreId);
      const when = { centreId, ...period, today: clock.today(), targetDays };
      return { rows: await listFigures(tx, when, house.services), area: await listMunicipalities(tx, centreId) };
    });
    if (input.values.json === true) printJson(io, rows);
    else
      io.out(
        tableOf(rows, {
          kind: kindLabels,
          reason: deviationLabels,
          span: spanLabels,
          why_not: missedWords,
          ending: endingWords,
          municipality: Object.fromEntries(area.map(({ ags, name }) => [ags, name])),
        }),
      );
  },
};
