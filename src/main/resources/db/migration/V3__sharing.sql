-- What its owner calls a run, what its scenario was called, and since when it is kept for whoever has its link.
alter table run add column name text;
alter table run add column title text not null default '';
alter table run add column shared_at timestamptz;
update run set title = scenario::json ->> 'title';
create index run_owner on run (owner, created_at desc);

-- Scenarios behind short links. The slug comes from the content, so a row never changes.
create table saved_scenario (
    slug        text primary key,
    scenario    text        not null,
    title       text        not null,
    description text        not null,
    expected    text,
    created_at  timestamptz not null
);

-- The scenarios that a browser session has saved, and what it calls them.
create table scenario_entry (
    owner    text        not null,
    slug     text        not null references saved_scenario (slug) on delete cascade,
    name     text,
    saved_at timestamptz not null,
    primary key (owner, slug)
);
create index scenario_entry_slug on scenario_entry (slug);
