// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { addressTask } from '../commands/address-task.ts';
import { listTask } from '../features/lists/list-task.ts';
import { registerTask } from '../features/schools/register-task.ts';
import { sheetTask } from '../outbound/spreadsheet/sheet-task.ts';

/** The kinds of files the other process reads or writes, each with what can be asked about it. Every import adds its own. */
export const tasks = { register: registerTask, addresses: addressTask, list: listTask, sheet: sheetTask } as const;

export type TaskName = keyof typeof tasks;
export type TaskOf<N extends TaskName> = ReturnType<(typeof tasks)[N]>;
