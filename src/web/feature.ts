// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import type { Permission, Role } from '../auth/permissions.ts';
import type { AppContext } from '../context.ts';
import type { Tx } from '../db/centre.ts';
import type { Row } from '../db/row.ts';
import type { Database } from '../db/types.ts';
import type { JobHandler } from '../outbound/jobs.ts';
import type { Tables } from '../privacy/facts.ts';
import type { Shown } from './audit.ts';
import type { Tile } from './components/tiles.tsx';
import type { Confirmation } from './flash.ts';
import type { Route } from './route.ts';

/** Addresses of records by kind (`case`), or by kind and aim (`case.recommendation`), for who only names the record. */
export type RecordPaths = Readonly<Record<string, (id: string) => string>>;

/** An entry of the navigation: by task, shown to who may, in the order of `place` over all features. */
export interface NavigationEntry {
  href: string;
  label: string;
  permission: Permission;
  place: number;
}

/** A service that is counted, with its line of work (fachliche Linie) and its unit of count. */
export interface Service {
  code: string;
  line: 'education' | 'cross_cutting';
  unit: 'case' | 'document' | 'contact' | 'child' | 'hour';
  label: string;
}

/** Services of a feature by their codes. */
export const services = <const Codes extends Record<string, Omit<Service, 'code'>>>(
  facts: Codes,
): { readonly [Code in keyof Codes]: Service } =>
  Object.fromEntries(Object.entries(facts).map(([code, service]) => [code, { code, ...service }])) as {
    [Code in keyof Codes]: Service;
  };

/** Who looks at the start page. */
export interface Viewer {
  centreId: string;
  userId: string;
  roles: readonly Role[];
  /** Municipalities of a reporting office, schools of a school. */
  ags: readonly string[];
  schools: readonly string[];
  /** Schools whose sponsorships somebody coordinates. */
  coordinated: readonly string[];
  /** Ids of the institutions somebody speaks for. */
  institutions: readonly string[];
  /** Id of the volunteer somebody is, where its account belongs to one. */
  volunteers: readonly string[];
  now: Temporal.Instant;
  today: Temporal.PlainDate;
}

/** How many lines of one kind the start page shows. */
export const startLines = 20;

/** A part of the start page, read and ready to be shown. */
export interface StartPart {
  /** Records it shows, for the audit log. */
  shown: readonly Shown[];
  /** One sentence with the number that matters most; that of the first part that has one stands below the heading. */
  lead?: string;
  /** Figures; those of all parts stand together, before everything else. Their trends are counted for `lastWeeks`. */
  tiles?: readonly Tile[];
  /** @param requestId makes a number for each form in it */
  view?(requestId: () => string): Child;
}

/** A part of the start page: what waits for these roles. */
export interface StartSection {
  place: number;
  roles: readonly Role[];
  /** A few statements; undefined when there is nothing to show. */
  read(tx: Tx, viewer: Viewer): Promise<StartPart | undefined>;
}

/** Finds what stands in the places of a path (`/faelle/:id`) for some record of a centre, or names a path that is there for everybody. */
export type Sample = string | ((tx: Tx) => Promise<Readonly<Record<string, string>> | undefined>);

/** One centre of the demo, when its families, cases and places are told. */
export interface DemoStage {
  centreId: string;
  /** Numbers of the centre begin with it: "DN". */
  prefix: string;
  now: Temporal.Instant;
  /** Schools of the area; `coordinated`: `staff.atSchool` speaks for it. `form` as in `codes/school-forms.ts`. */
  schools: readonly Readonly<{ number: string; form: string; ags: string; coordinated: boolean }>[];
  /** Accounts of the centre, by their role. */
  staff: Readonly<Record<'head' | 'administration' | 'coordinator' | 'sponsorships' | 'atSchool', string>>;
  /** All chance and every id come from here: the same seed tells the same demo. */
  random: {
    /** Both ends included. */
    int(from: number, to: number): number;
    chance(probability: number): boolean;
    pick<T>(list: readonly T[]): T;
    id(at: Temporal.Instant): string;
  };
  rows: {
    /** What is told so far, by other features too. */
    of<T extends keyof Database>(table: T): readonly Row<T>[];
    /** Rows are written in the order of telling, after those of families, cases and places. */
    add<T extends keyof Database>(table: T, row: Row<T>): void;
  };
  /** So many numbers of a yearly counter are given (`number_sequence`): the next one goes on from there. `year` 0: one that runs on. */
  counted(kind: string, year: number, last: number): void;
  /** A service was rendered: counted as real ones are, with an id of the same chance. */
  served(one: {
    service: Service;
    occurredOn: Temporal.PlainDate;
    ags: string | null;
    /** In the unit of the service; 1 when nothing is said. */
    quantity?: number;
    createdAt: Temporal.Instant;
  }): void;
}

