// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { casePath } from '../cases/paths.ts';

/** What the health office was told of the child of a case, and what it answered. */
export const healthOfficePath = (caseId: string): string => `${casePath(caseId)}/gesundheitsamt`;
export const notifyPath = (caseId: string): string => `${healthOfficePath(caseId)}/machen`;
export const withdrawNoticesPath = (caseId: string): string => `${healthOfficePath(caseId)}/zurueckziehen`;
/** Where the health office answers, without sign-in. */
export const answerPath = '/gesundheitsamt';
