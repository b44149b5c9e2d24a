package org.lockplay.workshop;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** The database entity of a workshop. */
@Entity
@Table(name = "workshop")
public class WorkshopRecord extends PanacheEntityBase {

    @Id
    public String code;

    /** Digest of the instructor's secret. */
    public String secret;

    public String title;

    /** Names of its exercises in order, joined by spaces. */
    public String exercises;

    /** Names of the open exercises, joined by spaces. */
    public String opened;

    /** The parts of a {@link Screen}. */
    @Enumerated(EnumType.STRING)
    @Column(name = "screen_kind")
    public Screen.Kind screenKind;

    @Column(name = "screen_number")
    public long screenNumber;

    @Column(name = "screen_run")
    public String screenRun;

    @Column(name = "screen_scenario")
    public String screenScenario;

    @Column(name = "starts_at")
    public Instant startsAt;

    @Column(name = "ends_at")
    public Instant endsAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    @Column(name = "created_at")
    public Instant createdAt;

    /** Finds a workshop by its code and locks its row until the transaction ends. */
    static Optional<WorkshopRecord> locked(String code, LockModeType mode) {
        return findByIdOptional(JoinCode.normal(code), mode);
    }

    Screen screen() {
        return new Screen(screenKind, screenNumber, screenRun, screenScenario);
    }

    void show(Screen screen) {
        screenKind = screen.kind();
        screenNumber = screen.number();
        screenRun = screen.run();
        screenScenario = screen.scenario();
    }
}
