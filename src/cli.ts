// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { refuseOldNode } from './node-version.ts';

refuseOldNode();
await import('./command-line.ts');
