// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppContext } from './context.ts';
import { accountTokenPaths } from './features/account/paths.ts';
import { publicAccountRoutes } from './features/account/public-routes.tsx';
import { feedPublicRoutes } from './features/appointments/feed-public-routes.ts';
import { invitationAnswerRoutes } from './features/appointments/invitation/public-routes.tsx';
import { answerDoor, preFormDoor } from './features/appointments/paths.ts';
import { reportImportPath } from './features/cases/paths.ts';
import { familyStatusRoutes } from './features/family-status/public-routes.tsx';
import { featureLinks, featureRoutes } from './features/index.ts';
import { offerDoor } from './features/interpreting/dispatch/paths.ts';
import { offerRoutes } from './features/interpreting/dispatch/public-routes.tsx';
import { familyTextRoutes } from './features/interpreting/family-text-routes.tsx';
import { interpretingFeedRoutes } from './features/interpreting/feeds/public-routes.ts';
import { linkDoorRoutes } from './features/interpreting/link-routes.tsx';
import { nowLinkRoutes } from './features/interpreting/now/link-routes.tsx';
import { nowLinkDoor, nowVolunteerDoor } from './features/interpreting/now/paths.ts';
import { nowVolunteerRoutes } from './features/interpreting/now/volunteer-routes.tsx';
import { proposalDoor } from './features/interpreting/proposals/paths.ts';
import { proposalPublicRoutes } from './features/interpreting/proposals/public-routes.tsx';
import { linkRoutes } from './features/links/public-routes.tsx';
import { importPath } from './features/schools/paths.ts';
import { selfReportRoutes } from './features/self-reports/public-routes.tsx';
import { schoolDoor, sponsorDoor } from './features/sponsorships/matching/paths.ts';
import { sponsorshipLinkRoutes } from './features/sponsorships/matching/public-routes.tsx';
import { sponsorFeedPublicRoutes } from './features/sponsorships/sessions/feed-public-routes.ts';
import { offlineLogRoutes } from './features/sponsorships/sessions/offline-public-routes.tsx';
import { ownFeedRoutes } from './features/volunteers/feed/own-feed-routes.tsx';
import { joinRoutes } from './features/volunteers/own/join-public-routes.tsx';
import { ownPageRoutes } from './features/volunteers/own/own-public-routes.tsx';
import { ownProfileRoutes } from './features/volunteers/own-profile/own-profile-routes.tsx';
import { ownDoor, ownFeedDoor, ownProfileDoor, ownStandbyDoor } from './features/volunteers/paths.ts';
import { ownStandbyRoutes } from './features/volunteers/standby/own-standby-routes.tsx';
import { serveAssets } from './web/assets.ts';
import { ErrorPage } from './web/errors.tsx';
import { clientAddress, originCheck, securityHeaders, serverTiming } from './web/headers.ts';
import { healthRoutes } from './web/health.ts';
import { infoRoutes } from './web/info.tsx';
import { failureOutside } from './web/outside.tsx';
import { mount } from './web/pipeline.tsx';

/** The server as a function of what it is given: middlewares in order, then every feature. */
export function createApp(context: AppContext): Hono {
  const app = new Hono();
  app.use(serverTiming);
  app.use(securityHeaders(context.settings));
  app.route('/health', healthRoutes(context));
  app.get('/assets/:file', serveAssets());
  app.use(clientAddress(context.settings) as never);
  app.use(
    originCheck(context.settings, [
      ...accountTokenPaths,
      answerDoor,
      preFormDoor,
      offerDoor,
      nowVolunteerDoor,
      nowLinkDoor,
      proposalDoor,
      sponsorDoor,
      schoolDoor,
      ownDoor,
      ownStandbyDoor,
      ownProfileDoor,
      ownFeedDoor,
      ...featureLinks.map(({ path }) => path),
    ]),
  );
  const largeBody = limitBody(20);
  const listBody = limitBody(4);
  const smallBody = limitBody(1);
  const limits = new Map([
    [importPath, largeBody],
    [reportImportPath, listBody],
  ]);
  app.use((c, next) => (limits.get(c.req.path) ?? smallBody)(c, next));
  app.route('/', infoRoutes());
  app.route('/', publicAccountRoutes(context));
  app.route('/', familyStatusRoutes(context));
  app.route('/', selfReportRoutes(context));
  app.route('/', joinRoutes(context));
  app.route('/', ownPageRoutes(context));
  app.route('/', ownStandbyRoutes(context));
  app.route('/', ownProfileRoutes(context));
  app.route('/', invitationAnswerRoutes(context));
  app.route('/', feedPublicRoutes(context));
  app.route('/', interpretingFeedRoutes(context));
  app.route('/', ownFeedRoutes(context));
  app.route('/', offlineLogRoutes());
  app.route('/', sponsorFeedPublicRoutes(context));
  app.route('/', offerRoutes(context));
  app.route('/', nowVolunteerRoutes(context));
  app.route('/', nowLinkRoutes(context));
  app.route('/', proposalPublicRoutes(context));
  app.route('/', sponsorshipLinkRoutes(context));
  app.route('/', familyTextRoutes());
  app.route('/', linkDoorRoutes(context));
  app.route('/', linkRoutes(context, featureLinks));
  mount(app, context, featureRoutes);
  app.notFound((c) => c.html(page({ status: 404 }), 404));
  app.onError((error, c) => failureOutside(c, context, error));
  return app;
}

/** The register of schools is a large file, a list of reports a middling one; everything else is a form. */
const limitBody = (megabytes: number) =>
  bodyLimit({
    maxSize: megabytes * 1024 * 1024,
    onError: (c) =>
      c.html(
        page({
          status: 422,
          title: megabytes > 1 ? 'Die Datei ist zu groß' : 'Die Eingabe ist zu groß',
          sentences: [`Es gehen höchstens ${megabytes} MB. Es wurde nichts gespeichert.`],
        }),
        413,
      ),
  });

const page = (props: Parameters<typeof ErrorPage>[0]): string => `<!doctype html>${ErrorPage(props).toString()}`;
