-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Who takes over somebody's mail address and then their bank account is noticed: the address of before is told, too.

create table volunteer_former_mail (
  centre_id uuid not null references centre,
  id uuid not null,
  volunteer_id uuid not null,
  email text not null check (email <> '' and length(email) <= 120),
  until_on date not null,
  primary key (centre_id, id),
  foreign key (centre_id, volunteer_id) references volunteer on delete cascade
);
create index volunteer_former_mail_person on volunteer_former_mail (centre_id, volunteer_id);
comment on table volunteer_former_mail is 'A mail address a volunteer had until some days ago: it is told, beside the one of now, when the bank account changes. Goes by itself after until_on.';
select protect_centre_table('volunteer_former_mail');
grant select, insert, delete on volunteer_former_mail to herzstueck_app;
grant select, delete on volunteer_former_mail to herzstueck_retention;
