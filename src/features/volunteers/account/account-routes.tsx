// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, post, redirect } from '../../../web/route.ts';
import { feedAddress, keepFeed } from '../feed/own-feed-actions.ts';
import { OwnFeedPage } from '../feed/own-feed-page.tsx';
import { chooseOwnLanguage } from '../own/own-actions.ts';
import { ownTimes } from '../own/own-deeds.tsx';
import { ownProfile } from '../own-profile/own-profile-deeds.tsx';
import { ownLanguagePath, placesInAccount } from '../paths.ts';
import { ownStandby } from '../standby/own-standby-deeds.tsx';
import { accountPart } from './account-deeds.tsx';
import { readAccountLanguage } from './account-input.ts';
import { accountDoor, loadOwn } from './account-queries.ts';

const times = accountPart(placesInAccount.times, ownTimes);
const profile = accountPart(placesInAccount.profile, ownProfile);
const standby = accountPart(placesInAccount.standby, ownStandby);

/** The address of a calendar stands on the page that answers the button and nowhere else. */
async function feed(request: CentreRequest, isSent: boolean): Promise<Answer> {
  const { tx, by, app, form } = request;
  const person = await loadOwn(request);
  const pressed = form['abo'];
  const { made, ended, standing } = await keepFeed(tx, by, person.id, pressed);
  if (ended) return redirect(flash(placesInAccount.feed, 'gespeichert'));
  const door = await accountDoor(request, person);
  const address = feedAddress(app, made);
  const junk = isSent && pressed !== 'neu' && pressed !== 'ende';
  const wrong = junk ? [{ field: '', key: 'error.form' } as const] : [];
  return page(<OwnFeedPage {...{ door, standing, address, wrong }} places={placesInAccount} />, junk ? 422 : 200);
}

/** The language of the pages is that of the mails: choosing one keeps it. */
async function chooseLanguage(request: CentreRequest): Promise<Answer> {
  const { tx, by, form } = request;
  const person = await loadOwn(request);
  const { language, back } = readAccountLanguage(form);
  if (language === undefined) throw new Conflict('Diese Sprache gibt es hier nicht. Es ist nichts geändert.', []);
  await chooseOwnLanguage(tx, by, person.id, language);
  return redirect(back);
}

const own = 'volunteer.own';
/** What a volunteer keeps after signing in: the same as behind the link of a mail. */
export const volunteerAccountRoutes = centreRoutes('volunteers', [
  get(placesInAccount.times, own, 'volunteer_account.times.view', times.show),
  post(placesInAccount.times, own, 'volunteer_account.times', times.send),
  get(placesInAccount.profile, own, 'volunteer_account.profile.view', profile.show),
  post(placesInAccount.profile, own, 'volunteer_account.profile', profile.send),
  get(placesInAccount.standby, own, 'volunteer_account.standby.view', standby.show),
  post(placesInAccount.standby, own, 'volunteer_account.standby', standby.send),
  get(placesInAccount.feed, own, 'volunteer_account.feed.view', (request) => feed(request, false)),
  post(placesInAccount.feed, own, 'volunteer_account.feed', (request) => feed(request, true)),
  post(ownLanguagePath, own, 'volunteer_account.language', chooseLanguage),
]);
