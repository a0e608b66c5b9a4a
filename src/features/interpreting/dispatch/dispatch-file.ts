// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AskedChange } from '../moves/queries.ts';
import type { Call } from '../now/call-rules.ts';
import type { Proposal } from '../proposals/queries.ts';
import type { InterpretingRequest } from '../queries.ts';
import type { Burdened } from './burden-queries.ts';
import type { Cascade } from './cascade-queries.ts';
import type { Candidate, Excluded } from './fact-rules.ts';
import type { Assigned, KeptOffer } from './queries.ts';

/** Everything the page of one request shows. */
export interface DispatchFile {
  request: InterpretingRequest;
  candidates: readonly Candidate[];
  excluded: readonly Excluded[];
  offers: readonly KeptOffer[];
  job: Assigned | undefined;
  /** The talk is to take place otherwise, and whoever has promised it is asked. */
  change: AskedChange | undefined;
  /** What was proposed to the institution instead, the latest first. */
  proposals: readonly Proposal[];
  /** Who found the talk hard and waits for a call. */
  burdened: readonly Burdened[];
  /** Both sides have said other times. */
  differs: boolean;
  /** The latest time the program asked one after the other. */
  cascade: Cascade | undefined;
  /** Somebody is wanted on the phone at once; undefined: the talk is on a day. */
  call: Call | undefined;
  /** How many to ask at once. */
  wave: number;
}

/** Who can be asked now. */
export const openOf = ({ candidates }: DispatchFile): Candidate[] =>
  candidates.filter(({ askedAlready }) => !askedAlready);
