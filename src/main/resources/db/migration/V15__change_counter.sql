-- The last number that was given: counting up its row lets requests of the same moment wait for each other.
create table change_counter (
  name varchar(20) not null primary key,
  last_number integer not null
);

insert into change_counter (name, last_number) select 'id', coalesce(max(id), 0) from change_request;
insert into change_counter (name, last_number) select 'no_number', coalesce(max(no_number), 0) from change_request;
