-- One row an attempt; its key is what numbers attempts without a gap or a double.
create table release_attempt (
  system      varchar(64)  not null,
  version     varchar(64)  not null,
  environment varchar(64)  not null,
  attempt     integer      not null,
  slug        varchar(255) not null unique,
  requester   varchar(255) not null,
  opened_at   timestamp with time zone not null,
  ended_at    timestamp with time zone,
  outcome     varchar(32),
  primary key (system, version, environment, attempt)
);

-- One person, one role a release.
create table release_person (
  slug   varchar(255) not null references release_attempt (slug),
  person varchar(255) not null,
  role   varchar(64)  not null,
  primary key (slug, person)
);

create table approval_given (
  slug              varchar(255) not null references release_attempt (slug),
  round             integer      not null,
  role              varchar(64)  not null,
  person            varchar(255) not null,
  decision          varchar(16)  not null,
  comment_text      varchar(4000),
  conditions        varchar(4000),
  standing_rollback boolean      not null,
  given_at          timestamp with time zone not null,
  primary key (slug, round, role),
  unique (slug, round, person)
);

create table authorization_issued (
  id                   varchar(64)  not null primary key,
  slug                 varchar(255) not null references release_attempt (slug),
  round                integer      not null,
  package_digest       varchar(80)  not null,
  configuration_digest varchar(80)  not null,
  bundle_id            varchar(80)  not null,
  base_digest          varchar(80)  not null,
  required_roles       varchar(512) not null,
  window_start         timestamp with time zone not null,
  window_end           timestamp with time zone not null,
  first_approval_at    timestamp with time zone not null,
  expires_at           timestamp with time zone not null,
  standing_rollback    boolean      not null,
  issued_at            timestamp with time zone not null,
  unique (slug, round)
);

-- A freeze names the release it was declared for, which it does not stop.
create table change_freeze (
  system      varchar(64)  not null,
  environment varchar(64)  not null,
  slug        varchar(255) not null references release_attempt (slug),
  since       timestamp with time zone not null,
  primary key (system, environment)
);
