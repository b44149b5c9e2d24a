package org.lockplay.workshop;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The database entity of an attendee. */
@Entity
@Table(name = "attendee")
public class AttendeeRecord extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** The workshop's code. */
    public String workshop;

    /** Digest of the browser session. */
    public String owner;

    public String nickname;

    /** When the hand was raised; {@code null} while it is down. */
    @Column(name = "hand_at")
    public Instant handAt;

    @Column(name = "joined_at")
    public Instant joinedAt;
}
