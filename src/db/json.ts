// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What an event of a case carries: ids, codes, numbers, answers and ISO dates by name, never names of people or free text. */
export type EventPayload = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** A form somebody is still filling in, field by field as typed. */
export type TypedText = Record<string, string | string[]>;

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

/** What joining two entries moved to the one that stays, by ids, and what was filled in there, so that it can be undone. */
export interface JoinedParts {
  cases: string[];
  earlierSchools: string[];
  children: string[];
  guardians: string[];
  /** The family that was joined with the child, if one was. */
  familyId: string | null;
  /** The two children that were linked as siblings. */
  siblings: string[];
  /** Entries that were joined into the one that goes: they point to the one that stays now. */
  pointedChildren: string[];
  pointedFamilies: string[];
  /** Columns of the child that stays that knew less, with what stood there and what stands there since. */
  childFilled: Filled[];
  familyFilled: Filled[];
  /** Persons of the family that stays of whom the other entry knew more; older joinings have none. */
  persons?: { id: string; filled: Filled[] }[];
}

export interface Filled {
  column: string;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
}

/** Into which field each column of a list goes; null: left out. */
export type ListMapping = (string | null)[];

/** What became of a row of a list: its line in the sheet, and the German sentences why it was refused. */
export interface ListedRow {
  line: number;
  name: string;
  outcome: 'new' | 'same' | 'refused';
  reasons: string[];
}

/** A list of reports that is being taken: who handed it in, and what was shown and answered. */
export interface TakenList {
  userId: string;
  /** As the log names it: roles with commas. */
  roles: string;
  /** The role that allows it. */
  role: string;
  /** Municipalities of an office; null for staff. */
  ags: string[] | null;
  mapping: ListMapping;
  seen: string;
  answers: [line: number, answer: string][];
  /** What the preview showed beside new rows, once it was looked at again: after a crash the work goes on with it. */
  shown:
    | {
        line: number;
        name?: string;
        outcome: 'new' | 'same' | 'changed' | 'refused';
        reasons: string[];
        asked?: true;
      }[]
    | null;
}

/** What a family has said of a child before the talk: codes and numbers (`features/cases/counselling/pre-form-rules.ts`). */
export interface PreFormSaid {
  languages: { language: string; level: string | null }[];
  scripts: string[];
  noScript: boolean;
  schoolYears: number | null;
  kindergartenYears: number | null;
  schools: {
    country: string;
    kind: string | null;
    from: number | null;
    to: number | null;
    lastGrade: number | null;
  }[];
  wishes: string[];
  siblingsSchool: boolean;
}

/** Days on which a service dispatches nothing: ISO dates, both included. */
export type ClosedWeeks = { from: string; to: string }[];
/** A line of what an amount is made of; whole cents. */
export interface AllowanceLine {
  text: string;
  cents: number;
}

/** What was known of a job when it was paid; times as ISO instants. */
export interface ProvenJob {
  start: string;
  end: string;
  km: number;
  travelMinutes: number;
  ticketCents: number;
  cancelledAt: string | null;
}

/** A column of the file for the payment office: its heading, and the code of what stands in it. */
export interface PayoutColumn {
  heading: string;
  field: string;
}
