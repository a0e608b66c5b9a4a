-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Wishes for or against a volunteer, by the sign of an institution; the pot that pays is one of the centre.

create table pair_wish (
  centre_id uuid not null references centre,
  id uuid not null,
  institution_id uuid not null,
  reference text not null check (length(reference) between 1 and 60),
  volunteer_id uuid not null,
  wish text not null check (wish in ('never', 'again')),
  entered_at timestamptz not null,
  primary key (centre_id, id),
  foreign key (centre_id, institution_id) references institution,
  foreign key (centre_id, volunteer_id) references volunteer
);
create unique index pair_wish_once on pair_wish (centre_id, institution_id, lower(reference), volunteer_id);
comment on table pair_wish is 'Whether the same volunteer is wanted again, or not, for what an institution keeps under a sign. Applied silently; without a reason, and without who said it. It goes with the volunteer.';
select protect_centre_table('pair_wish');
grant select, insert, update, delete on pair_wish to herzstueck_app;
grant select, delete on pair_wish to herzstueck_retention;

alter table interpreting_request add constraint interpreting_request_fund foreign key (centre_id, fund_id) references fund;
