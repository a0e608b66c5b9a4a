// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isolate } from '../../outbound/catalogues/status.ts';
import { Button, ButtonRow } from '../../web/form/index.ts';
import { formVersion } from '../../web/form/parse.ts';
import { changeBankAccount } from '../allowances/person-actions.ts';
import { changeOwnAddress } from '../volunteers/own/own-actions.ts';
import { Frame, fieldsOf, Outcome, OwnForm, TextLine } from '../volunteers/own/own-fields.tsx';
import { plain, say } from '../volunteers/own/own-words.ts';
import type { OwnPart, PartProps } from '../volunteers/own/part-deeds.ts';
import { ownAccountPath } from '../volunteers/paths.ts';
import type { Volunteer } from '../volunteers/queries.ts';
import { accountLimits, addressNames, bankNames, readOwnAddress, readOwnBank } from './input.ts';
import { ownAddressPath, ownBankPath } from './paths.ts';

type Props = PartProps<'keep', { person: Volunteer }>;

const Buttons = ({ door: { language }, save }: Pick<Props, 'door'> & { save: 'address.save' | 'bank.save' }) => (
  <ButtonRow>
    <Button>{plain(language, save)}</Button>
    <Button kind="tertiary" href={ownAccountPath}>
      {plain(language, 'account.back')}
    </Button>
  </ButtonRow>
);

function AddressPage(props: Props) {
  const { door, file, sent } = props;
  const { language } = door;
  const { street, postcode, place, version } = file.person;
  const kept = { strasse: street, plz: postcode ?? '', ort: place };
  const field = fieldsOf(props, 'keep', kept);
  // Somebody was faster: what is stored by now stands beside what was typed.
  const late = sent?.wrong.some(({ key }) => key === 'error.changed') === true;
  const stored = (value: string) => (late ? { hint: say(language, 'account.stored', { value: isolate(value) }) } : {});
  return (
    <Frame door={door} title="address.title" path={ownAddressPath}>
      <Outcome door={door} sent={sent} />
      <p class="hs-easy">{say(language, 'address.intro')}</p>
      <OwnForm door={door} path={ownAddressPath} version={version}>
        <TextLine
          {...field}
          name="strasse"
          label={say(language, 'address.street')}
          most={accountLimits.street}
          autocomplete="street-address"
          {...stored(kept.strasse)}
        />
        <TextLine
          {...field}
          name="plz"
          label={say(language, 'address.postcode')}
          hint={say(language, 'address.postcode.hint')}
          most={accountLimits.postcode}
          inputmode="numeric"
          autocomplete="postal-code"
          dir="ltr"
          {...stored(kept.plz)}
        />
        <TextLine
          {...field}
          name="ort"
          label={say(language, 'address.place')}
          most={accountLimits.place}
          autocomplete="address-level2"
          {...stored(kept.ort)}
        />
        <Buttons door={door} save="address.save" />
      </OwnForm>
    </Frame>
  );
}

/** Where the person lives: of two at once one is written, and the other reads what is stored by now. */
export const ownAddress: OwnPart<'keep', { person: Volunteer }> = {
  deedOf: () => 'keep',
  answer: async ({ tx, by }, id, _, form) => {
    const { told, wrong } = readOwnAddress(form);
    if (told === undefined) return wrong;
    const done = await changeOwnAddress(tx, by, id, formVersion(form) ?? 0, told);
    return done ? [] : [{ field: 'strasse', key: 'error.changed' }];
  },
  begins: () => 'strasse',
  names: () => addressNames,
  read: async (_, __, person) => ({ person }),
  page: (props) => <AddressPage {...props} />,
};

function BankPage(props: Props) {
  const { door, sent } = props;
  const { language } = door;
  const field = fieldsOf(props, 'keep', {});
  return (
    <Frame door={door} title="bank.title" path={ownBankPath}>
      <Outcome door={door} sent={sent} />
      <p class="hs-easy">{say(language, 'bank.intro')}</p>
      <OwnForm door={door} path={ownBankPath}>
        <TextLine
          {...field}
          name="kontonummer"
          label={say(language, 'bank.iban')}
          most={accountLimits.iban}
          dir="ltr"
        />
        <TextLine
          {...field}
          name="inhaber"
          label={say(language, 'bank.holder')}
          hint={say(language, 'bank.holder.hint')}
          most={accountLimits.holder}
        />
        <Buttons door={door} save="bank.save" />
      </OwnForm>
    </Frame>
  );
}

/** Where the person is paid; what is kept is not filled in beforehand. */
export const ownBank: OwnPart<'keep', { person: Volunteer }> = {
  deedOf: () => 'keep',
  answer: async ({ tx, by, app }, volunteerId, _, form) => {
    const { told, wrong } = readOwnBank(form);
    if (told === undefined) return wrong;
    await changeBankAccount(tx, by, { volunteerId, ...told }, app.jobs);
    return [];
  },
  begins: () => 'kontonummer',
  names: () => bankNames,
  read: async (_, __, person) => ({ person }),
  page: (props) => <BankPage {...props} />,
};
