-- What an auditor should look at; the entry that opened it and, where there is one, the entry that closed it.
create table audit_finding (
  seq        bigint        not null,
  item       varchar(100)  not null,
  slug       varchar(300)  not null,
  kind       varchar(40)   not null,
  state      varchar(16)   not null,
  said       varchar(2000) not null,
  opened_at  timestamp with time zone not null,
  due_at     timestamp with time zone,
  closed_at  timestamp with time zone,
  closed_seq bigint,
  primary key (seq, item)
);

create index audit_finding_slug on audit_finding (slug, seq, item);
create index audit_finding_state on audit_finding (state, opened_at, seq, item);
create index audit_finding_kind on audit_finding (kind, opened_at, seq, item);
