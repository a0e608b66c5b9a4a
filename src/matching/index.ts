// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The one door to the placement core: whatever is outside this folder imports from here and from no other file of it.
 * How to use it, with an example that is run by a test: docs/matching.md, "Use it from code".
 *
 * All of it is pure: no database, no HTTP, no clock. Children, pools and limits are numbers from 0 in the order of their
 * ids (`indexOfId`), -1 is no place; tuples are the weight of the unplaced children, then one integer per level.
 */

/** Ways to school, estimated without asking anybody. */
export {
  type DatedParameter,
  DETOUR_FACTOR,
  equallyNear,
  FREE_TRAVEL_LIMITS,
  type Point,
  type Position,
  type PositionSource,
  positionFromMunicipality,
  positionFromPostcode,
  straightLine,
  TRANSPORT_ADVICE,
  transportHint,
  valueOn,
  type WalkingEstimate,
  walkingEstimate,
} from '../codes/distance.ts';
/** One child that is placed differently: its number and the pools before and after. */
export type { Move } from './change/exchange-path.ts';
/** A loss answered with few children moved: the choice, and the row to propose. */
export { type MenuRow, type MoveMenu, proposedRow } from './change/menu-rows.ts';
export { menuForLostPlace, menuForLostPlaces, menuForWithdrawal } from './change/move-menu.ts';
/** Changes of a placement that is solved to the end, re-optimised exactly. They change the flow. */
export { gainPlaces, losePlaces, type Reoptimised, returnChild, withdrawChild } from './change/reoptimise.ts';
/** Answers about a placement that is solved to the end; they never change it. */
export {
  type PlaceValue,
  placeValue,
  type WhatWouldHelp,
  type WhyNot,
  whatWouldHelp,
  whyNot,
} from './change/why-not.ts';
/** M2, the open interpreter requests of a week: somebody else for one request, everybody else as they are. */
export { type Alternative, dispatchAlternatives } from './dispatch/alternatives.ts';
/** Making an instance of M2; names every fault together. */
export { dispatchFromJson } from './dispatch/builder.ts';
/** Checks a plan by code that shares nothing with the solver. */
export { checkDispatch, type DispatchClaim } from './dispatch/check.ts';
/** An instance of M2 as it is written in JSON, and as checked columns. */
export {
  DISPATCH_LEVELS,
  type Dispatch,
  type DispatchArcJson,
  type DispatchJson,
  type DispatchPair,
  type DispatchTuple,
  type RequestJson,
  type VolunteerJson,
} from './dispatch/dispatch.ts';
/** Making one from the bytes of its JSON as they come. */
export { DispatchReader } from './dispatch/reader.ts';
/** The best plan with its proof, or a good one at once. */
export {
  DispatchCheckError,
  type DispatchOptions,
  type DispatchPlan,
  proposeDispatch,
  solveDispatch,
  type UnservedReason,
} from './dispatch/solve.ts';
/** The solver for levels that do not fit into one number together. */
export { LevelFlow } from './flow/level-flow.ts';
/** The solver in one number, to be advanced in slices or at once; `flowOf` chooses between it and `LevelFlow`. */
export { PoolFlow, solveFlow } from './flow/pool-flow.ts';
/** Placement, prices and objective; `solve` does it all for an instance without families. */
export {
  type BestKnown,
  bestKnown,
  type Flow,
  flowOf,
  flowToProve,
  provenFlow,
  solutionOf,
  solve,
  solvedByLevels,
} from './flow/solution.ts';
/** Making one, at once or piece by piece; both name every fault together. */
export { InstanceBuilder, instanceFromJson } from './instance/builder.ts';
export type { InstanceChange } from './instance/changed.ts';
/** What is refused, and why. */
export {
  type InputProblem,
  InstanceTextError,
  type MatchingFault,
  MatchingInputError,
  NoSuchNumberError,
} from './instance/errors.ts';
/** An instance as it is written in JSON, and as checked columns. */
export {
  type ArcJson,
  arcOf,
  type Instance,
  type InstanceJson,
  type Integers,
  indexOfId,
  type LoadStep,
  type LoadSteps,
  type Rows,
  SIBLING_LEVEL,
} from './instance/instance.ts';
/** All levels of an instance in one number: what a `PoolFlow` computes with. */
export { levelsTooWide, type Packing, packLevels, unpack } from './instance/levels.ts';
/** Making one from the bytes of its JSON as they come: a file is never held as a whole. */
export { InstanceReader } from './instance/reader.ts';
export { objectiveOf, type Solution } from './placement.ts';
/** Proves answers about a change, as the certificate proves placements. */
export { AnswerProof, type ProvableAnswer, presentInstance } from './proof/answer-proof.ts';
/** The proof: checks a placement with its prices, by code that shares nothing with the solver. */
export { type Certificate, type Claim, checkCertificate } from './proof/certificate.ts';
/** The same, for results that may only leave when they are proven. */
export { CertificateError, certified } from './proof/certified.ts';
/** What a solver of mixed-integer programs has to offer, for families. */
export type { MipModel, MipResult, MipSolver } from './siblings/mip.ts';
/** Families together as far as their level asks for it. */
export {
  type SiblingOptions,
  type SiblingProgress,
  type SiblingSolution,
  type SiblingStatus,
  type SiblingTuple,
  solveSiblings,
} from './siblings/solve.ts';
/** M3, language sponsorships: why not this pair, and somebody else for one child. */
export {
  type SponsorAlternative,
  type SponsorshipChange,
  type SponsorshipRule,
  sponsorAlternatives,
  type WhyNotSponsor,
  whyNotSponsor,
} from './sponsorship/answers.ts';
/** Making an instance of M3; names every fault together. */
export { sponsorshipsFromJson } from './sponsorship/builder.ts';
/** Checks a result by code that shares nothing with the solver. */
export { checkSponsorships, type SponsorPrice, type SponsorshipClaim } from './sponsorship/check.ts';
/** Making one from the bytes of its JSON as they come. */
export { SponsorshipReader } from './sponsorship/reader.ts';
/** The best plan with its proof. */
export {
  SponsorshipCheckError,
  type SponsorshipOptions,
  type SponsorshipPlan,
  solveSponsorships,
} from './sponsorship/solve.ts';
/** An instance of M3 as it is written in JSON, and as checked columns. */
export type {
  KeptPairJson,
  Sponsored,
  SponsoredChildJson,
  SponsorJson,
  SponsorshipArcJson,
  SponsorshipJson,
  SponsorshipPairJson,
  Sponsorships,
  SponsorshipTuple,
} from './sponsorship/sponsorship.ts';
export type { UnsponsoredReason } from './sponsorship/unsponsored.ts';
/** The stable alternative, by priority and lottery, and whom a placement passes over. */
export { deferredAcceptance, type StableMatching } from './stable/deferred-acceptance.ts';
export { type BlockingPairs, blockingPairs } from './stable/justified-envy.ts';
export { lotteryNumbers } from './stable/lottery.ts';
