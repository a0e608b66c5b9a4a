// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { endReasons } from '../states.ts';

/** Why lessons were not held, as figures name it. */
export const missedWords: Readonly<Record<string, string>> = {
  pupil_away: 'Kind nicht da, zum Beispiel krank',
  sponsor_away: 'Patin oder Pate verhindert',
  school_event: 'Schule hatte etwas anderes vor',
  no_lessons: 'Ferien oder frei',
  other: 'anderer Grund',
};

/** Why sponsorships ended. */
export const endingWords: Readonly<Record<string, string>> = endReasons;
