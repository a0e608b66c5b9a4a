// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { publicAccountRoutes } from './features/account/public-routes.tsx';
import { featureRoutes } from './features/index.ts';
import { serveAssets } from './web/assets.ts';
import type { AppContext } from './web/context.ts';
import { ErrorPage } from './web/errors.tsx';
import { clientAddress, originCheck, securityHeaders, serverTiming } from './web/headers.ts';
import { healthRoutes } from './web/health.ts';
import { infoRoutes } from './web/info.tsx';
import { mount } from './web/pipeline.tsx';

/** The server as a function of what it is given: middlewares in order, then every feature. */
export function createApp(context: AppContext): Hono {
  const app = new Hono();
  app.use(serverTiming);
  app.use(securityHeaders(context.settings));
  app.route('/health', healthRoutes(context));
  app.get('/assets/:file', serveAssets());
  app.use(clientAddress(context.settings) as never);
  app.use(originCheck(context.settings));
  app.use(
    bodyLimit({
      maxSize: 20 * 1024 * 1024,
      onError: (c) =>
        c.html(
          page({
            status: 422,
            title: 'Die Datei ist zu groß',
            sentences: ['Es gehen höchstens 20 MB. Es wurde nichts gespeichert.'],
          }),
          413,
        ),
    }),
  );
  app.route('/', infoRoutes());
  app.route('/', publicAccountRoutes(context));
  mount(app, context, featureRoutes);
  app.notFound((c) => c.html(page({ status: 404 }), 404));
  app.onError((error, c) => {
    context.log.error({ error: error.name }, 'request failed outside a route');
    return c.html(page({ status: 500 }), 500);
  });
  return app;
}

const page = (props: Parameters<typeof ErrorPage>[0]): string => `<!doctype html>${ErrorPage(props).toString()}`;
