// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { v7, validate } from 'uuid';

/** A new id, made here and not in the database so that PostgreSQL 16 works too; version 7 sorts by time of making. */
export const newId = (): string => v7();

/** True when the text is a UUID; a malformed id in a URL is answered like an unknown one (404). */
export const isId = (text: string): boolean => validate(text);
