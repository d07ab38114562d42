-- The keys with which people sign. A key counts between two places of the ledger.
create table signing_key (
  id                varchar(36)  not null primary key,
  person            varchar(255) not null,
  kind              varchar(16)  not null,
  label             varchar(100) not null,
  public_key        bytea        not null,
  fingerprint       varchar(80)  not null unique,
  proposed_at       timestamp with time zone not null,
  enrolled_at       timestamp with time zone,
  vouched_by        varchar(255),
  enrolled_sequence bigint,
  suspended_at      timestamp with time zone,
  revoked_at        timestamp with time zone,
  revoked_by        varchar(255),
  revocation_reason varchar(1000),
  revoked_sequence  bigint,
  credential_id     bytea,
  cose_key          bytea,
  aaguid            varchar(36),
  backup_eligible   boolean,
  backup_state      boolean,
  attestation       bytea,
  sign_count        bigint
);
create index signing_key_person on signing_key (person);

-- What a person has to sign to show that a proposed key is theirs; once and within minutes.
create table key_challenge (
  id         varchar(32)  not null primary key,
  person     varchar(255) not null,
  expires_at timestamp with time zone not null,
  used_at    timestamp with time zone
);
