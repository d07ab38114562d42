-- The documents that count for a release, under the id that was authorised; a release that is prepared anew lifts the
-- row and freezes the next one. What is handed in later belongs to the record of the release.
create table frozen_evidence (
  slug      varchar(255)   not null references release_attempt (slug),
  nth       integer        not null,
  system    varchar(64)    not null,
  version   varchar(64)    not null,
  bundle_id varchar(80)    not null,
  documents varchar(20000) not null,
  frozen_at timestamp with time zone not null,
  lifted_at timestamp with time zone,
  primary key (slug, nth)
);
create index frozen_evidence_version on frozen_evidence (system, version);
create index frozen_evidence_bundle on frozen_evidence (bundle_id);
