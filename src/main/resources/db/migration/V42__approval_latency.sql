-- The start page asks how long the newest approvals waited.
create index approval_given_at on approval_given (given_at);
