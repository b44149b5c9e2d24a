package org.lockplay.exercise;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The database entity of a run that was started for an exercise. */
@Entity
@Table(name = "exercise_attempt")
public class AttemptRecord extends PanacheEntityBase {

    @Id
    public String run;

    /** Digest of the browser session. */
    public String owner;

    public String exercise;

    /** The learner's prediction, as JSON. */
    public String prediction;

    /** The {@link Standing} before the grading, as JSON; {@code null} until the run is graded. */
    public String before;

    @Column(name = "created_at")
    public Instant createdAt;
}
