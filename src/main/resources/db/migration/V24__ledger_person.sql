-- Who is meant by a pseudonym of the ledger. A row can be taken away: the ledger stays whole, and names nobody.
create table ledger_person (
  pseudonym varchar(40) not null primary key,
  person varchar(300) not null unique
);
