// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ownSponsorshipsPath, smilePath, sponsorshipPath } from '../paths.ts';

/** What a sponsor does with a sponsorship: where it stands, with a form for each deed. */
export const ownCoursePath = (id: string): string => `${ownSponsorshipsPath}/vereinbarung/${id}`;
export const ownAnswerPath = (id: string): string => `${ownCoursePath(id)}/antwort`;
export const ownBeginPath = (id: string): string => `${ownCoursePath(id)}/beginn`;
export const ownPausePath = (id: string): string => `${ownCoursePath(id)}/pause`;
export const ownResumePath = (id: string): string => `${ownCoursePath(id)}/weiter`;
export const ownWishPath = (id: string): string => `${ownCoursePath(id)}/wunsch`;
export const ownEndPath = (id: string): string => `${ownCoursePath(id)}/ende`;
/** The coordination has read what a sponsor said, or done it. */
export const settleWordPath = (id: string): string => `${sponsorshipPath(id)}/erledigt`;
/** What waits for the coordination. */
export const openThingsPath = `${smilePath}/klaeren`;
