// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { checkCertificate, solve } from '../../src/matching/index.ts';
import { type NrwOptions, nrwLike } from './instances.ts';

/** `node bench/matching/cold.ts '{"children":500,…}'`: the first solve of a fresh process, in milliseconds. */
const instance = nrwLike(JSON.parse(process.argv[2] ?? '') as NrwOptions);
const start = performance.now();
const solution = solve(instance);
const milliseconds = performance.now() - start;
const { valid } = checkCertificate(instance, solution);
process.stdout.write(JSON.stringify({ milliseconds, valid, objective: solution.objective }));
