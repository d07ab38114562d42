-- One row a drill of the way back; its key is what numbers the drills of a system and environment.
create table rollback_drill (
  system       varchar(64)  not null,
  environment  varchar(64)  not null,
  drill_number integer      not null,
  business_key varchar(255) not null unique,
  opened_at    timestamp with time zone not null,
  primary key (system, environment, drill_number)
);

-- One row while a drill is on its way, whichever node began it, so that no second one begins.
create table rollback_drill_running (
  system       varchar(64) not null,
  environment  varchar(64) not null,
  drill_number integer     not null,
  primary key (system, environment)
);

-- One row a report of something that others changed.
create table third_party_change (
  system        varchar(64)  not null,
  change_number integer      not null,
  business_key  varchar(255) not null unique,
  reported_by   varchar(255) not null,
  reported_at   timestamp with time zone not null,
  primary key (system, change_number)
);

-- What a program sent once, so that its repetition is answered and not done again.
create table third_party_request (
  reported_by     varchar(255) not null,
  idempotency_key varchar(200) not null,
  content_digest  varchar(80)  not null,
  business_key    varchar(255) not null references third_party_change (business_key),
  primary key (reported_by, idempotency_key)
);

-- What an urgent release deferred or promised instead; unsettled after its date it stops the next release.
create table exception_item (
  slug        varchar(255) not null references release_attempt (slug),
  item_number integer      not null,
  system      varchar(64)  not null,
  kind        varchar(32)  not null,
  title       varchar(500) not null,
  owner_role  varchar(64)  not null,
  due_at      timestamp with time zone not null,
  settled_at  timestamp with time zone,
  settled_by  varchar(255),
  primary key (slug, item_number)
);
