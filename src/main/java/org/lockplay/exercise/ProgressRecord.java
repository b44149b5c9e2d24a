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

/** How far a session has come in an exercise, as the database keeps it. */
@Entity
@Table(name = "exercise_progress")
public class ProgressRecord extends PanacheEntityBase {

    /** Whose progress in which exercise. */
    @Embeddable
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        /** Digest of the browser session. */
        public String owner;

        public String exercise;

        /** For the database's own use. */
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

    /** How many hints were opened. */
    public int hints;

    /** The last run that was begun. */
    @Column(name = "last_run")
    public String lastRun;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** {@code null} until it is solved. */
    @Column(name = "solved_at")
    public Instant solvedAt;
}
