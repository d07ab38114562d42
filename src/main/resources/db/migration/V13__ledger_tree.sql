-- Roots of the full tiles of the ledger's tree: 256 hashes of one level give one of the next. Level 8 is the lowest; the
-- leaf hashes stand with the entries.
create table ledger_node (
  tree_level smallint not null,
  idx bigint not null,
  hash varchar(64) not null,
  primary key (tree_level, idx)
);

-- What was signed, each size once: a second root for a size that was signed would be a fork.
create table ledger_checkpoint (
  size bigint not null primary key check (size >= 0),
  root varchar(64) not null,
  note varchar(8000) not null
);

-- Keys that sign or signed checkpoints, in the form in which others check them; the last one signs.
create table ledger_key (
  number integer not null primary key,
  verifier varchar(1000) not null unique,
  from_size bigint not null
);
