-- What lists are narrowed by stands in the index of each rarer field, so that narrowing and counting read no row that does
-- not match.
drop index audit_release_system;
drop index audit_release_tier;
drop index audit_release_type;
drop index audit_release_outcome;

create index audit_release_system
  on audit_release (system, requested_at, first_seq, outcome, risk_tier, release_type, environment);
create index audit_release_tier
  on audit_release (risk_tier, requested_at, first_seq, outcome, release_type, environment);
create index audit_release_type
  on audit_release (release_type, requested_at, first_seq, outcome, risk_tier, environment);
create index audit_release_outcome
  on audit_release (outcome, requested_at, first_seq, risk_tier, release_type, environment);
