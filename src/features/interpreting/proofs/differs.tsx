// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Alert } from '../../../web/components/index.ts';
import { timesPath } from './paths.ts';

/** On the page of a talk: both sides say something else about when it was. */
export const Differs = ({ differs, requestId }: { differs: boolean; requestId: string }) =>
  differs ? (
    <Alert tone="warning" title="Beide Seiten sagen verschiedene Zeiten.">
      <p class="kern-body">
        <a class="kern-link" href={timesPath(requestId)}>
          Zeiten vergleichen und klären
        </a>
      </p>
    </Alert>
  ) : null;
