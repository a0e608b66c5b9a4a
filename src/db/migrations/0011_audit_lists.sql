-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- One row of the log for a whole list: fifty rows a page were most of what a centre's database grew by.

alter table audit_log
  alter column record_id drop not null,
  add column record_ids text[],
  add constraint audit_log_one_or_many check ((record_id is null) <> (record_ids is null)),
  add constraint audit_log_record_ids_check check (cardinality(record_ids) between 1 and 500);
comment on table audit_log is 'What was shown, listed, exported or changed: who, when, by which route. A row names one record (record_id) or several of one kind (record_ids). Append only by grant.';
-- A small list of pending entries: "who has seen it" reads it through.
create index audit_log_lists on audit_log using gin (record_ids) with (gin_pending_list_limit = 256)
  where record_ids is not null;

-- PostgreSQL never lets "contains" use an index behind row-level security (the operator is not leakproof). So these two
-- functions read and write for the owner of the table, who steps over the wall here, and give the centre themselves.
create policy lists on audit_log to herzstueck_owner using (true);

create function audit_lists_with(kind text, record text, most int) returns setof audit_log
language sql stable security definer set search_path = pg_catalog, public as $$
  -- Materialized: the newest lists first would else be tried one by one, for a record nobody has seen for a year too.
  with found as materialized (
    select id, at from audit_log
    where centre_id = nullif(current_setting('app.centre_id', true), '')::uuid and record_ids @> array[$2]
      and ($1 is null or record_kind = $1)
  )
  select l.* from (select id from found order by at desc, id desc limit $3) n
  join audit_log l on l.centre_id = nullif(current_setting('app.centre_id', true), '')::uuid and l.id = n.id
$$;
comment on function audit_lists_with is 'The newest lists of this centre that held a record, found by its id; kind null for any.';
revoke execute on function audit_lists_with from public;
grant execute on function audit_lists_with to herzstueck_app, herzstueck_retention;

create function audit_forget(kind text, record text) returns void
language sql security definer set search_path = pg_catalog, public as $$
  delete from audit_log where centre_id = nullif(current_setting('app.centre_id', true), '')::uuid
    and record_kind = $1 and record_id = $2;
  delete from audit_log where centre_id = nullif(current_setting('app.centre_id', true), '')::uuid
    and record_kind = $1 and record_ids @> array[$2] and array_remove(record_ids, $2) = '{}';
  update audit_log set record_ids = array_remove(record_ids, $2)
  where centre_id = nullif(current_setting('app.centre_id', true), '')::uuid
    and record_kind = $1 and record_ids @> array[$2];
$$;
comment on function audit_forget is 'Takes one record out of the log of this centre; the others of its lists stay.';
revoke execute on function audit_forget from public;
grant execute on function audit_forget to herzstueck_retention;
