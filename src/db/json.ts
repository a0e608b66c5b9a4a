// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What an event of a case carries: ids, codes, numbers, answers and ISO dates by name, never names of people or free text. */
export type EventPayload = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What an authority was given with a submission, frozen in words. */
export interface SubmissionContent {
  /** Facts about the child and the family, line by line. */
  items: { label: string; value: string }[];
  /** The schools the centre suggests, as they looked when the case was submitted. */
  candidates: { schoolNumber: string; schoolName: string; distance: string; places: string }[];
  /** What the letter needs, in part the same as the items. */
  person: { familyName: string; givenNames: string; birthText: string; guardians: string[]; language: string };
  protectedAddress: boolean;
}

/** What joining two entries moved to the one that stays, by ids; `filled`: columns of it that were empty and took the other's value. */
export interface JoinedParts {
  cases: string[];
  earlierSchools: string[];
  children: string[];
  guardians: string[];
  filled: string[];
}
