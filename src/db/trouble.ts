// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { statfs } from 'node:fs/promises';

/**
 * What keeps a database from working without being a fault of the program. `full`: no space left. `read_only`: takes no
 * changes. `busy`: no connection or memory left. `away`: does not answer. `login`: does not know us. `damaged`: its files are.
 */
export type TroubleKind = 'full' | 'read_only' | 'busy' | 'away' | 'login' | 'damaged';

/** One German sentence each: for somebody at a page, and for somebody at the machine. */
export interface Trouble {
  kind: TroubleKind;
  title: string;
  page: string;
  machine: string;
}

const troubles: Readonly<Record<TroubleKind, Omit<Trouble, 'kind'>>> = {
  full: {
    title: 'Der Speicherplatz ist voll',
    page: 'Der Server hat keinen Speicherplatz mehr und nimmt deshalb nichts an: Bitte sagen Sie Ihrer Systemverwaltung Bescheid und versuchen Sie es danach noch einmal.',
    machine:
      'Der Speicherplatz ist voll: Bitte Platz schaffen und es noch einmal versuchen, es wurde nichts halb gespeichert.',
  },
  read_only: {
    title: 'Herzstück kann gerade nichts speichern',
    page: 'Die Datenbank nimmt gerade keine Änderungen an: Bitte sagen Sie Ihrer Systemverwaltung Bescheid und versuchen Sie es danach noch einmal.',
    machine:
      'Die Datenbank lässt nur das Lesen zu: Bitte Schreibschutz oder Bereitschaftsbetrieb beenden und es noch einmal versuchen.',
  },
  busy: {
    title: 'Herzstück ist gerade ausgelastet',
    page: 'Die Datenbank hat gerade zu viel zu tun: Bitte versuchen Sie es in einer Minute noch einmal.',
    machine:
      'Der Datenbankserver hat keine Verbindung oder keinen Arbeitsspeicher mehr frei: Bitte max_connections und DATABASE_POOL prüfen und es noch einmal versuchen.',
  },
  away: {
    title: 'Herzstück erreicht seine Datenbank nicht',
    page: 'Die Datenbank antwortet gerade nicht: Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    machine:
      'Der Datenbankserver in DATABASE_URL antwortet nicht: Bitte prüfen, ob er läuft und erreichbar ist, und es noch einmal versuchen.',
  },
  login: {
    title: 'Herzstück darf seine Datenbank nicht öffnen',
    page: 'Die Datenbank lässt das Programm gerade nicht hinein: Bitte sagen Sie Ihrer Systemverwaltung Bescheid.',
    machine:
      'Der Datenbankserver nimmt die Anmeldung in DATABASE_URL nicht an: Bitte Name, Passwort und Datenbank prüfen oder einmal „npx herzstueck database prepare“ ausführen.',
  },
  damaged: {
    title: 'Herzstück kann seine Datenbank nicht lesen',
    page: 'Die Datenbank ist beschädigt: Bitte sagen Sie Ihrer Systemverwaltung Bescheid und arbeiten Sie bis dahin nicht weiter.',
    machine:
      'Die Datenbank ist beschädigt: Bitte das Programm beenden und die letzte Sicherung in einen neuen Datenordner oder eine neue Datenbank einspielen.',
  },
};

/** SQLSTATE of PostgreSQL (appendix A of its manual) and error codes of the operating system. */
const kinds: Readonly<Record<string, TroubleKind>> = {
  '53100': 'full',
  '53400': 'full',
  ENOSPC: 'full',
  EDQUOT: 'full',
  '25006': 'read_only',
  EROFS: 'read_only',
  '53200': 'busy',
  '53300': 'busy',
  '57P01': 'away',
  '57P02': 'away',
  '57P03': 'away',
  '57P05': 'away',
  '08000': 'away',
  '08001': 'away',
  '08003': 'away',
  '08004': 'away',
  '08006': 'away',
  ECONNREFUSED: 'away',
  ECONNRESET: 'away',
  ETIMEDOUT: 'away',
  ENOTFOUND: 'away',
  EAI_AGAIN: 'away',
  EHOSTUNREACH: 'away',
  ENETUNREACH: 'away',
  '28000': 'login',
  '28P01': 'login',
  '3D000': 'login',
  '58030': 'damaged',
  XX001: 'damaged',
  XX002: 'damaged',
};

/** The driver of PostgreSQL gives these no code. */
const lostConnection =
  /^Connection terminated|^timeout exceeded when trying to connect|connection error and is not queryable/;
/** PostgreSQL has no code of its own for a used-up quota. */
const noSpace = /No space left on device|Disk quota exceeded/;

/** What an error means, if it is trouble of the database or the disk and no fault of the program or its user. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message = '', cause } = error as { code?: unknown; message?: string; cause?: unknown };
  let kind = typeof code === 'string' ? kinds[code] : undefined;
  if (noSpace.test(message)) kind = 'full';
  else if (kind === undefined && lostConnection.test(message)) kind = 'away';
  return kind === undefined ? troubleOf(cause) : { kind, ...troubles[kind] };
}

/** What was met last, by database: readiness says so at once, before it asks itself. */
const met = new WeakMap<object, { kind: TroubleKind; at: Temporal.Instant }>();

export function noteTrouble(database: object, kind: TroubleKind, at: Temporal.Instant): void {
  met.set(database, { kind, at });
}
export const lastTrouble = (database: object): { kind: TroubleKind; at: Temporal.Instant } | undefined =>
  met.get(database);

/**
 * Bytes that must be free in a folder with a database: its log grows by 16 MiB at a time, and one that cannot grow stops the
 * whole database instead of refusing one change.
 */
const neededBytes = 32 * 1024 * 1024;

/** Is there less space left in this folder than a database needs to go on? */
export async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < neededBytes;
}
