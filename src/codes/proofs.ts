// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Proofs others ask for: § 20 IfSG, § 54 SchulG. Only how it stands and the day are kept. */
export const proofLabels = { measles: 'Masernschutz', entry_examination: 'Seiteneinsteigeruntersuchung' } as const;
export type ProofKind = keyof typeof proofLabels;
export const proofKinds = Object.keys(proofLabels) as [ProofKind, ...ProofKind[]];

export const proofStateLabels = {
  open: 'offen',
  announced: 'Termin steht',
  shown: 'liegt vor',
  exempt: 'nicht nötig',
} as const;
export type ProofState = keyof typeof proofStateLabels;

/** With these nobody waits for a proof any more. */
export const settledProofStates: readonly ProofState[] = ['shown', 'exempt'];
