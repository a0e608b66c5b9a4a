// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Logger } from 'pino';
import type { createAuth } from './auth/better-auth.ts';
import type { Clock } from './clock.ts';
import type { DatabaseHandle } from './db/connection.ts';
import type { FileReading } from './files/reading.ts';
import type { Jobs } from './outbound/jobs.ts';
import type { LetterPrinter } from './outbound/letters/printer.ts';
import type { Settings } from './settings.ts';
import type { House } from './web/feature.ts';

/** Everything the app is a function of; nothing is made on import. */
export interface AppContext {
  settings: Settings;
  database: DatabaseHandle;
  auth: ReturnType<typeof createAuth>;
  clock: Clock;
  jobs: Jobs;
  letters: LetterPrinter;
  files: FileReading;
  log: Logger;
  /** The data are invented (`bearsDemoMark`): the log may quote faults, and pages offer another role. */
  quotesFaults: boolean;
  /** What the features say of themselves. */
  house: House;
}
