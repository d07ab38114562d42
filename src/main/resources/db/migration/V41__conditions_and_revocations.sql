-- What approvers made a condition of their yes; while one is open it denies from its due point on.
create table approval_condition (
  slug             varchar(255) not null references release_attempt (slug),
  round            integer      not null,
  condition_number integer      not null,
  set_by           varchar(64)  not null,
  condition_text   varchar(2000) not null,
  owner_role       varchar(64)  not null,
  due_point        varchar(32)  not null,
  met_at           timestamp with time zone,
  met_by           varchar(255),
  primary key (slug, round, condition_number)
);

-- Yeses that whoever gave them took back; the round they belong to authorises nothing any more.
create table approval_revocation (
  slug       varchar(255)  not null references release_attempt (slug),
  round      integer       not null,
  role       varchar(64)   not null,
  person     varchar(255)  not null,
  reason     varchar(2000) not null,
  revoked_at timestamp with time zone not null,
  primary key (slug, round, role)
);
