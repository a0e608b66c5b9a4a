// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Shape, shape } from '../instance/shape.ts';

/** Every key of `DispatchJson`, level by level; the keys of `travel` are free. */
export const DISPATCH_SHAPE: Shape = shape('', [
  'buffer',
  'travel',
  'fairness',
  'seconds',
  shape('requests', ['id', 'start', 'end', 'site', 'weight']),
  shape('volunteers', ['id', 'maxJobs', 'minutesLeft', 'monthJobs']),
  shape('arcs', ['request', 'volunteer', 'cost']),
  shape('previous', ['request', 'volunteer']),
]);
