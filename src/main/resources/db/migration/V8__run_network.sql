-- A keyed digest of the network that asked for a run, for the limit of what one network may store.
alter table run add column network text;
create index run_network on run (network);
