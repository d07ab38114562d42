-- What the history for process mining is told by: each thing once, by the entry that first speaks of it.
create table audit_history_object (
  id  varchar(400) not null primary key,
  seq bigint       not null
);

create index audit_history_object_first on audit_history_object (seq);

-- What happened to things whose values change, value by value.
create table audit_history_value (
  id   varchar(400) not null,
  seq  bigint       not null,
  name varchar(40)  not null,
  said varchar(64)  not null,
  at   varchar(40)  not null,
  primary key (id, seq, name)
);

-- The kinds of events that there were: the type of the entry and what it was about.
create table audit_history_event (
  type       varchar(64)  not null,
  about      varchar(300) not null,
  definition varchar(300) not null,
  seq        bigint       not null,
  primary key (type, about)
);
