package org.lockplay.run.pool;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.embedded.CodeLocation;
import org.lockplay.embedded.Draft;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.worker.WorkerMain;

/**
 * The files that a worker process is started from: a jar with the worker's packages, its libraries, and a class-data
 * archive (CDS) of both. The application builds the jar itself, because an archive needs jars, and in development the
 * classes are in directories. The file names contain a digest of all inputs.
 *
 * @param classPath the jars, in the order that the archive was created for
 * @param archive the path of the class-data archive, which may not exist yet
 */
record WorkerImage(List<Path> classPath, Path archive) {

    private static final List<String> PACKAGES =
            List.of("name", "json", "server", "history", "scenario", "fault", "store", "lock", "worker");
    /** One class per library that every worker needs. */
    private static final List<Class<?>> LIBRARIES =
            List.of(JsonFactory.class, Native.class, org.postgresql.Driver.class);

    /** Builds the jar in a directory, unless it exists. */
    static WorkerImage in(Path folder) throws IOException {
        Map<String, byte[]> classes = workerClasses();
        List<Path> libraries = libraries().map(CodeLocation::of).distinct().toList();
        String digest = digest(classes, libraries);
        Path jar = folder.resolve("worker-" + digest + ".jar");
        if (!Files.exists(jar)) {
            Files.createDirectories(folder);
            Draft draft = new Draft(jar);
            writeJar(draft.path(), classes);
            draft.publish();
        }
        return new WorkerImage(
                Stream.concat(Stream.of(jar), libraries.stream()).toList(),
                folder.resolve("worker-" + digest + ".jsa"));
    }

    /** One class per library: those of all workers, and those that the locks really load. */
    private static Stream<Class<?>> libraries() {
        return Stream.concat(LIBRARIES.stream(), Strategies.libraries());
    }

    /** The base name of the image's files; it contains the digest of their inputs. */
    String name() {
        return archive.getFileName().toString().replaceFirst("\\.jsa$", "");
    }

    /** The files that the application creates for the image. */
    List<Path> files() {
        return List.of(classPath.get(0), archive);
    }

    /** The directory for scratch files of worker warm-ups. */
    Path scratch() {
        return archive.getParent();
    }

    /** The class path in the format of the {@code java} command. */
    String joinedClassPath() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Map<String, byte[]> workerClasses() throws IOException {
        Path location = CodeLocation.of(WorkerMain.class);
        if (Files.isDirectory(location)) {
            return workerClasses(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return workerClasses(jar.getPath("/"));
        }
    }

    private static Map<String, byte[]> workerClasses(Path root) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.walk(root.resolve("org/lockplay/" + name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    classes.put(root.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    private static void writeJar(Path file, Map<String, byte[]> classes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                JarEntry jarEntry = new JarEntry(entry.getKey());
                jarEntry.setTime(0);
                jar.putNextEntry(jarEntry);
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
    }

    private static String digest(Map<String, byte[]> classes, List<Path> libraries) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            classes.forEach((name, bytes) -> {
                digest.update(name.getBytes(UTF_8));
                digest.update(bytes);
            });
            for (Path library : libraries) {
                digest.update(library.toString().getBytes(UTF_8));
            }
            digest.update(System.getProperty("java.vm.version").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
