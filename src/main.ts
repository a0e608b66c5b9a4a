// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { refuseOldNode } from './node-version.ts';

// The program comes after the check: an older Node would stop at words of it that it does not know, with a riddle.
refuseOldNode();
await import('./serve.ts');
