package org.lockplay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which package may know which: the arrows of the design, all of them pointing down. */
@AnalyzeClasses(packages = "org.lockplay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "org.lockplay.";

    /** Of the packages {@code lock} and {@code store}, only what names and describes a lock or a store. */
    private static final String KINDS = "kinds";

    /** To each package those that it may use. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("history", Set.of()),
            Map.entry("session", Set.of()),
            Map.entry("fault", Set.of("history")),
            Map.entry("store", Set.of("history")),
            Map.entry("lock", Set.of("store", "history")),
            Map.entry("scenario", Set.of("fault", "history", KINDS)),
            Map.entry("worker", Set.of("scenario", "lock", "store", "fault", "history")),
            Map.entry("verdict", Set.of("history", "scenario", "fault", KINDS)),
            Map.entry("recording", Set.of("history", "scenario", "fault", KINDS)),
            Map.entry("text", Set.of("verdict", "history", "scenario", "fault", KINDS)),
            Map.entry("embedded", Set.of("store")),
            Map.entry(
                    "run",
                    Set.of(
                            "worker",
                            "scenario",
                            "recording",
                            "verdict",
                            "history",
                            "fault",
                            "lock",
                            "store",
                            "text",
                            "embedded",
                            "session")),
            Map.entry("exercise", Set.of("scenario", "verdict", "history", "fault", "text", "session", KINDS)),
            Map.entry("export", Set.of("history", "scenario", "verdict", "fault", "text", KINDS)),
            Map.entry("share", Set.of("run", "scenario", "verdict", "history", "text", "fault", "session", KINDS)),
            Map.entry("workshop", Set.of("exercise", "run", "scenario", "verdict", "text", "session")));

    /** Below nothing: it may use everything. */
    private static final String TOP = "web";

    private static final List<String> WORKER_PACKAGES =
            List.of("history", "scenario", "fault", "store", "lock", "worker");

    /** What a worker process has on its class path beside these packages. */
    private static final List<String> WORKER_LIBRARIES = List.of(
            "java..",
            "com.sun.jna..",
            "com.fasterxml.jackson.core..",
            "org.postgresql..",
            "redis.clients..",
            "org.apache.curator..",
            "org.apache.zookeeper..",
            "org.apache.jute..");

    @ArchTest
    static final ArchRule ARROWS_POINT_DOWN = classes().should(followTheArrows());

    @ArchTest
    static final ArchRule THERE_ARE_NO_CYCLES =
            slices().matching(BASE + "(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule A_WORKER_KNOWS_ONLY_ITS_FEW_LIBRARIES = classes()
            .that()
            .resideInAnyPackage(workerPackages().toArray(String[]::new))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    Stream.concat(workerPackages(), WORKER_LIBRARIES.stream()).toArray(String[]::new))
            .allowEmptyShould(true);

    private static Stream<String> workerPackages() {
        return WORKER_PACKAGES.stream().map(name -> BASE + name + "..");
    }

    private static ArchCondition<JavaClass> followTheArrows() {
        return new ArchCondition<>("follow the arrows of the design") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !isAllowed(dependency))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean isAllowed(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String from = packageOf(dependency.getOriginClass());
        String to = packageOf(target);
        if (to.isEmpty() || from.equals(to) || from.equals(TOP)) {
            return true;
        }
        Set<String> arrows = ARROWS.getOrDefault(from, Set.of());
        return arrows.contains(to) || (arrows.contains(KINDS) && isKind(to, target));
    }

    private static boolean isKind(String packageName, JavaClass type) {
        boolean describes = type.isEnum() || type.getSimpleName().endsWith("Spec");
        return describes && (packageName.equals("lock") || packageName.equals("store"));
    }

    /** The feature package of {@code type}, without what is below it; empty for what is not ours. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(BASE) ? name.substring(BASE.length()).replaceFirst("\\..*", "") : "";
    }
}
