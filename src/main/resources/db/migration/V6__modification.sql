-- What was decided about a change before it is prepared; a later decision of the same release stands beside it.
create table modification_decision (
  slug                 varchar(255) not null references release_attempt (slug),
  decision             integer      not null,
  package_digest       varchar(80)  not null,
  configuration_digest varchar(80)  not null,
  base_digest          varchar(80)  not null,
  substantial          boolean      not null,
  governance_lead      varchar(255),
  legal_advisor        varchar(255),
  conformity_reference varchar(255),
  decided_at           timestamp with time zone not null,
  primary key (slug, decision)
);

-- Where whoever rejects would start again.
alter table approval_given add column rework_phase varchar(32);
