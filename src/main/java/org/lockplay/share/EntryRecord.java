package org.lockplay.share;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** That a browser session has saved a scenario, and what it calls it. */
@Entity
@Table(name = "scenario_entry")
@IdClass(EntryRecord.Key.class)
public class EntryRecord extends PanacheEntityBase {

    /** Whose, and which. */
    public record Key(String owner, String slug) implements Serializable {}

    @Id
    public String owner;

    @Id
    public String slug;

    public String name;

    @Column(name = "saved_at")
    public Instant savedAt;
}
