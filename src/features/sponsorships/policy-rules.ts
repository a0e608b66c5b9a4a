// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** How a centre runs its sponsorships. */
export interface Policy {
  /** Keys of the school forms whose pupils take part. */
  forms: string[];
  /** Children of day-care centres, too. */
  daycare: boolean;
  /** Pupils in one lesson of a sponsor at most. */
  groupSize: number;
  /** Pupils of one sponsor at most, whatever they say themselves. */
  mostPupils: number;
  /** Years of a sponsor; below 18 with the consent of the parents, and never alone with a child. */
  leastAge: number;
  /** Days until both sides have said whether they want to meet. */
  answerDays: number;
  /** Weeks without an entry until the coordination asks. */
  quietWeeks: number;
}

/** What counts where a centre has laid down nothing: Düren's SmiLe, primary schools and one pupil a lesson; the periods are own choice. */
export const defaultPolicy: Policy = {
  forms: ['02'],
  daycare: false,
  groupSize: 1,
  mostPupils: 3,
  leastAge: 18,
  answerDays: 14,
  quietWeeks: 2,
};

/** From this age on somebody is never a minor sponsor (§ 2 BGB). */
export const fullAge = 18;
