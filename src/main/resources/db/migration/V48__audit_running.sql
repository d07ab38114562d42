-- What served in production from when to when, as it was observed.
create table audit_running (
  system            varchar(64)  not null,
  environment       varchar(64)  not null,
  from_seq          bigint       not null,
  from_at           timestamp with time zone not null,
  until_seq         bigint,
  until_at          timestamp with time zone,
  is_current        boolean      not null,
  seen_by           varchar(300) not null,
  seen_in           varchar(64)  not null,
  stable_version    varchar(64)  not null,
  stable_digest     varchar(80)  not null,
  stable_slug       varchar(300),
  candidate_version varchar(64)  not null,
  candidate_digest  varchar(80)  not null,
  candidate_slug    varchar(300),
  candidate_percent integer      not null,
  shadow_percent    integer      not null,
  primary key (system, environment, from_seq)
);

create index audit_running_at on audit_running (system, environment, from_at, from_seq);
create index audit_running_now on audit_running (is_current, system, environment);

-- The packages that releases froze and authorised.
create table audit_package (
  slug                 varchar(300) not null,
  package_digest       varchar(80)  not null,
  system               varchar(64)  not null,
  environment          varchar(64)  not null,
  version              varchar(64)  not null,
  seq                  bigint       not null,
  bundle_id            varchar(80)  not null,
  configuration_digest varchar(80),
  authorization_id     varchar(300),
  authorized_seq       bigint,
  authorized_at        timestamp with time zone,
  envelope             varchar(80),
  primary key (slug, package_digest)
);

create index audit_package_served on audit_package (system, environment, package_digest, seq);

create table audit_component (
  slug           varchar(300) not null,
  package_digest varchar(80)  not null,
  place          integer      not null,
  component_type varchar(40)  not null,
  name           varchar(300) not null,
  version        varchar(300) not null,
  digest         varchar(80)  not null,
  primary key (slug, package_digest, place)
);
