-- Who may stand in for whom, and who is away. A row is ended, never deleted.
create table delegation (
  id         varchar(64)   not null primary key,
  role       varchar(64)   not null,
  holder     varchar(255)  not null,
  delegate   varchar(255)  not null,
  starts_at  timestamp with time zone not null,
  ends_at    timestamp with time zone not null,
  reason     varchar(2000) not null,
  added_by   varchar(255)  not null,
  added_at   timestamp with time zone not null,
  ended_by   varchar(255),
  end_reason varchar(2000),
  ended_at   timestamp with time zone
);
create index delegation_role on delegation (role);

create table absence (
  id         varchar(64)   not null primary key,
  person     varchar(255)  not null,
  starts_at  timestamp with time zone not null,
  ends_at    timestamp with time zone not null,
  reason     varchar(2000) not null,
  added_by   varchar(255)  not null,
  added_at   timestamp with time zone not null,
  ended_by   varchar(255),
  end_reason varchar(2000),
  ended_at   timestamp with time zone
);
create index absence_person on absence (person);

-- The holder of the role for whom a delegate answered.
alter table approval_given add column on_behalf_of varchar(255);
