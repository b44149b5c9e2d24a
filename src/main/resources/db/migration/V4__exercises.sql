-- How far each browser session has come in each exercise.
create table exercise_progress (
    owner      text        not null,
    exercise   text        not null,
    standing   text        not null,
    hints      integer     not null default 0,
    last_run   text,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    solved_at  timestamptz,
    primary key (owner, exercise)
);

-- A run that was made for an exercise, and how far its learner was before it was graded.
create table exercise_attempt (
    run        text primary key references run (id) on delete cascade,
    owner      text        not null,
    exercise   text        not null,
    prediction text        not null,
    before     text,
    created_at timestamptz not null
);
