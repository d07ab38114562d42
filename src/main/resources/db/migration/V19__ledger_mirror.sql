-- How far each mirror of the ledger is, and why it was stopped. Only a hint: what a mirror has is asked of the mirror.
create table ledger_mirror (
  name varchar(64) not null primary key,
  size bigint not null check (size >= 0),
  root varchar(64) not null,
  disagreement varchar(2000)
);
