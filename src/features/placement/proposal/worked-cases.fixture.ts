// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { workedChildren } from './worked-children.fixture.ts';
import { workedPupils } from './worked-pupils.fixture.ts';
import { workedYouths } from './worked-youths.fixture.ts';

/** Every worked case of the decision table. */
export const workedCases = [...workedChildren, ...workedPupils, ...workedYouths];
