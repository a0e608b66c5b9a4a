// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import { may, type Role } from '../../auth/permissions.ts';
import { Button, Form, Select, TextArea } from '../../web/form/index.ts';
import { bulkPath } from './paths.ts';

interface SeveralProps {
  offered: boolean;
  roles: readonly Role[];
  people: readonly { id: string; name: string }[];
  requestId: string;
  children: Child;
}

/** The list as a form: what can be done with the cases that are ticked, only what the role may. */
export function Several({ offered, roles, people, requestId, children }: SeveralProps) {
  if (!offered) return <>{children}</>;
  const deeds = [
    ...(may(roles, 'case.edit') ? [{ value: 'assign', label: 'zuweisen' }] : []),
    { value: 'invite', label: 'zum Termin einladen' },
    ...(may(roles, 'placement.submit') ? [{ value: 'remind', label: 'Schule oder Schulamt erinnern' }] : []),
  ];
  return (
    <Form action={bulkPath} requestId={requestId} guard={false} wide>
      {children}
      <details class="hs-fold">
        <summary>Mit den ausgewählten Fällen …</summary>
        <div class="hs-stack hs-measure">
          <Select name="tat" label="Was soll geschehen?" options={deeds} />
          {may(roles, 'case.edit') ? (
            <Select
              name="an"
              label="Zuweisen an"
              required={false}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          {may(roles, 'case.edit') ? (
            <TextArea name="uebergabe" label="Notiz zur Übergabe" required={false} rows={2} maxLength={500} />
          ) : null}
          <Button kind="secondary">Mit allen ausgewählten tun</Button>
        </div>
      </details>
    </Form>
  );
}
