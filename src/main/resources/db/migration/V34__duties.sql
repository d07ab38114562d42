-- Since when people hold their roles. Who has no row held the role before this table was there.
create table membership_gained (
  id        varchar(64)  not null primary key,
  person    varchar(255) not null,
  role      varchar(255) not null,
  gained_at timestamp with time zone not null
);
create index membership_gained_role on membership_gained (role, gained_at);

-- A role that was gained after the request counts only once the governance lead confirmed it.
create table late_assignment (
  id           varchar(64)   not null primary key,
  slug         varchar(255)  not null references release_attempt (slug),
  person       varchar(255)  not null,
  role         varchar(64)   not null,
  reason       varchar(2000) not null,
  confirmed_by varchar(255)  not null,
  confirmed_at timestamp with time zone not null
);
create index late_assignment_slug on late_assignment (slug);

create table approval_round (
  slug      varchar(255) not null references release_attempt (slug),
  round     integer      not null,
  opened_at timestamp with time zone not null,
  primary key (slug, round)
);

-- The holder for whom a delegate acts in the release.
alter table release_person add column on_behalf_of varchar(255);
