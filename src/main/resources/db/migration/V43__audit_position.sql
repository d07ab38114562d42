-- How far the auditor's tables, which are made from the ledger alone, have come, and what shape they have.
create table audit_position (
  id smallint not null primary key check (id = 1),
  next_seq bigint not null check (next_seq >= 0),
  shape varchar(2000) not null
);

insert into audit_position (id, next_seq, shape) values (1, 0, '');
