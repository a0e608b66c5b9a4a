// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import type { Refusal } from '../../web/form/index.ts';
import { decidingKind } from './competence.ts';
import type { AuthorityInput, CompetenceInput, RemedyInput, SettingsInput } from './input.ts';
import { competenceRuleRow, remedyNoticeRow, settingColumns } from './rows.ts';

/** Writes the settings. @throws Conflict when somebody changed them since `version` was shown. */
export async function changeSettings(tx: Tx, centreId: string, version: number, input: SettingsInput): Promise<void> {
  const row = await tx
    .updateTable('centre_setting')
    .set(
      settingColumns({
        ...input,
        answerDays: input.schoolAnswerDays,
        decisionDays: input.authorityDays,
        maxDistanceM: input.maxKilometres * 1000,
        version: version + 1,
      }),
    )
    .where('centre_id', '=', centreId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!row)
    throw new Conflict(
      'Jemand anderes hat die Einstellungen inzwischen geändert. Ihre Änderung ist nicht gespeichert.',
      [{ kind: 'centre', label: 'Neuen Stand ansehen' }],
    );
}

/** The state of a letterhead as a number for its form: a digest of what it says, since the row carries no version. */
export function letterheadVersion({ name, street, postcode, place, phone, email, signatory }: AuthorityInput): number {
  const text = JSON.stringify([name, street, postcode, place, phone, email, signatory]);
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 7), 16);
}

/**
 * Writes the letterhead of an authority.
 * @throws NotFound; Conflict when somebody changed it since `version` was shown
 */
export async function changeAuthority(
  tx: Tx,
  centreId: string,
  id: string,
  version: number,
  input: AuthorityInput,
): Promise<void> {
  const row = await tx
    .selectFrom('authority')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  if (letterheadVersion(row) !== version)
    throw new Conflict('Jemand anderes hat den Briefkopf inzwischen geändert. Ihre Änderung ist nicht gespeichert.', [
      { kind: 'authority', id, label: 'Neuen Stand ansehen' },
    ]);
  await tx.updateTable('authority').set(input).where('centre_id', '=', centreId).where('id', '=', id).execute();
}

/**
 * Adds a notice of remedy from a day on; the one before ends the day before. Letters already decided keep theirs.
 * @returns an error when a notice of this authority begins on that day or later.
 */
export async function addRemedyNotice(
  tx: Tx,
  centreId: string,
  authorityId: string,
  input: RemedyInput,
): Promise<Refusal | null> {
  const mine = () =>
    tx.selectFrom('remedy_notice').where('centre_id', '=', centreId).where('authority_id', '=', authorityId);
  const later = await mine().select('id').where('valid_from', '>=', input.validFrom).executeTakeFirst();
  if (later)
    return {
      refused: {
        field: 'validFrom',
        message: 'Ab diesem Tag gibt es schon einen Wortlaut. Bitte wählen Sie einen späteren Tag.',
      },
    };
  await tx
    .updateTable('remedy_notice')
    .set({ valid_to: input.validFrom.subtract({ days: 1 }) })
    .where('centre_id', '=', centreId)
    .where('authority_id', '=', authorityId)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', input.validFrom)]))
    .execute();
  await tx
    .insertInto('remedy_notice')
    .values(remedyNoticeRow({ ...input, centreId, id: newId(), authorityId, validTo: null }))
    .execute();
  return null;
}

/**
 * Changes who is competent for these ages from a day on. Rules that overlap end the day before and go on, with the ages
 * that are left, beside the new one.
 */
export async function changeCompetence(tx: Tx, centreId: string, input: CompetenceInput): Promise<Refusal | null> {
  if (input.ageTo < input.ageFrom)
    return { refused: { field: 'ageTo', message: '„Alter bis“ darf nicht kleiner sein als „Alter von“.' } };
  const overlapping = await tx
    .selectFrom('competence_rule')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('age_from', '<=', input.ageTo)
    .where('age_to', '>=', input.ageFrom)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', input.validFrom)]))
    .execute();
  if (overlapping.some((rule) => Temporal.PlainDate.compare(rule.valid_from, input.validFrom) >= 0)) {
    return {
      refused: {
        field: 'validFrom',
        message:
          'Für diese Jahre gibt es schon eine Regel, die an diesem Tag oder später beginnt. Bitte wählen Sie einen späteren Tag.',
      },
    };
  }
  const authority =
    input.path === 'direct_registration'
      ? null
      : await tx
          .selectFrom('authority')
          .select('id')
          .where('centre_id', '=', centreId)
          .where('kind', '=', decidingKind[input.path])
          .executeTakeFirst();
  if (authority === undefined)
    return {
      refused: { field: 'path', message: 'Für diesen Weg fehlt die Behörde. Bitte wählen Sie einen anderen Weg.' },
    };
  const rest = overlapping.flatMap((rule) => [
    ...(rule.age_from < input.ageFrom ? [{ ...rule, age_to: input.ageFrom - 1 }] : []),
    ...(rule.age_to > input.ageTo ? [{ ...rule, age_from: input.ageTo + 1 }] : []),
  ]);
  for (const rule of overlapping) {
    await tx
      .updateTable('competence_rule')
      .set({ valid_to: input.validFrom.subtract({ days: 1 }) })
      .where('centre_id', '=', centreId)
      .where('id', '=', rule.id)
      .execute();
  }
  const added = competenceRuleRow({ ...input, centreId, id: newId(), authorityId: authority?.id ?? null });
  await tx
    .insertInto('competence_rule')
    .values([added, ...rest.map((rule) => ({ ...rule, id: newId(), valid_from: input.validFrom }))])
    .execute();
  return null;
}
