// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** One station of the way, in the order people go it. */
export type Step = { label: string; detail?: string | undefined };

const MARKS = {
  done: { look: 'hs-mark hs-mark--done', spoken: 'erledigt: ' },
  current: { look: 'hs-mark hs-mark--now', spoken: 'jetzt: ' },
  open: { look: 'hs-mark', spoken: 'offen: ' },
} as const;

type State = keyof typeof MARKS;

/** A circle: full, half or empty. Drawn, because some fonts lack the glyphs. */
function Mark({ state }: { state: State }) {
  return (
    <svg class={MARKS[state].look} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <circle cx="7" cy="7" r="6" />
      {state === 'current' ? <path d="M1 7a6 6 0 0 0 12 0z" /> : null}
    </svg>
  );
}

function stateOf(index: number, current: number): State {
  if (index < current) return 'done';
  return index === current ? 'current' : 'open';
}

/**
 * The progress line of a case: done, now, open.
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
            <Mark state={state} />
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
