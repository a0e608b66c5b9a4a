// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may, type Role } from '../../auth/permissions.ts';
import { type CaseFacts, deeds, possibleDeeds } from './deeds.ts';
import type { CaseState } from './states.ts';

const notCounselled: readonly CaseState[] = ['reported', 'invited', 'scheduled', 'no_show', 'documents_missing'];
const beforeAuthority: readonly CaseState[] = ['submitted', 'authority_asked'];
const decided: readonly CaseState[] = ['allocated', 'legal_remedy'];
const absent: readonly CaseState[] = ['not_arrived', 'left_school'];

/** What stands between a state and the deeds that belong to the recommendation; '' when nothing does. */
function hindrance(state: CaseState): string {
  if (state === 'school_asked') return 'wenn die Schule geantwortet hat oder Sie die Anfrage zurückziehen';
  if (beforeAuthority.includes(state)) return 'wenn Sie die Vorlage zurückziehen';
  if (absent.includes(state)) return 'wenn Sie das Gespräch mit der Familie eingetragen haben';
  return '';
}

/** Why a deed that people look for is missing in a state; '' where nobody looks for it. */
const reasons: Readonly<Record<string, (state: CaseState) => string>> = {
  recommend: (state) => {
    if (notCounselled.includes(state)) return 'Eine Empfehlung schreiben können Sie nach der Erstberatung.';
    if (decided.includes(state)) return 'Die Zuweisung ändert nur noch die Behörde: mit einer neuen Entscheidung.';
    const until = hindrance(state);
    return until === '' ? '' : `Die Empfehlung ändern können Sie, ${until}.`;
  },
  ask: (state) => {
    if (notCounselled.includes(state) || state === 'counselled')
      return 'Eine Schule anfragen können Sie nach der Empfehlung.';
    return '';
  },
  submit: (state) => {
    if (notCounselled.includes(state) || state === 'counselled') return 'Vorlegen können Sie nach der Empfehlung.';
    return absent.includes(state) ? `Neu vorlegen können Sie, ${hindrance(state)}.` : '';
  },
  registered: (state) =>
    state === 'reported' ? 'Die Anmeldung bestätigen können Sie, wenn Sie Schulen empfohlen haben.' : '',
};

/**
 * Why deeds that people look for at a case are not there, one sentence each, in the order of the way: what has to happen
 * first. For somebody who may not run cases at all: who does.
 */
export function whyNot(facts: CaseFacts, roles: readonly Role[]): { key: string; reason: string }[] {
  if (facts.nextStep === null) return [];
  if (!may(roles, 'case.edit')) return [{ key: 'role', reason: 'Fälle führen Beratung und Leitung.' }];
  const { primary, others } = possibleDeeds(facts, roles);
  const offered = new Set([primary, ...others].map((deed) => deed?.key));
  return deeds
    .filter(
      ({ key, kind, permission }) =>
        !offered.has(key) && may(roles, permission) && (kind === undefined || kind === facts.kind),
    )
    .map(({ key }) => ({ key, reason: reasons[key]?.(facts.state) ?? '' }))
    .filter(({ reason }) => reason !== '');
}
