package org.lockplay.run;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.lockplay.scenario.ScenarioWriter;

/** A run as the database keeps it. */
@Entity
@Table(name = "run")
public class RunRecord extends PanacheEntityBase {

    @Id
    public String id;

    @Enumerated(EnumType.STRING)
    public RunStatus status;

    /** Digest of the browser session that may steer it. */
    public String owner;

    /** The scenario as full JSON. */
    public String scenario;

    /** The verdict as JSON without language; {@code null} until there is one. */
    public String verdict;

    /** What its owner calls it; {@code null} for no name of its own. */
    public String name;

    /** What its scenario is called. */
    public String title;

    /** Since when it is kept for whoever has its link; {@code null} if it is not. */
    @Column(name = "shared_at")
    public Instant sharedAt;

    /** The short link whose embed shows it first; {@code null} for none. */
    @Column(name = "kept_for")
    public String keptFor;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "finished_at")
    public Instant finishedAt;

    /** The row of a run that begins. */
    static RunRecord of(Run run) {
        RunRecord kept = new RunRecord();
        kept.id = run.id();
        kept.status = run.status();
        kept.owner = run.owner();
        kept.scenario = ScenarioWriter.full(run.scenario());
        kept.title = run.scenario().title();
        kept.createdAt = run.createdAt();
        return kept;
    }
}
