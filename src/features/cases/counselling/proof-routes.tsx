// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { deedRoutes } from '../deed-page.tsx';
import { noteProofs } from './actions.ts';
import { ProofFields } from './fields.tsx';
import { proofsInput } from './input.ts';
import { listProofs } from './queries.ts';
import { proofValues } from './values.ts';

/** Proofs that come after the talk, or before it: state and day, never what stands in them. */
export const proofRoutes = deedRoutes({
  path: 'nachweise',
  event: 'proofs_noted',
  permission: 'case.edit',
  title: 'Nachweise',
  button: 'Nachweise speichern',
  intro: 'Tragen Sie ein, wie es mit den Nachweisen steht. Nur Stand und Tag, kein Befund und keine Kopie.',
  done: 'gespeichert',
  load: ({ tx, centreId }, head) => listProofs(tx, centreId, head.id),
  schema: () => proofsInput,
  values: (_today, proofs) => proofValues(proofs),
  fields: (state) => <ProofFields state={state} />,
  run: (tx, by, head, proofs) => noteProofs(tx, by, head.id, proofs),
});
