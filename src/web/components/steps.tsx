// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** One station of the way, in the order people go it. */
export type Step = { label: string; detail?: string | undefined };

const MARKS = {
  done: { sign: '●', spoken: 'erledigt: ' },
  current: { sign: '◐', spoken: 'jetzt: ' },
  open: { sign: '○', spoken: 'offen: ' },
} as const;

function stateOf(index: number, current: number): keyof typeof MARKS {
  if (index < current) return 'done';
  return index === current ? 'current' : 'open';
}

/**
 * The progress line of a case: ● done, ◐ now, ○ open.
 * @param current index of the step people are at; `steps.length` when all are done
 */
export function Steps({
  steps,
  current,
  label = 'Stand',
}: {
  steps: readonly Step[];
  current: number;
  label?: string;
}) {
  return (
    <ol class="hs-steps" aria-label={label}>
      {steps.map((step, index) => {
        const state = stateOf(index, current);
        return (
          <li class={`hs-step hs-step--${state}`} aria-current={state === 'current' ? 'step' : undefined}>
            <span class="hs-step__mark" aria-hidden="true">
              {MARKS[state].sign}
            </span>
            <span class="hs-step__text">
              <span class="kern-sr-only">{MARKS[state].spoken}</span>
              {step.label}
              {step.detail === undefined ? null : <span class="hs-step__detail"> {step.detail}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
