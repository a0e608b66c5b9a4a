// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The program cannot work with the database or the data folder it was given. Its message is one German sentence that says
 * what to do; nothing was written. Exit code 2: trying again does not help. In a file of its own, because commands without a
 * database know it too.
 */
export class UnfitDatabase extends Error {}
