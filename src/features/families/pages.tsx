// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from '../../web/components/index.ts';
import { Button, ButtonRow, Form, type FormState } from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { AddressSection, type MunicipalityChoice } from './address-fields.tsx';
import { ChildSection, ContactSection } from './fields.tsx';
import { GuardianSections } from './guardian-fields.tsx';
import { childFormPath, childPath, familyFormPath, familyPath } from './paths.ts';
import type { Child, Family } from './queries.ts';
import { fullName } from './rules.ts';

export type FamilyFormProps = {
  frame: Frame;
  family: Family;
  state: FormState;
  municipality: MunicipalityChoice;
  requestId: string;
  version: number;
};

/** The form of a family; a closed protected address is left out and stays as it is. */
export function FamilyFormPage({ frame, family, state, municipality, requestId, version }: FamilyFormProps) {
  const href = familyPath(family.id);
  return (
    <Page
      {...frame}
      title="Familie ändern"
      breadcrumbs={[{ href, label: 'Familie' }, { label: 'ändern' }]}
      errors={state.errors}
    >
      <Form action={familyFormPath(family.id)} requestId={requestId} version={version}>
        <ContactSection state={state} />
        <GuardianSections state={state} />
        {family.open ? (
          <AddressSection state={state} municipality={municipality} withPosition />
        ) : (
          <Alert tone="warning" title="Die Anschrift ist gesperrt und bleibt, wie sie ist">
            <p class="kern-body">
              Zum Ändern muss sie vorher geöffnet werden:{' '}
              <a class="kern-link" href={href}>
                zur Familie
              </a>
              .
            </p>
          </Alert>
        )}
        <ButtonRow>
          <Button>Änderungen speichern</Button>
          <Button kind="tertiary" href={href}>
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

export type ChildFormProps = { frame: Frame; child: Child; state: FormState; requestId: string; version: number };

export function ChildFormPage({ frame, child, state, requestId, version }: ChildFormProps) {
  const name = fullName(child.familyName, child.givenNames);
  return (
    <Page
      {...frame}
      title={`${name} ändern`}
      breadcrumbs={[{ href: childPath(child.id), label: name }, { label: 'ändern' }]}
      errors={state.errors}
    >
      <Form action={childFormPath(child.id)} requestId={requestId} version={version}>
        <ChildSection state={state} />
        <ButtonRow>
          <Button>Änderungen speichern</Button>
          <Button kind="tertiary" href={childPath(child.id)}>
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
