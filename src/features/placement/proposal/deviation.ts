// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PlaceKindKey } from '../../../codes/school-forms.ts';
import type { Proposal } from './propose.ts';

/**
 * Whether a choice is another than what is proposed. Where no rule says anything of the grade, none can be left aside; a kind
 * that the table leaves open neither. That no grade is proposed because school duty has not begun, or is over, is a proposal.
 */
export const deviates = (
  { grade, kind, because }: Proposal,
  chosen: { readonly grade: string; readonly kind: PlaceKindKey },
): boolean => (because.grade.length > 0 && grade !== chosen.grade) || (kind !== null && kind !== chosen.kind);

/** What is kept of a proposal with the recommendation: its values, and the ids of the rules behind each. */
export const keptProposal = ({ grade, kind, because }: Proposal) => ({
  proposedGrade: grade,
  proposedKind: kind,
  gradeRules: because.grade.map(({ id }) => id),
  kindRules: because.kind.map(({ id }) => id),
});
export type KeptProposal = ReturnType<typeof keptProposal>;
