-- What others say about a signed checkpoint. It stands beside the checkpoint since it comes later, or never.

-- Signature lines of witnesses, each witness once a size; known by the verifier key of the witness.
create table ledger_cosignature (
  size bigint not null,
  verifier varchar(1000) not null,
  lines varchar(4000) not null,
  primary key (size, verifier)
);

-- RFC 3161 tokens over the text of a checkpoint, by the name that the authority has in the settings.
create table ledger_timestamp (
  size bigint not null,
  authority varchar(255) not null,
  stamped_at varchar(40) not null,
  token bytea not null,
  primary key (size, authority, stamped_at)
);
