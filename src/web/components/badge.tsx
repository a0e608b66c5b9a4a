// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

/** Meaning of a status; the word beside it says the same, so nobody has to see the colour. */
export type Tone = 'info' | 'success' | 'warning' | 'danger' | 'neutral';

export const TONE_ICONS: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
  neutral: 'draft',
};

/** A status as icon and word. The word is the child and is required. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: IconName | undefined; children: Child }) {
  return (
    <span class={`kern-badge kern-badge--small kern-badge--${tone} hs-badge`}>
      <Icon name={icon ?? TONE_ICONS[tone]} size="small" />
      <span class="kern-label">{children}</span>
    </span>
  );
}
