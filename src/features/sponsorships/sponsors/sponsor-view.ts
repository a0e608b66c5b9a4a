// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CheckState } from '../../volunteers/rules.ts';
import type { DaySpan } from '../../volunteers/span-rules.ts';
import type { Fitness } from './fitness-queries.ts';
import type { listPreparation } from './module-queries.ts';
import type { listNeverAgain, listSponsorshipsOf, SponsorFile } from './queries.ts';

/** Everything the page of a sponsor shows. */
export interface SponsorView extends SponsorFile {
  /** Undefined: not in service yet. */
  fitness: Fitness | undefined;
  leastAge: number;
  schoolNames: readonly string[];
  windows: readonly (DaySpan & { weekday: number })[];
  away: readonly { from: Temporal.PlainDate; to: Temporal.PlainDate }[];
  papers: readonly CheckState[];
  sponsorships: Awaited<ReturnType<typeof listSponsorshipsOf>>;
  preparation: Awaited<ReturnType<typeof listPreparation>>;
  neverAgain: Awaited<ReturnType<typeof listNeverAgain>>;
}
