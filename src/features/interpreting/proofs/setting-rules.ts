// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What a centre does about proofs that do not come, and how its paper names volunteers. */
export interface ProofSetting {
  /** Working days after a talk until whoever has not confirmed it is reminded. */
  remindDays: number;
  /** Working days until the coordination is told. */
  tellDays: number;
  /** Beside telling the coordination: nothing, or both sides are reminded once more. Nothing is ever paid by time alone. */
  afterThat: 'tell' | 'remind';
  shownAs: 'given_name' | 'number';
}

/** What counts until a centre has set something else. Own choice: a week, then two. */
export const usualProofSetting: ProofSetting = { remindDays: 3, tellDays: 8, afterThat: 'tell', shownAs: 'given_name' };
