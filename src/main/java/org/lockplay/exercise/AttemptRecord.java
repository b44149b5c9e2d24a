package org.lockplay.exercise;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A run made for an exercise, as the database keeps it. */
@Entity
@Table(name = "exercise_attempt")
public class AttemptRecord extends PanacheEntityBase {

    @Id
    public String run;

    /** Digest of the browser session. */
    public String owner;

    public String exercise;

    /** What the learner had said before, as JSON. */
    public String prediction;

    /** The {@link Standing} that it was graded from, as JSON; {@code null} until it is graded. */
    public String before;

    @Column(name = "created_at")
    public Instant createdAt;
}
