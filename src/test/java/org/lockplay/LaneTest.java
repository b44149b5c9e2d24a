package org.lockplay;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Test classes that start workers, embedded servers or the application are marked as such, and no others. Integration
 * tests that share the packaged application run alone.
 */
class LaneTest {

    private static List<JavaClass> tests;
    private static List<JavaClass> integrationTests;

    @BeforeAll
    static void importTests() {
        JavaClasses all = ArchConfiguration.withThreadLocalScope(configuration -> {
            // The other classes on the class path are many, and their names are enough.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPackages("org.lockplay");
        });
        tests = named(all, "Test");
        integrationTests = named(all, "IT");
    }

    private static List<JavaClass> named(JavaClasses all, String ending) {
        return all.stream()
                .filter(type -> type.getSimpleName().endsWith(ending))
                .toList();
    }

    @Test
    void everyTestOfTheApplicationIsMarked() {
        assertThat(tests)
                .filteredOn(LaneTest::usesApplication)
                .filteredOn(not(test -> test.isAnnotatedWith(StartsProcesses.class)))
                .extracting(JavaClass::getName)
                .as("need @StartsProcesses")
                .isEmpty();
    }

    @Test
    void everyOtherTestThatStartsProcessesIsMarked() {
        assertThat(tests)
                .filteredOn(not(LaneTest::usesApplication))
                .filteredOn(not(test -> test.isAnnotatedWith(StartsOwnProcesses.class)))
                .filteredOn(LaneTest::startsProcesses)
                .extracting(JavaClass::getName)
                .as("need @StartsOwnProcesses")
                .isEmpty();
    }

    @Test
    void everyMarkedTestStartsProcesses() {
        assertThat(tests)
                .filteredOn(test -> test.isAnnotatedWith(StartsProcesses.class))
                .filteredOn(not(LaneTest::usesApplication))
                .extracting(JavaClass::getName)
                .as("have @StartsProcesses and do not use the application")
                .isEmpty();
        assertThat(tests)
                .filteredOn(test -> test.isAnnotatedWith(StartsOwnProcesses.class))
                .filteredOn(not(LaneTest::startsProcesses))
                .filteredOn(not(LaneTest::startsOneItself))
                .extracting(JavaClass::getName)
                .as("have @StartsOwnProcesses for no reason")
                .isEmpty();
    }

    @Test
    void everyIntegrationTestOfTheSharedApplicationRunsAlone() {
        assertThat(integrationTests)
                .filteredOn(test -> test.isAnnotatedWith(QuarkusIntegrationTest.class))
                .isNotEmpty()
                .filteredOn(test -> !test.reflect().isAnnotationPresent(Isolated.class))
                .extracting(JavaClass::getName)
                .as("need @Isolated")
                .isEmpty();
    }

    private static boolean usesApplication(JavaClass test) {
        return test.isAnnotatedWith(QuarkusTest.class);
    }

    private static boolean startsProcesses(JavaClass test) {
        return new CallGraph(test).startsProcesses();
    }

    /** Whether the class itself starts a process, such as a fuzzer. */
    private static boolean startsOneItself(JavaClass test) {
        return test.getAccessesFromSelf().stream().anyMatch(CallGraph::startsProcess);
    }

    /**
     * The methods and constructors of the project that a test class calls, directly or not. A class literal counts as a
     * call of that class's main method.
     */
    private static final class CallGraph {

        private static final ImportOption TESTS = new ImportOption.OnlyIncludeTests();

        private final Set<JavaCodeUnit> seen = new HashSet<>();
        private final Deque<JavaCodeUnit> open = new ArrayDeque<>();

        CallGraph(JavaClass test) {
            Stream.concat(Stream.of(test), test.getAllRawSuperclasses().stream())
                    .flatMap(type -> type.getCodeUnits().stream())
                    .forEach(this::add);
        }

        /** Whether code of the product starts a process. Tests may start small stand-ins for workers themselves. */
        boolean startsProcesses() {
            while (!open.isEmpty()) {
                JavaCodeUnit caller = open.remove();
                if (caller.getAccessesFromSelf().stream().anyMatch(CallGraph::startsProcess) && !isTest(caller)) {
                    return true;
                }
                calledBy(caller).forEach(this::add);
            }
            return false;
        }

        private void add(JavaCodeUnit called) {
            if (seen.add(called)) {
                open.add(called);
                called.getOwner().getStaticInitializer().ifPresent(this::add);
            }
        }

        private static Stream<JavaCodeUnit> calledBy(JavaCodeUnit caller) {
            Stream<JavaCodeUnit> calls = caller.getAccessesFromSelf().stream()
                    .flatMap(access -> access.getTarget().resolveMember().stream())
                    .filter(JavaCodeUnit.class::isInstance)
                    .map(JavaCodeUnit.class::cast)
                    .flatMap(CallGraph::implementations);
            Stream<JavaCodeUnit> mains = caller.getReferencedClassObjects().stream()
                    .map(ReferencedClassObject::getRawType)
                    .flatMap(type -> type.getMethods().stream())
                    .filter(method -> method.getName().equals("main"))
                    .map(JavaCodeUnit.class::cast);
            return Stream.concat(calls, mains);
        }

        /** The called method; for one of the servers' launchers, which are created by name, that of each launcher. */
        private static Stream<JavaCodeUnit> implementations(JavaCodeUnit called) {
            if (!called.getOwner().getSimpleName().equals("ServerLauncher")) {
                return Stream.of(called);
            }
            return called.getOwner().getAllSubclasses().stream()
                    .flatMap(type -> type.getCodeUnits().stream())
                    .filter(unit -> unit.getName().equals(called.getName()));
        }

        private static boolean startsProcess(JavaAccess<?> access) {
            return access.getTargetOwner().isEquivalentTo(ProcessBuilder.class)
                    && access.getName().equals("start");
        }

        private static boolean isTest(JavaCodeUnit unit) {
            return TESTS.includes(
                    Location.of(unit.getOwner().getSource().orElseThrow().getUri()));
        }
    }
}
