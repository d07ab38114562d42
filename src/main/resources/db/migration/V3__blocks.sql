-- A block stops a release until the role that set it lifts it; nothing is ever deleted.
create table release_block (
  id          varchar(64)   not null primary key,
  slug        varchar(255)  not null references release_attempt (slug),
  role        varchar(64)   not null,
  person      varchar(255)  not null,
  reason      varchar(2000) not null,
  since       timestamp with time zone not null,
  lifted_by   varchar(255),
  lift_reason varchar(2000),
  lifted_at   timestamp with time zone
);

create index release_block_slug on release_block (slug);
