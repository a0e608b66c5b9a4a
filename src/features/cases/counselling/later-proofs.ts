// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { proofLabels, proofStateLabels } from '../../../codes/proofs.ts';
import type { FieldError, FormState } from '../../../web/form/index.ts';
import { type FormBody, typedValues } from '../../../web/form/parse.ts';
import { formatDate } from '../../../web/format.ts';
import { proofField, proofsSeen } from './input.ts';
import type { CounsellingRecord } from './queries.ts';
import { proofValues } from './values.ts';

type Proof = CounsellingRecord['proofs'][number];

const wordOf = ({ kind, state, onDay }: Proof): string => `${kind} ${state} ${onDay ?? ''}`;

/** How proofs stood when a page or a draft was begun; carried along in the form. */
export const proofBasis = (proofs: readonly Proof[]): string => proofs.map(wordOf).sort().join(';');

/** Proofs that were entered elsewhere since. */
const laterThan = (values: FormState['values'], proofs: readonly Proof[]): Proof[] => {
  const known = new Set(proofsSeen(values).split(';'));
  return proofs.filter((proof) => !known.has(wordOf(proof)));
};

/** A draft as its form shows it: of a proof that was entered elsewhere since, what stands now. */
export function withLaterProofs(typed: FormState['values'], proofs: readonly Proof[]): FormState['values'] {
  const later = laterThan(typed, proofs);
  const fields = new Set(later.flatMap(({ kind }) => [proofField[kind], `${proofField[kind]}_tag`]));
  const kept = Object.entries(typed).filter(([name]) => !fields.has(name));
  return { ...Object.fromEntries(kept), ...proofValues(later) };
}

const says = 'steht inzwischen in der Akte';

/** Proofs that were entered elsewhere since the page was made, and that it would write over: nobody does that unseen. */
export function laterProofErrors(body: FormBody, proofs: readonly Proof[]): FieldError[] {
  const typed = typedValues(body);
  return laterThan(typed, proofs).flatMap((proof) => {
    const now = proofValues([proof]);
    const field = proofField[proof.kind];
    const mine = [typed[field], typed[`${field}_tag`]].map((value) => value ?? '');
    if (mine[0] === '' || mine.join() === [now[field], now[`${field}_tag`]].map((value) => value ?? '').join())
      return [];
    const stands = [proofStateLabels[proof.state], proof.onDay && formatDate(proof.onDay)].filter(Boolean).join(', ');
    return [
      {
        field,
        message: `„${proofLabels[proof.kind]}“ ${says}: ${stands}. Bitte prüfen Sie Ihre Angabe; wenn Sie noch einmal senden, gilt sie.`,
      },
    ];
  });
}

/** What a page shown again rests on: as before, until somebody was told what stands now. */
export function basisAgain(body: FormBody, { errors }: FormState, proofs: readonly Proof[]): string {
  const sent = typedValues(body);
  const isNew = Object.keys(sent).length === 0;
  return isNew || errors.some(({ message }) => message.includes(says)) ? proofBasis(proofs) : proofsSeen(sent);
}
