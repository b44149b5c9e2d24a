-- One execution of a scenario.
create table run (
    id          text primary key,
    status      text        not null,
    owner       text        not null,
    scenario    text        not null,
    verdict     text,
    created_at  timestamptz not null,
    finished_at timestamptz
);

create index run_status on run (status);

-- What happened, in the order it was told: one event a line, one row a flush.
create table history_batch (
    id        bigint generated always as identity primary key,
    run_id    text   not null references run (id) on delete cascade,
    first_seq bigint not null,
    last_seq  bigint not null,
    lines     text   not null,
    unique (run_id, first_seq)
);

-- The ticket count of runs whose store is the database. Not the application's data: the buyers' own.
create table ticket (
    run           text primary key,
    count         bigint  not null,
    version       bigint  not null,
    highest_token bigint  not null default 0,
    locked        boolean not null default false
);
