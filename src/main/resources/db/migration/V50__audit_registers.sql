-- The auditor's registers, made from the ledger alone: one line a plan, an answer, a drill, a block and so on.
create table audit_register_line (
  register   varchar(32)  not null,
  line_key   varchar(400) not null,
  seq        bigint       not null,
  opened_at  timestamp with time zone not null,
  closed_at  timestamp with time zone,
  subject    varchar(300) not null,
  system     varchar(64)  not null,
  facts      varchar(200000) not null,
  primary key (register, line_key)
);

create index audit_register_newest on audit_register_line (register, opened_at desc, seq desc, line_key desc);
create index audit_register_system on audit_register_line (register, system, opened_at desc, seq desc, line_key desc);
create index audit_register_subject on audit_register_line (register, subject, seq);

-- When each system was last placed on the market: its records are kept ten years from then on.
create table audit_market (
  system    varchar(64) not null primary key,
  placed_at timestamp with time zone not null
);

create index audit_market_latest on audit_market (placed_at);

-- The engine tells a change of membership in two halves, the person and the group.
create table audit_membership_half (
  operation_id varchar(300) not null primary key,
  person       varchar(300),
  role         varchar(300)
);

-- How long approvals took, by role and month of the answer, so that ten years are added up at once.
create table audit_approval_month (
  role         varchar(300) not null,
  month_start  date         not null,
  answers      bigint       not null,
  millis       bigint       not null,
  longest      bigint       not null,
  within_8h    bigint       not null,
  within_24h   bigint       not null,
  primary key (role, month_start)
);
