-- What somebody may sign: once, for one task, within minutes.
create table approval_statement (
  id         varchar(32)    not null primary key,
  task_id    varchar(64)    not null,
  slug       varchar(255)   not null references release_attempt (slug),
  round      integer        not null,
  role       varchar(64)    not null,
  person     varchar(255)   not null,
  payload    varchar(60000) not null,
  issued_at  timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at    timestamp with time zone
);
create index approval_statement_task on approval_statement (task_id);

-- The signed answers; the ledger names the digest of each.
create table approval_envelope (
  statement_id varchar(32)     not null primary key,
  digest       varchar(80)     not null unique,
  task_id      varchar(64)     not null unique,
  slug         varchar(255)    not null references release_attempt (slug),
  round        integer         not null,
  role         varchar(64)     not null,
  person       varchar(255)    not null,
  decision     varchar(16)     not null,
  way          varchar(32)     not null,
  key_id       varchar(80)     not null,
  envelope     varchar(200000) not null,
  signed_at    timestamp with time zone not null
);
create index approval_envelope_slug on approval_envelope (slug, round);

-- The signed authorizations.
create table authorization_envelope (
  id       varchar(300)    not null primary key references authorization_issued (id),
  slug     varchar(255)    not null references release_attempt (slug),
  round    integer         not null,
  digest   varchar(80)     not null unique,
  envelope varchar(200000) not null
);
