-- One row a mail; its text is dropped once it is delivered, the row stays so that it is not sent again.
create table notice_outbox (
  id            varchar(64)  not null primary key,
  notice_key    varchar(300) not null,
  about         varchar(300) not null,
  recipient     varchar(200) not null,
  address       varchar(254) not null,
  message       bytea,
  state         varchar(16)  not null,
  created_at    timestamp with time zone not null,
  due_at        timestamp with time zone not null,
  attempts      integer      not null,
  claimed_by    varchar(64),
  claimed_until timestamp with time zone,
  settled_at    timestamp with time zone,
  last_error    varchar(300)
);

create index notice_outbox_due on notice_outbox (state, due_at);
create index notice_outbox_key on notice_outbox (notice_key);
