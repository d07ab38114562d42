-- Who brought which set of models, tables and forms into the engine, as the ledger tells it.
create table audit_deployment (
  deployment  varchar(300) not null primary key,
  seq         bigint       not null,
  recorded_at timestamp with time zone not null,
  actor       varchar(300) not null
);

-- What ran under which version of a model or table: each release once, when it first did.
create table audit_version_use (
  definition varchar(300) not null,
  subject    varchar(300) not null,
  seq        bigint       not null,
  used_at    timestamp with time zone not null,
  primary key (definition, subject)
);

create index audit_version_use_newest on audit_version_use (definition, seq desc);
