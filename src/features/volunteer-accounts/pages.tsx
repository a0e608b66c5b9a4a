// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { formatCents } from '../../codes/money.ts';
import { showIban } from '../../codes/sepa.ts';
import { isolate, statusDay } from '../../outbound/catalogues/status.ts';
import type { VolunteerKey, VolunteerLanguage } from '../../outbound/catalogues/volunteer.ts';
import { Accordion, Alert, Badge, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow } from '../../web/form/index.ts';
import { german, unmarked } from '../../web/sentence.tsx';
import type { Claim } from '../allowances/queries.ts';
import { capState, warnFrom, type YearAccount, yearLimit, yearTotal } from '../allowances/tax-rules.ts';
import { Call, type Door, Frame, Section } from '../volunteers/own/own-fields.tsx';
import { plain, say } from '../volunteers/own/own-words.ts';
import { ownAccountPath, placesInAccount } from '../volunteers/paths.ts';
import { nameOf, type Volunteer } from '../volunteers/queries.ts';
import { mayStandBy } from '../volunteers/standby/standby-rules.ts';
import { ownAddressPath, ownBankPath, ownStatementPath } from './paths.ts';

export interface OwnAccountProps {
  door: Door;
  person: Volunteer;
  bank: { iban: string; holder: string } | null;
  year: number;
  accounts: readonly YearAccount[];
  claims: readonly Claim[];
}

type Speaking = { language: VolunteerLanguage };

/** Money, names and figures keep their direction in every language. */
const ours = (text: string): Child => <bdi dir="ltr">{text}</bdi>;
const money = (cents: number): Child => ours(formatCents(cents));

const To = ({ path, say: key, language }: Speaking & { path: string; say: VolunteerKey }) => (
  <Button kind="secondary" href={path}>
    {plain(language, key)}
  </Button>
);

function YearPart({ account, language }: Speaking & { account: YearAccount }) {
  const state = capState(account);
  const values = {
    amount: isolate(formatCents(yearTotal(account))),
    limit: isolate(formatCents(yearLimit(account.paragraph, account.year))),
  };
  return (
    <Section title={`${account.year}: ${plain(language, `tax.${account.paragraph}`)}`}>
      <p class="hs-lead">
        <strong>{say(language, 'tax.free', values)}</strong>{' '}
        {state === 'reached' ? <Badge tone="danger">{plain(language, 'tax.reached')}</Badge> : null}
        {state === 'near' ? <Badge tone="warning">{plain(language, 'tax.near', { percent: warnFrom })}</Badge> : null}
      </p>
      <DescriptionList
        items={[
          { term: plain(language, 'tax.paid'), value: money(account.paid) },
          { term: plain(language, 'tax.planned'), value: money(account.planned) },
          { term: plain(language, 'tax.open'), value: money(account.open) },
          { term: plain(language, 'tax.declared'), value: money(account.declared) },
        ]}
      />
    </Section>
  );
}

/** An amount, and how it was computed: those lines are written in German when the amount is fixed. */
const Amount = ({ claim, language }: Speaking & { claim: Claim }) => (
  <Accordion
    title={`${unmarked(statusDay(language, claim.occurredOn))}: ${formatCents(claim.cents)}`}
    summary={plain(language, `amounts.${claim.service}`)}
  >
    {claim.reason === '' ? null : <p class="hs-text">{german(claim.reason)}</p>}
    <div lang="de" dir="ltr">
      <DescriptionList items={claim.lines.map(({ text, cents }) => ({ term: text, value: formatCents(cents) }))} />
    </div>
  </Accordion>
);

function Facts({ door: { language }, person, bank }: Pick<OwnAccountProps, 'door' | 'person' | 'bank'>) {
  const street = [person.street, [person.postcode, person.place].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const missing = plain(language, 'account.missing');
  const fact = (text: string): Child => (text === '' ? missing : ours(text));
  return (
    <DescriptionList
      items={[
        { term: plain(language, 'address.title'), value: fact(street) },
        { term: plain(language, 'apply.phone'), value: fact(person.phone) },
        { term: plain(language, 'apply.email'), value: fact(person.email) },
        { term: plain(language, 'account.holder'), value: fact(bank?.holder ?? '') },
        { term: plain(language, 'bank.iban'), value: fact(bank === null ? '' : showIban(bank.iban)) },
      ]}
    />
  );
}

/** /mein-ehrenamt: what the person keeps itself, and the year's account. */
export function OwnAccountPage({ door, person, bank, year, accounts, claims }: OwnAccountProps) {
  const { language } = door;
  const years = { year: isolate(String(year)), count: isolate(String(claims.length)) };
  return (
    <Frame door={door} title="account.title" path={ownAccountPath}>
      <p class="hs-lead">{ours(`${nameOf(person)}, ${person.number}`)}</p>
      {bank === null ? <Alert tone="warning" title={plain(language, 'account.bank.missing')} /> : null}
      <Section title={plain(language, 'account.own')}>
        <ButtonRow>
          <To path={placesInAccount.times} say="own.title" language={language} />
          <To path={placesInAccount.profile} say="profile.title" language={language} />
        </ButtonRow>
        <ButtonRow>
          {mayStandBy(person) ? <To path={placesInAccount.standby} say="standby.title" language={language} /> : null}
          <To path={placesInAccount.feed} say="feed.open" language={language} />
        </ButtonRow>
      </Section>
      <Section title={plain(language, 'account.money')}>
        <Facts {...{ door, person, bank }} />
        <ButtonRow>
          <To path={ownBankPath} say="account.bank.change" language={language} />
          <To path={ownAddressPath} say="account.address.change" language={language} />
        </ButtonRow>
      </Section>
      {accounts.map((account) => (
        <YearPart account={account} language={language} />
      ))}
      <Section title={plain(language, 'amounts.title', years)}>
        {claims.length === 0 ? <p class="kern-body hs-muted">{say(language, 'amounts.none')}</p> : null}
        {claims.map((claim) => (
          <Amount claim={claim} language={language} />
        ))}
        <ul class="hs-links">
          <li>
            <a class="kern-link hs-target" href={`${ownStatementPath}?jahr=${year}`} hreflang="de">
              {say(language, 'account.statement', years)}
            </a>
          </li>
          <li>
            <a class="kern-link hs-target" href={`${ownAccountPath}?jahr=${year - 1}`}>
              {say(language, 'account.year.before', { year: isolate(String(year - 1)) })}
            </a>
          </li>
        </ul>
      </Section>
      <p class="hs-text hs-muted">{say(language, 'account.language.hint')}</p>
      <Call door={door} />
    </Frame>
  );
}
