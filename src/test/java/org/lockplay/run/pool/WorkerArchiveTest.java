package org.lockplay.run.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.StartsOwnProcesses;

/** The class-data archive of a worker that ends well, or not. */
@StartsOwnProcesses
class WorkerArchiveTest {

    @TempDir
    Path folder;

    @Test
    void anArchiveThatMayBeIncompleteIsNotPublished() throws Exception {
        WorkerImage image = image(Failing.class);

        new WorkerLauncher(image, 0, Failing.class.getName()).makeArchive();

        assertThat(folder).isDirectoryContaining("glob:**.jar").isDirectoryNotContaining("glob:**.jsa*");
    }

    @Test
    void theArchiveOfAWorkerThatEndsWellIsPublished() throws Exception {
        WorkerImage image = image(Leaving.class);

        new WorkerLauncher(image, 0, Leaving.class.getName()).makeArchive();

        assertThat(image.archive()).isNotEmptyFile();
    }

    private WorkerImage image(Class<?> main) throws Exception {
        Path jar = folder.resolve("worker.jar");
        String entry = main.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream code = main.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        return new WorkerImage(List.of(jar), folder.resolve("worker.jsa"));
    }

    /** A worker whose JVM writes its archive, but ends with an error. */
    static final class Failing {

        private Failing() {}

        public static void main(String[] args) throws Exception {
            System.out.println("!idle");
            System.in.readAllBytes();
            System.exit(3);
        }
    }

    /** A worker that leaves when it is retired. */
    static final class Leaving {

        private Leaving() {}

        public static void main(String[] args) throws Exception {
            System.out.println("!idle");
            System.in.readAllBytes();
        }
    }
}
