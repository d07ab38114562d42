-- What was decided about the risk tier of a release, on which evidence; a later decision is a row of its own.
create table risk_classification (
  slug              varchar(255)  not null references release_attempt (slug),
  nth               integer       not null,
  system            varchar(64)   not null,
  bundle_id         varchar(80)   not null,
  tier              varchar(16)   not null,
  domain            varchar(255)  not null,
  purpose_digest    varchar(80)   not null,
  floor_tier        varchar(16)   not null,
  outcome           varchar(16)   not null,
  lowered           boolean       not null,
  lowering_approved boolean       not null,
  decided_by        varchar(255)  not null,
  reason            varchar(4000) not null,
  decided_at        timestamp with time zone not null,
  primary key (slug, nth)
);

-- Every change that was asked for; only changes that touch no AI system are numbered, since they are sampled.
create table change_request (
  id           integer      not null primary key,
  ticket       varchar(100) not null,
  answer       varchar(16)  not null,
  system       varchar(64),
  no_number    integer      unique,
  requested_by varchar(255) not null,
  requested_at timestamp with time zone not null
);
create index change_request_ticket on change_request (ticket);

-- A request that a program sends again under the same key starts nothing twice.
create table start_request (
  login           varchar(255) not null,
  idempotency_key varchar(128) not null,
  body_digest     varchar(80)  not null,
  business_key    varchar(255),
  received_at     timestamp with time zone not null,
  primary key (login, idempotency_key)
);
