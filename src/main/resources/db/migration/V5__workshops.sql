-- A group behind a join code. The secret that makes its holder the instructor is kept as a digest only.
create table workshop (
    code       text primary key,
    secret     text        not null,
    title      text        not null,
    exercises  text        not null,
    opened     text        not null,
    screen_kind     text   not null,
    screen_number   bigint not null,
    screen_run      text   not null,
    screen_scenario text   not null,
    starts_at  timestamptz,
    ends_at    timestamptz,
    ended_at   timestamptz,
    created_at timestamptz not null
);

create table attendee (
    id         bigint generated always as identity primary key,
    workshop   text        not null references workshop (code) on delete cascade,
    owner      text        not null,
    nickname   text        not null,
    hand_at    timestamptz,
    joined_at  timestamptz not null,
    unique (workshop, owner)
);

create unique index attendee_nickname on attendee (workshop, lower(nickname));

-- What attendees say will happen to the scenario on everybody's screen.
create table vote (
    workshop text    not null references workshop (code) on delete cascade,
    question bigint  not null,
    owner    text    not null,
    choice   text    not null,
    primary key (workshop, question, owner)
);
