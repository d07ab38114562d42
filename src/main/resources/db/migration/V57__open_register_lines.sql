-- Lines that have not ended are found along an index, however many have. Of a line that ends by the clock alone the
-- end stands in closed_at; it counts as ended when the next such line is written.
alter table audit_register_line add column ended smallint default 0 not null;

update audit_register_line set ended = 1 where closed_at <= current_timestamp;

create index audit_register_open on audit_register_line (register, ended, opened_at desc, seq desc, line_key desc);
