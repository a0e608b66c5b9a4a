// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export { Accordion, type AccordionProps } from './accordion.tsx';
export { type Action, Actions, type ActionsProps } from './actions.tsx';
export { Alert, type AlertProps } from './alert.tsx';
export { Badge, type Tone } from './badge.tsx';
export { Card, type CardProps } from './card.tsx';
export { Definition } from './definition.tsx';
export { type DescriptionItem, DescriptionList } from './description-list.tsx';
export { Icon, type IconName } from './icon.tsx';
export { NextStep, type NextStepProps } from './next-step.tsx';
export { Queue, type QueueItem } from './queue.tsx';
export { type Step, Steps } from './steps.tsx';
export { type Task, TaskList, type TaskListProps } from './task-list.tsx';
export { type Tile, Tiles, type Trend } from './tiles.tsx';
export { Timeline, type TimelineItem } from './timeline.tsx';
export { Waiting } from './waiting.tsx';
