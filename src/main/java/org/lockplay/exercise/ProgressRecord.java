package org.lockplay.exercise;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The database entity of a session's progress in an exercise. */
@Entity
@Table(name = "exercise_progress")
public class ProgressRecord extends PanacheEntityBase {

    /** The session and the exercise. */
    @Embeddable
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        /** Digest of the browser session. */
        public String owner;

        public String exercise;

        /** For Hibernate. */
        public Key() {}

        Key(String owner, String exercise) {
            this.owner = owner;
            this.exercise = exercise;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && owner.equals(key.owner) && exercise.equals(key.exercise);
        }

        @Override
        public int hashCode() {
            return Objects.hash(owner, exercise);
        }
    }

    @EmbeddedId
    public Key key;

    /** A {@link Standing} as JSON. */
    public String standing;

    /** The number of opened hints. */
    public int hints;

    /** The last run that was started. */
    @Column(name = "last_run")
    public String lastRun;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** When a part was solved or a row of runs became longer; {@code null} before that. */
    @Column(name = "progressed_at")
    public Instant progressedAt;

    /** {@code null} until it is solved. */
    @Column(name = "solved_at")
    public Instant solvedAt;
}
