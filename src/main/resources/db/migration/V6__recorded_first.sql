-- The short link whose embed shows the run before it is run live; such a run is kept as long as that link is.
alter table run add column kept_for text references saved_scenario (slug) on delete set null;
create index run_kept_for on run (kept_for) where kept_for is not null;
