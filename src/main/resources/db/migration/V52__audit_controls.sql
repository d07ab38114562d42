-- What of each release the controls are held against: its route, and how it ended.
create table audit_control_case (
  subject      varchar(300) not null primary key,
  definition   varchar(300),
  requested_at timestamp with time zone not null,
  closed_at    timestamp with time zone,
  outcome      varchar(64),
  route        varchar(2000) not null,
  deferred     varchar(2000) not null
);

create index audit_control_case_running on audit_control_case (closed_at, requested_at desc, subject desc);

-- The tasks that a release went through, people and services alike, by their last visit.
create table audit_control_task (
  subject  varchar(300) not null,
  task     varchar(200) not null,
  state    varchar(16)  not null,
  seq      bigint       not null,
  done_at  timestamp with time zone not null,
  person   varchar(300) not null,
  role     varchar(300) not null,
  primary key (subject, task)
);

-- How each release that ended stands with each control: 0 with a gap, 1 with a reason for what is missing, 2 complete.
create table audit_control_standing (
  control      varchar(64)  not null,
  subject      varchar(300) not null,
  standing     smallint     not null,
  requested_at timestamp with time zone not null,
  done         integer      not null,
  missing      varchar(20000) not null,
  primary key (control, subject)
);

create index audit_control_standing_newest
  on audit_control_standing (control, standing, requested_at desc, subject desc);
