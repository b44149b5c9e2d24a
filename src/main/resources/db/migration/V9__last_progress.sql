-- When a learner last came further in an exercise; null before that, and for progress that is older than this column.
alter table exercise_progress add column progressed_at timestamptz;
