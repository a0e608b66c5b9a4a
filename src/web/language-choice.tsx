// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';

/** The same page in another language. */
export type LanguageLink = { lang: string; dir: 'ltr' | 'rtl'; label: string; href: string };

interface LanguageButtonsProps {
  label: string;
  /** Where the form goes, and the name under which it says the language that was pressed. */
  action: string;
  name: string;
  current: string;
  items: readonly Omit<LanguageLink, 'href'>[];
  /** What goes along in the form. */
  children?: Child;
}

/** The languages as buttons of a form: where choosing one is a deed, or something goes along that must not stand in an address. */
export function LanguageButtons({ label, action, name, current, items, children }: LanguageButtonsProps) {
  return (
    <nav class="hs-languages" aria-label={label}>
      <form action={action} method="post">
        {children}
        <ul class="hs-languages__list">
          {items.map(({ lang, dir, label: own }) => (
            <li>
              <button
                class="hs-header__link"
                type="submit"
                name={name}
                value={lang}
                lang={lang}
                dir={dir}
                aria-current={lang === current ? 'true' : undefined}
              >
                {own}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </nav>
  );
}

export function LanguageChoice({ items, label }: { items: readonly LanguageLink[]; label: string }) {
  return (
    <nav class="hs-languages" aria-label={label}>
      <ul class="hs-languages__list">
        {items.map((item) => (
          <li>
            <a class="hs-header__link" href={item.href} lang={item.lang} dir={item.dir} hreflang={item.lang}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
