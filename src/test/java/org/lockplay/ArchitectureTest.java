package org.lockplay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.lock.strategy.Strategies;

/** The permitted dependencies between packages; all arrows of the design point down. */
@AnalyzeClasses(packages = "org.lockplay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "org.lockplay.";

    /** The enums of the package {@code store}, without the stores. */
    private static final String STORE_KINDS = "store kinds";

    /** The implementations of the locks, apart from the data about them. */
    private static final String STRATEGIES = "lock.strategy";

    /** The worker processes. */
    private static final String POOL = "run.pool";

    /** What happens in a run that is in progress. */
    private static final String CONTROL = "run.control";

    /** The histories and the database rows of runs. */
    private static final String ARCHIVE = "run.archive";

    /** The packages with arrows of their own besides those of the package that they are in. */
    private static final Set<String> PARTS = Set.of(STRATEGIES, POOL, CONTROL, ARCHIVE);

    /** String methods that use the default locale unless one is passed, if they accept one. */
    private static final Set<String> LOCALE_METHODS = Set.of("toLowerCase", "toUpperCase", "format", "formatted");

    /** The packages that each package may use. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("name", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("session", Set.of()),
            Map.entry("server", Set.of()),
            Map.entry("fault", Set.of()),
            Map.entry("history", Set.of("name", "json", "fault")),
            Map.entry("store", Set.of("json", "server")),
            Map.entry("lock", Set.of("name", "server", STORE_KINDS)),
            Map.entry(STRATEGIES, Set.of("name", "lock", "store", "server")),
            Map.entry("scenario", Set.of("name", "json", "fault", "lock", STORE_KINDS)),
            Map.entry(
                    "worker",
                    Set.of("name", "scenario", "lock", STRATEGIES, "store", "server", "fault", "history", "json")),
            Map.entry("verdict", Set.of("name", "history", "scenario", "fault", "lock", "json")),
            Map.entry("recording", Set.of("history", "scenario", "fault", "lock", STORE_KINDS)),
            Map.entry("text", Set.of("verdict", "scenario", "lock", "json", STORE_KINDS)),
            Map.entry("embedded", Set.of("server")),
            Map.entry(POOL, Set.of("worker", "history", "json", "store", STRATEGIES, "embedded")),
            Map.entry(
                    CONTROL, Set.of("name", POOL, ARCHIVE, "scenario", "history", "fault", "lock", STRATEGIES, "json")),
            Map.entry("database", Set.of("server")),
            Map.entry(ARCHIVE, Set.of("database", "history", "verdict", "json")),
            Map.entry(
                    "run",
                    Set.of(
                            "name",
                            POOL,
                            CONTROL,
                            ARCHIVE,
                            "worker",
                            "scenario",
                            "recording",
                            "verdict",
                            "history",
                            "lock",
                            STRATEGIES,
                            "store",
                            "server",
                            "json",
                            "embedded",
                            "database",
                            "session")),
            Map.entry(
                    "exercise",
                    Set.of(
                            "run",
                            ARCHIVE,
                            "scenario",
                            "verdict",
                            "history",
                            "fault",
                            "text",
                            "json",
                            "name",
                            "session",
                            "lock",
                            STORE_KINDS)),
            Map.entry(
                    "export",
                    Set.of("history", "scenario", "verdict", "fault", "text", "json", "lock", "name", STORE_KINDS)),
            Map.entry("share", Set.of("database", "run", "scenario", "verdict", "json", "session")),
            Map.entry("workshop", Set.of("exercise", "scenario", "json", "session")));

    /** The top of the hierarchy: may use every package. */
    private static final String TOP = "web";

    private static final List<String> WORKER_PACKAGES =
            List.of("name", "json", "server", "history", "scenario", "fault", "store", "lock", "worker");

    /** The libraries on every worker process's class path, in addition to these packages. */
    private static final List<String> WORKER_LIBRARIES =
            List.of("java..", "com.sun.jna..", "com.fasterxml.jackson.core..", "org.postgresql..");

    /** How many parts of a package's name stand for a library. */
    private static final int PARTS_OF_LIBRARY = 3;

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
            .resideInAnyPackage(Stream.of(workerPackages(), WORKER_LIBRARIES.stream(), lockLibraries())
                    .flatMap(Function.identity())
                    .toArray(String[]::new))
            .allowEmptyShould(true);

    /** In a Turkish locale, lower-case {@code I} has no dot; in an Arabic one, numbers have other digits. */
    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_LOCALE_OF_THE_MACHINE =
            noClasses().should().accessTargetWhere(usesTheDefaultLocale());

    @ArchTest
    static void whatDependsOnTheLocaleIsCaught(JavaClasses application) {
        JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
        assertThat(NOTHING_DEPENDS_ON_THE_LOCALE_OF_THE_MACHINE
                        .evaluate(careless)
                        .getFailureReport()
                        .getDetails())
                .hasSize(5);
    }

    /** Everything that the rule forbids, once each, and one call that it allows. */
    private static final class Careless {

        static final Function<String, String> REFERENCE = String::toUpperCase;

        static String call(String text, int number) {
            return text.toLowerCase(Locale.ROOT)
                    + text.toLowerCase()
                    + text.toUpperCase()
                    + String.format("%d", number)
                    + "%d".formatted(number);
        }
    }

    private static DescribedPredicate<JavaAccess<?>> usesTheDefaultLocale() {
        return DescribedPredicate.describe("it uses the default locale", access -> {
            AccessTarget target = access.getTarget();
            return target.getOwner().isEquivalentTo(String.class)
                    && target instanceof CodeUnitAccessTarget method
                    && LOCALE_METHODS.contains(method.getName())
                    && method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class));
        });
    }

    /** The packages of the libraries that the locks declare. */
    private static Stream<String> lockLibraries() {
        return Strategies.libraries()
                .map(library -> Stream.of(library.getPackageName().split("\\."))
                        .limit(PARTS_OF_LIBRARY)
                        .collect(Collectors.joining(".", "", "..")));
    }

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

    /** An arrow that nobody uses permits what nobody has thought about. */
    @ArchTest
    static void everyArrowIsUsed(JavaClasses application) {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass origin : application) {
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                used.computeIfAbsent(packageOf(origin), from -> new TreeSet<>()).addAll(arrowsTo(dependency));
            }
        }
        ARROWS.forEach((from, permitted) -> assertThat(used.getOrDefault(from, Set.of()))
                .as("packages that %s uses", from)
                .containsAll(permitted));
    }

    private static Set<String> arrowsTo(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String to = packageOf(target);
        return isKind(to, target) ? Set.of(to, STORE_KINDS) : Set.of(to);
    }

    private static boolean isAllowed(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String from = packageOf(dependency.getOriginClass());
        String to = packageOf(target);
        if (to.isEmpty() || from.equals(to) || from.equals(TOP)) {
            return true;
        }
        Set<String> arrows = ARROWS.getOrDefault(from, Set.of());
        return arrows.contains(to) || (arrows.contains(STORE_KINDS) && isKind(to, target));
    }

    private static boolean isKind(String packageName, JavaClass type) {
        return type.isEnum() && packageName.equals("store");
    }

    /** The feature package of {@code type}, without sub-packages but for {@link #PARTS}; empty for libraries. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName() + ".";
        if (!name.startsWith(BASE)) {
            return "";
        }
        String feature = name.substring(BASE.length(), Math.max(BASE.length(), name.length() - 1));
        return PARTS.contains(feature) ? feature : feature.replaceFirst("\\..*", "");
    }
}
