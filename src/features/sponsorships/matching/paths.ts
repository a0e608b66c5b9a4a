// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { schoolSmilePath, smilePath, sponsorshipPath } from '../paths.ts';

/** All who wait at once, and one of them. */
export const matchingPath = `${smilePath}/vermitteln`;
export const matchOnePath = (pupilId: string): string => `${matchingPath}/${pupilId}`;

/** Where somebody stands who looks after a sponsorship: the coordination, or the coordinator of the school. */
export interface SponsorshipPlaces {
  one(id: string): string;
  answer(id: string): string;
  meeting(id: string): string;
  begin(id: string): string;
  move(id: string): string;
  pause(id: string): string;
  resume(id: string): string;
  end(id: string): string;
  /** The sheet for the parents while the meetings pause. */
  parents(id: string): string;
}

const placesAt = (one: (id: string) => string): SponsorshipPlaces => ({
  one,
  answer: (id) => `${one(id)}/antwort`,
  meeting: (id) => `${one(id)}/kennenlernen`,
  begin: (id) => `${one(id)}/beginn`,
  move: (id) => `${one(id)}/stunde`,
  pause: (id) => `${one(id)}/pause`,
  resume: (id) => `${one(id)}/weiter`,
  end: (id) => `${one(id)}/ende`,
  parents: (id) => `${one(id)}/eltern.pdf`,
});

export const centrePlaces: SponsorshipPlaces = placesAt(sponsorshipPath);
export const schoolPlaces: SponsorshipPlaces = placesAt((id) => `${schoolSmilePath}/patenschaften/${id}`);
/** Behind the link of a mail: of the sponsor, and of the school. */
export const sponsorDoor = '/patenschaft';
export const sponsorLinkPath = (token: string): string => `${sponsorDoor}/${encodeURIComponent(token)}`;
export const schoolDoor = '/patenschaft-schule';
export const schoolLinkPath = (token: string): string => `${schoolDoor}/${encodeURIComponent(token)}`;
