-- The lock of runs whose lock is a row with a lease: whose it is, until when, and how many have had it.
create table lock_lease (
    run     text primary key,
    owner   text,
    token   bigint not null default 0,
    ends_at timestamptz
);
