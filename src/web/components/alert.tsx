// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { TONE_ICONS, type Tone } from './badge.tsx';
import { Icon } from './icon.tsx';

export type AlertProps = {
  tone: Exclude<Tone, 'neutral'>;
  title: string;
  /** Answers to a deed are announced at once: "alert" interrupts, "status" waits. Leave out for standing remarks. */
  role?: 'alert' | 'status' | undefined;
  children?: Child;
};

/** A remark that concerns the whole page or section. */
export function Alert({ tone, title, role, children }: AlertProps) {
  return (
    <div class={`kern-alert kern-alert--${tone}`} role={role}>
      <div class="kern-alert__header">
        <Icon name={TONE_ICONS[tone]} />
        <p class="kern-title">{title}</p>
      </div>
      {children === undefined ? null : <div class="kern-alert__body hs-flow">{children}</div>}
    </div>
  );
}
