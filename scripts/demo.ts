// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.ts';

// npm run demo: build, fill the data folder with a demo if it is empty, serve it. A restart finds the demo of before.
const dist = fileURLToPath(new URL('../dist', import.meta.url));
process.env.HERZSTUECK_DATA = resolve(process.env.HERZSTUECK_DATA || './data');
process.stdout.write('Das Programm wird gebaut …\n');
await build();
process.argv.push('--demo');
// In this process: an interrupt from the terminal reaches the server once, and it ends in order.
await import(pathToFileURL(join(dist, 'main.js')).href);
