package org.lockplay.share;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** The database entity of an entry in a session's list of saved scenarios, with the session's name for it. */
@Entity
@Table(name = "scenario_entry")
@IdClass(EntryRecord.Key.class)
public class EntryRecord extends PanacheEntityBase {

    /** The session and the scenario. */
    public record Key(String owner, String slug) implements Serializable {}

    @Id
    public String owner;

    @Id
    public String slug;

    public String name;

    @Column(name = "saved_at")
    public Instant savedAt;
}
