-- Who moves an alias of the model registry counts up its row first, so that two nodes move it one after the other.
create table model_alias (
  name varchar(400) not null primary key,
  moves integer not null
);
