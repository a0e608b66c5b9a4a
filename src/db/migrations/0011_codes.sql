-- SPDX-FileCopyrightText: Herzstück contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Lists of codes that stood in the program only. `npm run types` makes unions of them for the compiler.

alter table placement_case
  add constraint placement_case_state_check check (state in (
    'reported', 'invited', 'scheduled', 'no_show', 'documents_missing', 'counselled', 'recommended', 'school_asked',
    'school_accepted', 'refused_by_school', 'waiting_list', 'submitted', 'allocated', 'legal_remedy',
    'registration_advised', 'admitted', 'moved_away', 'not_compulsory', 'duplicate', 'handed_over')),
  add constraint placement_case_next_step_check check (next_step in (
    'invite', 'schedule', 'counsel', 'invite_again', 'collect_documents', 'recommend', 'ask_school', 'answer_request',
    'ask_other_school', 'submit', 'decide', 'confirm_admission', 'await_remedy', 'confirm_registration', 'review')),
  add constraint placement_case_next_owner_check check (next_owner in ('counsellor', 'school', 'school_authority')),
  add constraint placement_case_place_kind_check check (place_kind in ('regular', 'df', 'literacy', 'ifk', 'ffm'));
alter table school_request
  add constraint school_request_kind_check check (kind in ('regular', 'df', 'literacy', 'ifk', 'ffm'));
alter table decision
  add constraint decision_place_kind_check check (place_kind in ('regular', 'df', 'literacy', 'ifk', 'ffm'));
alter table recommended_school
  add constraint recommended_school_distance_source_check
    check (distance_source in ('manual', 'building', 'postcode', 'municipality'));
alter table invitation
  add constraint invitation_role_check check (role in (
    'head', 'counsellor', 'administration', 'reporting_office', 'school_authority', 'school', 'data_protection_officer'));
