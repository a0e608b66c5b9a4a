// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dispatchPath } from '../dispatch/paths.ts';
import { ownRequestPath } from '../paths.ts';

/** What is proposed where nobody is found; taking it back, and what the institution said on the phone. */
export const proposalPath = (id: string): string => `${dispatchPath(id)}/vorschlag`;
export const proposalBackPath = (id: string): string => `${proposalPath(id)}/zuruecknehmen`;
export const proposalAnswerPath = (id: string): string => `${proposalPath(id)}/antwort`;
/** The institution answers by its account. */
export const ownProposalPath = (id: string): string => `${ownRequestPath(id)}/vorschlag`;

/** The page of a proposal by the token in the mail. */
export const proposalDoor = '/dolmetsch-vorschlag';
export const proposalPagePath = (token: string): string => `${proposalDoor}/${encodeURIComponent(token)}`;

/** Professional services of the centre. */
export const servicesPath = '/fachdienste';
export const serviceFormPath = `${servicesPath}/neu`;
export const servicePath = (id: string): string => `${servicesPath}/${id}`;
