-- Links that let people from outside read the records of chosen releases. The secrets themselves are kept nowhere.
create table reviewer_link (
  id            varchar(36)   not null primary key,
  token_digest  varchar(71)   not null unique,
  reviewer      varchar(200)  not null,
  reason        varchar(2000) not null,
  made_by       varchar(255)  not null,
  made_at       timestamp with time zone not null,
  ends_at       timestamp with time zone not null,
  revoked_by    varchar(255),
  revoked_at    timestamp with time zone
);

create index reviewer_link_newest on reviewer_link (made_at desc, id);

create table reviewer_link_release (
  link_id  varchar(36)  not null references reviewer_link (id),
  slug     varchar(300) not null,
  primary key (link_id, slug)
);

create table reviewer_session (
  secret_digest  varchar(71) not null primary key,
  link_id        varchar(36) not null references reviewer_link (id),
  ends_at        timestamp with time zone not null
);

create index reviewer_session_link on reviewer_session (link_id, ends_at);
