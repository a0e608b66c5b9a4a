// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Selectable } from 'kysely';
import { describe, expectTypeOf, it } from 'vitest';
import type { CentreRole } from '../../src/auth/permissions.ts';
import type { Gender, PlaceKindKey } from '../../src/codes/pupil-keys.ts';
import type { Database } from '../../src/db/types.ts';
import type { EventText } from '../../src/features/cases/actions.ts';
import type { CaseEvent } from '../../src/features/cases/rules.ts';
import type { CaseState, Owner, Step } from '../../src/features/cases/states.ts';
import type { AuthorityKind } from '../../src/features/centres/queries.ts';
import type { PositionSource } from '../../src/matching/index.ts';
import { type Confirmation, flash } from '../../src/web/flash.ts';

type Column<T extends keyof Database, C extends keyof Selectable<Database[T]>> = Selectable<Database[T]>[C];

// The type checker proves these: a code that only one side knows does not compile.
describe('the codes of the program and of the database', () => {
  it('are the same for a case', () => {
    expectTypeOf<Column<'placement_case', 'state'>>().toEqualTypeOf<CaseState>();
    expectTypeOf<Column<'placement_case', 'next_step'>>().toEqualTypeOf<Step | null>();
    expectTypeOf<Column<'placement_case', 'next_owner'>>().toEqualTypeOf<Owner | null>();
    expectTypeOf<Column<'placement_case', 'place_kind'>>().toEqualTypeOf<PlaceKindKey | null>();
    expectTypeOf<Column<'case_text', 'kind'>>().toEqualTypeOf<EventText['kind']>();
    expectTypeOf<CaseEvent['payload']>().toExtend<Column<'case_event', 'payload'>>();
  });
  it('are the same for places, people and authorities', () => {
    expectTypeOf<Column<'school_place', 'kind'>>().toEqualTypeOf<PlaceKindKey>();
    expectTypeOf<Column<'recommendation', 'place_kind'>>().toEqualTypeOf<PlaceKindKey>();
    expectTypeOf<Column<'school_request', 'kind'>>().toEqualTypeOf<PlaceKindKey>();
    expectTypeOf<Column<'decision', 'place_kind'>>().toEqualTypeOf<PlaceKindKey>();
    expectTypeOf<Column<'child', 'gender'>>().toEqualTypeOf<Gender>();
    expectTypeOf<Column<'membership', 'role'>>().toEqualTypeOf<CentreRole>();
    expectTypeOf<Column<'invitation', 'role'>>().toEqualTypeOf<CentreRole>();
    expectTypeOf<Column<'authority', 'kind'>>().toEqualTypeOf<AuthorityKind>();
    expectTypeOf<Column<'family_address', 'position_source'>>().toEqualTypeOf<PositionSource | null>();
    expectTypeOf<Column<'recommended_school', 'distance_source'>>().toEqualTypeOf<PositionSource | null>();
  });
  it('are known for every confirmation after a deed', () => {
    expectTypeOf<'gespeichert' | 'vorgelegt' | 'gemeldet' | 'zeit'>().toExtend<Confirmation>();
    expectTypeOf<string>().not.toExtend<Confirmation>();
    // @ts-expect-error misspelt
    flash('/', 'gespeichet');
  });
});
