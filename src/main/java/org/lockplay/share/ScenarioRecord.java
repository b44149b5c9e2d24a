package org.lockplay.share;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The database entity of a saved scenario. */
@Entity
@Table(name = "saved_scenario")
public class ScenarioRecord extends PanacheEntityBase {

    @Id
    public String slug;

    /** Its canonical JSON. */
    public String scenario;

    public String title;

    public String description;

    /** The expected verdict's name on the wire, or {@code null}. */
    public String expected;

    @Column(name = "created_at")
    public Instant createdAt;
}
