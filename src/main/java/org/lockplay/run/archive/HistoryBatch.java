package org.lockplay.run.archive;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A database row with consecutive events of a run, one JSON object per line. */
@Entity
@Table(name = "history_batch")
public class HistoryBatch extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "run_id")
    public String runId;

    @Column(name = "first_seq")
    public long firstSeq;

    @Column(name = "last_seq")
    public long lastSeq;

    public String lines;
}
