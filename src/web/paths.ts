// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

// Addresses that the frame itself leads to: signing in and out, one's own account, search, why one may see a page. Features
// that serve them take them from here; all others stand in `paths.ts` of each feature.

export const startPath = '/';
export const signInPath = '/anmelden';
export const signOutPath = '/abmelden';
export const accountPath = '/konto';
export const factorPath = `${accountPath}/zweiter-faktor`;
export const confirmPath = `${accountPath}/bestaetigen`;
export const chooseCentrePath = `${accountPath}/zentrum`;
export const operatorPath = '/betrieb';
export const searchPath = '/suche';
export const accessPath = '/zugriff';

/** A page that leads on to another one afterwards: `/anmelden?weiter=…`. */
export const leadingOn = (path: string, goal: string): string => `${path}?weiter=${encodeURIComponent(goal)}`;
/** Sign-in of the demo with one click a role; its address is printed in the terminal, too. */
export const demoPath = '/demo';