/** A feature's part of the demo: tells rows of its own tables, made by its `rows.ts`. */
export type DemoPart = (stage: DemoStage) => void;

/**
 * What a feature says of itself. `src/features/index.ts` lists each feature once; navigation, start page, audit log, jobs,
 * the crawl of the tests and the record of processing are read from here.
 */
export interface Feature {
  /** The name of its folder. */
  name: string;
  routes: readonly Route[];
  paths?: RecordPaths;
  jobs?: readonly JobHandler<AppContext>[];
  navigation?: readonly NavigationEntry[];
  /** Confirmations after a change by their codes in the URL: never what was typed. */
  confirmations?: Readonly<Partial<Record<Confirmation, string>>>;
  /** Kinds of records in the audit log, as people call them. */
  records?: Readonly<Record<string, string>>;
  /** Audit events of its routes in words, where the last part alone does not say it (`src/features/audit/lines.tsx`). */
  deeds?: Readonly<Record<string, string>>;
  services?: Readonly<Record<string, Service>>;
  start?: readonly StartSection[];
  demo?: DemoPart;
  /** By the path up to its last place. A route with a new kind of record adds its line. */
  samples?: Readonly<Record<string, Sample>>;
  /** Roles that have to do with it: those that its routes admit. */
  roles: readonly Role[];
  /** Tables it writes, and nobody else. */
  tables: Tables;
}

/** What all features say together, for those who read it. */
export interface House {
  routes: readonly Route[];
  paths: RecordPaths;
  navigation: readonly NavigationEntry[];
  confirmations: Readonly<Record<string, string>>;
  records: Readonly<Record<string, string>>;
  deeds: Readonly<Record<string, string>>;
  services: Readonly<Record<string, Service>>;
  start: readonly StartSection[];
  /** By the name of the feature. */
  demo: ReadonlyMap<string, DemoPart>;
}

/** @throws when two features use one code, name or place */
export function assemble(features: readonly Feature[]): House {
  const inOrder = <T extends { place: number }>(parts: readonly T[]): T[] => {
    const sorted = parts.toSorted((a, b) => a.place - b.place);
    const twice = sorted.find((part, index) => part.place === sorted[index + 1]?.place);
    if (twice) throw new Error(`Two features want place ${twice.place}.`);
    return sorted;
  };
  return {
    routes: features.flatMap(({ routes }) => routes),
    paths: together(features.map(({ paths }) => paths)),
    navigation: inOrder(features.flatMap(({ navigation = [] }) => navigation)),
    confirmations: together(features.map(({ confirmations }) => confirmations)),
    records: together(features.map(({ records }) => records)),
    deeds: together(features.map(({ deeds }) => deeds)),
    services: together(features.map((feature) => feature.services)),
    start: inOrder(features.flatMap(({ start = [] }) => start)),
    demo: new Map(features.flatMap(({ name, demo }) => (demo ? [[name, demo] as const] : []))),
  };
}

/** @throws when a key is there twice */
export function together<T>(parts: readonly (Readonly<Record<string, T>> | undefined)[]): Record<string, T> {
  const all: Record<string, T> = {};
  for (const [key, value] of parts.flatMap((part) => Object.entries(part ?? {}))) {
    if (Object.hasOwn(all, key)) throw new Error(`Two features say ${key}.`);
    all[key] = value;
  }
  return all;
}
