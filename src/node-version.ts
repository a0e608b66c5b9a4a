// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Ends the process with one sentence when this Node is too old for the program. Without Temporal it is older than 26.
 * This file and what imports it must be readable for every Node: nothing newer than ES2022 in it.
 */
export function refuseOldNode(): void {
  if (typeof Temporal !== 'undefined') return;
  process.stderr.write(
    `Herzstück braucht Node 26, dies ist Node ${process.versions.node}: Bitte im Programmordner „npm ci“ und dann „npm start“ ausführen (Befehle mit „npx herzstueck“), das passende Node kommt dabei mit.\n`,
  );
  process.exit(2);
}
