-- A link that has left a session's list by age stays for good, whatever other sessions do that save the same scenario.
alter table saved_scenario add column permanent boolean not null default false;
update saved_scenario saved set permanent = true
where not exists (select 1 from scenario_entry entry where entry.slug = saved.slug);
