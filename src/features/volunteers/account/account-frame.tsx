// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { publicFrame } from '../../../outbound/catalogues/public-frame.ts';
import type { VolunteerKey, VolunteerLanguage } from '../../../outbound/catalogues/volunteer.ts';
import { Hidden } from '../../../web/form/index.ts';
import type { Frame } from '../../../web/frame.ts';
import { LanguageButtons } from '../../../web/language-choice.tsx';
import { type NavItem, Page, type PageWords } from '../../../web/layout.tsx';
import { languages, plain } from '../own/own-words.ts';
import { ownAccountPath, ownLanguagePath } from '../paths.ts';
import { accountLanguageFields } from './account-input.ts';

/** What frames the pages of a volunteer who is signed in. */
export interface AccountFrame {
  frame: Frame;
  /** The person has this role alone: then all of the frame is in its language. */
  alone: boolean;
}

const navigationKeys: Readonly<Record<string, VolunteerKey>> = {
  '/': 'account.today',
  [ownAccountPath]: 'account.title',
};

/** An entry of the navigation in the person's language; what only staff reads stays German and says so. */
function translated(language: VolunteerLanguage, item: NavItem): NavItem {
  const key = navigationKeys[item.href];
  return key === undefined ? { ...item, lang: 'de' } : { ...item, label: plain(language, key) };
}

/** A page of the account of a volunteer, in its language; choosing another one keeps it, for mails, too. */
export function AccountPage({
  account: { frame, alone },
  language,
  title,
  path,
  lead,
  children,
}: {
  account: AccountFrame;
  language: VolunteerLanguage;
  title: VolunteerKey;
  path: string;
  lead?: Child;
  children: Child;
}) {
  const { lang, dir, labels, languages: items } = publicFrame(language, languages, path);
  const word = (key: VolunteerKey): string => plain(language, key);
  const words: PageWords = {
    ...labels,
    areas: word('account.areas'),
    here: word('account.here'),
    account: word('account.settings'),
    switchCentre: word('account.centre'),
    signOut: word('account.leave'),
    why: word('account.why'),
  };
  const { flash, user, nav = [] } = frame;
  return (
    <Page
      {...frame}
      {...{ lang, dir, words, lead }}
      user={alone ? { ...user, roleLabel: word('account.role') } : user}
      nav={nav.map((item) => translated(language, item))}
      flash={flash && { ...flash, text: word('own.saved') }}
      title={word(title)}
      breadcrumbs={
        path === ownAccountPath ? [] : [{ href: ownAccountPath, label: word('account.title') }, { label: word(title) }]
      }
      choice={
        <LanguageButtons
          label={word('account.language')}
          {...{ action: ownLanguagePath, name: accountLanguageFields.language, current: language, items }}
        >
          <Hidden name={accountLanguageFields.back} value={path} />
        </LanguageButtons>
      }
    >
      {children}
    </Page>
  );
}
