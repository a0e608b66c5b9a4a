// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Shape, shape } from '../instance/shape.ts';

/** Every key of `SponsorshipJson`, level by level. */
export const SPONSORSHIP_SHAPE: Shape = shape('', [
  'levels',
  shape('children', ['id', 'weight', 'slots']),
  shape('sponsors', ['id', 'maxChildren', 'slots', 'groupSize']),
  shape('arcs', ['child', 'sponsor', 'school', 'cost']),
  shape('never', ['child', 'sponsor']),
  shape('keep', ['child', 'sponsor', 'slot']),
]);
