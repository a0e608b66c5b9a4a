// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { WholeReader } from '../instance/whole-reader.ts';
import { sponsorshipsFromParts } from './builder.ts';
import { SPONSORSHIP_SHAPE } from './shape.ts';
import type { Sponsorships } from './sponsorship.ts';

/** Reads an instance of M3 (`SponsorshipJson`) from the bytes of its JSON, piece by piece as they come. */
export class SponsorshipReader {
  private readonly reader = new WholeReader(SPONSORSHIP_SHAPE);

  /** Takes the next bytes; does not keep the array. @throws InstanceTextError where they are no JSON */
  write(piece: Uint8Array): void {
    this.reader.write(piece);
  }

  /** @throws InstanceTextError when the text ends too early · MatchingInputError naming everything that is wrong */
  finish(): Sponsorships {
    const { parts, problems } = this.reader.finish();
    return sponsorshipsFromParts(parts, problems);
  }
}
