// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { WholeReader } from '../instance/whole-reader.ts';
import { dispatchFromParts } from './builder.ts';
import type { Dispatch } from './dispatch.ts';
import { DISPATCH_SHAPE } from './shape.ts';

/** Reads an instance of M2 (`DispatchJson`) from the bytes of its JSON, piece by piece as they come. */
export class DispatchReader {
  private readonly reader = new WholeReader(DISPATCH_SHAPE, 'travel');

  /** Takes the next bytes; does not keep the array. @throws InstanceTextError where they are no JSON */
  write(piece: Uint8Array): void {
    this.reader.write(piece);
  }

  /** @throws InstanceTextError when the text ends too early · MatchingInputError naming everything that is wrong */
  finish(): Dispatch {
    const { parts, problems } = this.reader.finish();
    return dispatchFromParts(parts, problems);
  }
}
