-- The way of staging that a release began with; until now there was one.
alter table release_way add column staging varchar(16) default 'local' not null;

-- Staging that people move by hand is named after the environment that it belongs to.
alter table hand_state alter column environment set data type varchar(80);

-- Work by hand is asked for by releases and by drills.
create table hand_work_asked (
  system      varchar(64)  not null,
  environment varchar(80)  not null,
  effect      varchar(16)  not null,
  asked_by    varchar(255) not null,
  ordered_at  timestamp with time zone not null,
  primary key (system, environment, effect)
);
insert into hand_work_asked (system, environment, effect, asked_by, ordered_at)
  select system, environment, effect, slug, ordered_at from hand_work;
drop table hand_work;
alter table hand_work_asked rename to hand_work;

-- What people put on staging, and the results of its checks as they handed them in; result is empty until then.
create table hand_staging (
  order_key      varchar(255)   not null primary key,
  package_digest varchar(80)    not null,
  parity         varchar(4000)  not null,
  result         varchar(60000)
);
