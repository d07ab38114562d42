-- The way that a release began with, whatever the settings say later.
create table release_way (
  slug    varchar(255) not null primary key references release_attempt (slug),
  rollout varchar(16)  not null
);

-- What two people saw last where production is moved by hand; each observation makes the next generation.
create table hand_state (
  system      varchar(64)    not null,
  environment varchar(64)    not null,
  generation  bigint         not null,
  state       varchar(60000) not null,
  answering   boolean        not null,
  observed_at timestamp with time zone not null,
  primary key (system, environment)
);

-- Work that people were told to do and that nobody has seen done yet; until then it is not known what serves.
create table hand_work (
  system      varchar(64)  not null,
  environment varchar(64)  not null,
  effect      varchar(16)  not null,
  slug        varchar(255) not null references release_attempt (slug),
  ordered_at  timestamp with time zone not null,
  primary key (system, environment, effect)
);

-- Figures that people read off their own monitoring.
create table hand_figures (
  system         varchar(64)   not null,
  environment    varchar(64)   not null,
  package_digest varchar(80)   not null,
  version        varchar(64)   not null,
  read_from      timestamp with time zone not null,
  read_to        timestamp with time zone not null,
  answers        bigint        not null,
  errors         bigint        not null,
  latency_p95_ms double precision not null,
  outcomes       varchar(4000) not null,
  primary key (system, environment, package_digest, read_to)
);

-- The governance lead's form: without it a high-risk system is not moved by hand.
create table manual_form (
  slug          varchar(255)  not null primary key references release_attempt (slug),
  decision      varchar(16)   not null,
  person        varchar(255)  not null,
  reason        varchar(4000) not null,
  measures      varchar(4000) not null,
  valid_until   timestamp with time zone not null,
  decided_at    timestamp with time zone not null
);
