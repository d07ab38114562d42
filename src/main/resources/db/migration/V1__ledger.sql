-- The stored bytes of an entry are the truth; the other columns repeat what the bytes say, for look-up, and are checked against them.
create table ledger_entry (
  seq bigint not null primary key check (seq >= 0),
  leaf_hash varchar(64) not null unique,
  idempotency_key varchar(300) not null unique,
  subject varchar(300) not null,
  body bytea not null
);

create index ledger_entry_subject on ledger_entry (subject, seq);

-- One row: locking it puts the appends in order, so that a rolled-back step leaves no gap.
create table ledger_head (
  id smallint not null primary key check (id = 1),
  size bigint not null check (size >= 0),
  last_leaf varchar(64) not null,
  frontier varchar(4096) not null,
  root varchar(64) not null
);

insert into ledger_head (id, size, last_leaf, frontier, root) values (
  1,
  0,
  '0000000000000000000000000000000000000000000000000000000000000000',
  '',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
);
