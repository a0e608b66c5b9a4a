// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ErrorLine, type FieldProps, fieldFacts, OptionalMark, StoredLine } from '../../../web/form/field.tsx';
import { fieldValues, type Option } from '../../../web/form/index.ts';

type PicksProps = FieldProps & { options: readonly Option[]; type: 'radio' | 'checkbox'; limit?: string };

/** One question with its answers as large tiles: native radio buttons and boxes, big enough for a thumb. */
export function Picks({ options, type, limit, ...props }: PicksProps) {
  const facts = fieldFacts(props);
  const chosen = fieldValues(props.state, props.name);
  const say = (stored: string): string =>
    stored
      .split('\n')
      .map((one) => options.find(({ value }) => value === one)?.label ?? one)
      .join(', ');
  return (
    <fieldset
      class="hs-ask"
      aria-describedby={facts.describedBy}
      {...(type === 'radio' ? { role: 'radiogroup', 'aria-required': 'true' } : {})}
      {...(facts.error === undefined || type === 'checkbox' ? {} : { 'aria-invalid': 'true' })}
    >
      <legend class="kern-label">
        {props.label}
        {limit === undefined ? null : <span class="kern-label__optional">{` (${limit})`}</span>}
        <OptionalMark required={props.required} />
      </legend>
      <div class="hs-picks">
        {options.map(({ value, label }, index) => {
          const id = index === 0 ? facts.id : `${facts.id}-${index + 1}`;
          return (
            <div class="hs-pick">
              <input type={type} id={id} name={props.name} value={value} checked={chosen.includes(value)} />
              <label for={id}>{label}</label>
            </div>
          );
        })}
      </div>
      <ErrorLine id={facts.id} error={facts.error} />
      <StoredLine facts={facts} say={say} />
    </fieldset>
  );
}
