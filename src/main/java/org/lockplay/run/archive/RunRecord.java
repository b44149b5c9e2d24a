package org.lockplay.run.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The database row of a run. */
@Entity
@Table(name = "run")
public class RunRecord extends PanacheEntityBase {

    @Id
    public String id;

    @Enumerated(EnumType.STRING)
    public RunStatus status;

    /** Digest of the browser session that may control the run. */
    public String owner;

    /** A keyed digest of the network that asked for the run; {@code null} in rows of older versions. */
    public String network;

    /** The scenario as full JSON. */
    public String scenario;

    /** The verdict as JSON without language; {@code null} until there is one. */
    public String verdict;

    /** The name that its owner has given it; {@code null} if none. */
    public String name;

    /** The title of its scenario. */
    public String title;

    /** When it was shared by link; {@code null} if it is not shared. */
    @Column(name = "shared_at")
    public Instant sharedAt;

    /** The short link whose embed shows this run first; {@code null} if none. */
    @Column(name = "kept_for")
    public String keptFor;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "finished_at")
    public Instant finishedAt;
}
