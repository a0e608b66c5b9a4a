// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { boardPath, dispatchPath, offerPagePath } from '../dispatch/paths.ts';
import { ownRequestPath, policyFormPath } from '../paths.ts';

/** The proof of one talk on paper: for the coordination, the institution, the volunteer behind its link. */
export const proofSheetPath = (id: string): string => `${dispatchPath(id)}/nachweis.pdf`;
export const ownProofSheetPath = (id: string): string => `${ownRequestPath(id)}/nachweis.pdf`;
export const offerProofSheetPath = (token: string): string => `${offerPagePath(token)}/nachweis.pdf`;

/** Blank proofs for days on which the program is out of reach. */
export const stacksPath = `${boardPath}/nachweisbogen`;
export const stackPath = (id: string): string => `${stacksPath}/${id}`;
export const stackFilePath = (id: string): string => `${stackPath(id)}/bogen.pdf`;
/** A talk the program knew nothing of is entered after it took place. */
export const afterwardsPath = `${boardPath}/nachtragen`;

/** Both statements side by side where they differ, and what is done about it. */
export const differingPath = `${boardPath}/abweichende-zeiten`;
export const timesPath = (id: string): string => `${dispatchPath(id)}/zeiten`;
export const askAgainPath = (id: string): string => `${timesPath(id)}/nachfragen`;
export const decideTimesPath = (id: string): string => `${timesPath(id)}/entscheiden`;
/** What the centre does when a proof does not come. */
export const proofSettingPath = `${policyFormPath}/nachweise`;

/** How both sides found a talk. */
export const feedbackListPath = `${boardPath}/rueckmeldungen`;
export const settleFeedbackPath = (id: string): string => `${feedbackListPath}/${id}/erledigt`;
export const ownFeedbackPath = (id: string): string => `${ownRequestPath(id)}/rueckmeldung`;

/** Where an institution without an account confirms a talk, and says how it was. */
export const confirmLinkPath = '/dolmetschen-nachweis';
