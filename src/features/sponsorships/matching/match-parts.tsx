// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../../codes/languages.ts';
import type { ChildFacts, Pair, Reason } from './fact-rules.ts';
import { gapText, reasonText } from './words.ts';

/** "Layān, Klasse 2b, Arabisch" */
export const childText = ({ givenName, className, language }: ChildFacts): string =>
  [givenName, className === '' ? '' : `Klasse ${className}`, languageName(language)].filter(Boolean).join(', ');

/** What speaks for a pair and against it. */
export const Reasons = ({ reasons }: { reasons: readonly Reason[] }) => (
  <ul class="hs-chips">
    {reasons.map((reason) => (
      <li class={`hs-chip hs-chip--${reason.plus ? 'for' : 'against'}`}>
        <span aria-hidden="true">{reason.plus ? '+' : '−'}</span>
        <span class="kern-sr-only">{reason.plus ? 'dafür: ' : 'dagegen: '}</span> {reasonText(reason)}
      </li>
    ))}
  </ul>
);

/** Whoever does not come into question for a child, with every reason; folded. */
export function WhyNot({ pairs, summary }: { pairs: readonly Pair[]; summary: string }) {
  const against = pairs
    .filter(({ gaps }) => gaps.length > 0)
    .toSorted((a, b) => a.gaps.length - b.gaps.length || a.sponsor.name.localeCompare(b.sponsor.name, 'de'));
  if (against.length === 0) return null;
  return (
    <details class="hs-fold">
      <summary>{summary}</summary>
      <ul class="hs-text">
        {against.map(({ sponsor, gaps }) => (
          <li>
            <strong>{sponsor.name}</strong>: {gaps.map((gap) => gapText(gap, sponsor)).join('; ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
