// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export const seenPath = (id: string): string => `/hinweise/${id}/gesehen`;
