// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '../../..');
const here = 'src/features/sponsorships';

/** What went wrong in programs like this one, and which test keeps it from happening here. */
const accidents: Readonly<Record<string, readonly [file: string, name: string]>> = {
  'two children accepted for one free slot': [`${here}/matching/propose.test.ts`, 'two children for one free slot'],
  'double create': [`${here}/matching/propose.test.ts`, 'a form that is sent twice, also at once'],
  'overdue certificate not found': [`${here}/sponsors/sponsors.test.ts`, 'an overdue certificate is found'],
  'met on an overdue certificate': [`${here}/matching/course.test.ts`, 'nobody begins or goes on without a valid'],
  'an ended match cancelling the past': [`${here}/matching/course.test.ts`, 'an end never cancels the past'],
  'an ended match taken out of the figures': [`${here}/figures/one-child.test.ts`, 'an ended match cancels nothing'],
  'planned counted as held': [`${here}/sessions/sessions.test.ts`, 'a planned lesson never counts as held'],
  'long form lost': [`${here}/sessions/sessions.test.ts`, 'a long form is not lost with the session'],
  'silent overwrite': [`${here}/sessions/sessions.test.ts`, 'nothing is overwritten silently'],
  'silent offline overwrite': ['tests/browser/sponsor-log.test.ts', 'nothing written offline overwrites silently'],
  'rights through a linked record': [`${here}/needs/pupils.test.ts`, 'no right comes through a linked record'],
  'a pupil reported twice by a school': [`${here}/needs/needs.test.ts`, 'a child that turns out to be a duplicate'],
  'a child that is a duplicate of one with a sponsorship': [`${here}/needs/twice.test.ts`, 'two entries of one child'],
  'one child counted twice': [
    `${here}/figures/one-child.test.ts`,
    'two children of the centre that turn out to be one',
  ],
};

it.each(Object.entries(accidents))('%s has a test of its own', (_, [file, name]) => {
  expect(readFileSync(join(project, file), 'utf8')).toContain(`it('accident: ${name}`);
});
