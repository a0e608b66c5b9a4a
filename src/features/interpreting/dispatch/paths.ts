// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ownRequestPath, requestPath } from '../paths.ts';

/** Who finds whom: the board, and one request with everybody who comes into question. */
export const boardPath = '/vermittlung';
/** The open requests of a week, proposed together; `?woche=` its Monday. */
export const weekPath = `${boardPath}/woche`;
export const weekAskPath = `${weekPath}/anfragen`;
export const weekOf = (monday: Temporal.PlainDate): string => `${weekPath}?woche=${monday.toString()}`;
export const dispatchPath = (id: string): string => `${boardPath}/${id}`;
export const askPath = (id: string): string => `${dispatchPath(id)}/anfragen`;
export const callPath = (id: string): string => `${dispatchPath(id)}/anruf`;
/** The program asks one after the other, or stops. */
export const cascadePath = (id: string): string => `${dispatchPath(id)}/reihe`;
export const stopCascadePath = (id: string): string => `${cascadePath(id)}/anhalten`;
export const releasePath = (id: string): string => `${dispatchPath(id)}/ersatz`;
/** Who found a talk hard was called. */
export const calledPath = (id: string): string => `${dispatchPath(id)}/zurueckgerufen`;
/** Whoever has promised a talk was told on the phone what is otherwise. */
export const toldPath = (id: string): string => `${dispatchPath(id)}/angerufen`;
export const proofPath = (id: string): string => `${dispatchPath(id)}/nachweis`;
export const ownProofPath = (id: string): string => `${ownRequestPath(id)}/nachweis`;
export const toRequestPage = requestPath;

/** The page of a volunteer who was asked: offer, job and proof, by the token in the mail. */
export const offerDoor = '/einsatz';
export const offerPagePath = (token: string): string => `${offerDoor}/${encodeURIComponent(token)}`;
export const offerFilePath = (token: string): string => `${offerPagePath(token)}/termin.ics`;
