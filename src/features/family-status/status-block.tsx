// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type StatusLanguage, statusDay } from '../../outbound/catalogues/status.ts';
import type { StatusView } from './rules.ts';
import { mark, say } from './say.tsx';

export interface StatusBlockProps {
  language: StatusLanguage;
  view: StatusView;
  /** Begins the ids of this block: a page can show two. */
  name: string;
}

/** Until when, or that it takes longer. */
function By({ language, view }: StatusBlockProps) {
  const family = view.who === 'family';
  if (view.late) return <p class="hs-easy">{say(language, family ? 'by.family.late' : 'by.late')}</p>;
  if (view.by === null) return null;
  const values = { date: statusDay(language, view.by) };
  return <p class="hs-easy">{say(language, family ? 'by.family' : 'by.plan', values)}</p>;
}

/** What is on now: step x of y, what happens, what the family has to do, who acts, until when. */
export function NowBlock(props: StatusBlockProps) {
  const { language, view, name } = props;
  const total = view.stations.length;
  const running = view.current < total;
  return (
    <section class="hs-now" aria-labelledby={`${name}-jetzt`}>
      {running ? (
        <p class="hs-now__count">{say(language, 'step.of', { step: mark(view.current + 1), total: mark(total) })}</p>
      ) : null}
      <h2 class="hs-now__what" id={`${name}-jetzt`}>
        {say(language, `now.${view.topic}`)}
      </h2>
      <p class="hs-easy">
        <strong>{say(language, `todo.${view.todo}`)}</strong>
      </p>
      <By {...props} />
      {view.who === null ? null : (
        <p class="hs-easy">
          {say(language, 'who')} <strong>{say(language, `who.${view.who}`)}</strong>
        </p>
      )}
    </section>
  );
}

const Tick = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </svg>
);

/** The whole way with what is done, what is on and what comes. */
export function WayBlock({ language, view, name }: StatusBlockProps) {
  if (view.stations.length === 0) return null;
  return (
    <section class="hs-section" aria-labelledby={`${name}-weg`}>
      <h2 class="kern-heading-medium" id={`${name}-weg`}>
        {say(language, 'way')}
      </h2>
      <ol class="hs-way">
        {view.stations.map((station, index) => {
          const at = index < view.current ? 'done' : index === view.current ? 'now' : 'later';
          return (
            <li
              class={at === 'later' ? 'hs-way__step' : `hs-way__step hs-way__step--${at}`}
              aria-current={at === 'now' ? 'step' : undefined}
            >
              <span class="hs-way__number" aria-hidden="true">
                {at === 'done' ? <Tick /> : index + 1}
              </span>
              <p class="hs-way__what">
                <span class="kern-sr-only">{say(language, `way.${at}`)} </span>
                <strong>{say(language, `step.${station}`)}</strong>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
