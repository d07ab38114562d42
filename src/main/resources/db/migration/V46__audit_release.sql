-- What auditors look for releases by; made from the ledger alone, and made anew whenever its shape changes.
create table audit_release (
  slug             varchar(300) not null primary key,
  first_seq        bigint       not null unique,
  system           varchar(64)  not null,
  version          varchar(64)  not null,
  environment      varchar(64)  not null,
  attempt          integer      not null,
  release_type     varchar(40)  not null,
  urgent           boolean      not null,
  change_ticket    varchar(200) not null,
  risk_tier        varchar(20)  not null,
  substantial      boolean      not null,
  deployed_version varchar(64)  not null,
  requester        varchar(300) not null,
  requested_as     varchar(64)  not null,
  requested_at     timestamp with time zone not null,
  phase            varchar(64)  not null,
  outcome          varchar(40)  not null,
  ended_at         timestamp with time zone,
  ended_seq        bigint,
  -- when it ended, or the end of time, so that what is still open has a place in the order
  ended_key        timestamp with time zone not null,
  findings         integer      not null,
  open_findings    integer      not null,
  needs_look       boolean      not null
);

create index audit_release_requested on audit_release (requested_at, first_seq);
create index audit_release_ended on audit_release (ended_key, requested_at, first_seq);
create index audit_release_system on audit_release (system, requested_at, first_seq);
create index audit_release_version on audit_release (version, requested_at, first_seq);
create index audit_release_ticket on audit_release (change_ticket, requested_at, first_seq);
create index audit_release_tier on audit_release (risk_tier, requested_at, first_seq);
create index audit_release_type on audit_release (release_type, requested_at, first_seq);
create index audit_release_outcome on audit_release (outcome, requested_at, first_seq);
create index audit_release_look on audit_release (needs_look, requested_at, first_seq);

-- The newest entry of each release; apart, since it changes with every entry.
create table audit_release_last (
  slug      varchar(300) not null primary key,
  last_seq  bigint       not null,
  last_at   timestamp with time zone not null,
  under_way boolean      not null
);

create index audit_release_last_idle on audit_release_last (under_way, last_at, slug);

-- Who answered for a release in which part, under their pseudonyms.
create table audit_release_person (
  slug         varchar(300) not null,
  seq          bigint       not null,
  part         varchar(20)  not null,
  role         varchar(64)  not null,
  person       varchar(300) not null,
  on_behalf_of varchar(300),
  acted_at     timestamp with time zone not null,
  primary key (slug, seq)
);

create index audit_release_person_part on audit_release_person (person, part, slug);

-- Which systems were released where.
create table audit_target (
  system      varchar(64) not null,
  environment varchar(64) not null,
  primary key (system, environment)
);

-- How much of what happened on a day of UTC, so that figures of a quarter need not count it again.
create table audit_day (
  on_day date         not null,
  what   varchar(64)  not null,
  amount bigint       not null,
  primary key (on_day, what)
);
