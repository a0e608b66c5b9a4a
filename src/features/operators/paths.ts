// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { operatorPath } from '../../web/paths.ts';

export const operatedCentrePath = (key: string): string => `${operatorPath}/zentren/${key}`;
export const setUpCentrePath = (key: string): string => `${operatedCentrePath(key)}/einrichten`;
