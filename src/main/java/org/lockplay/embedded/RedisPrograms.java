package org.lockplay.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Redis executables that may run on this machine, best first: the bundled ones, then those installed on the
 * machine. Redis 6.2 is the last line under a free licence that is packaged for Java; Valkey continues it.
 *
 * @param folder where executables are unpacked
 */
record RedisPrograms(ScratchDirectory folder) {

    /** The executables in the jar of embedded-redis, by architecture. The 32-bit one is statically linked. */
    private static final Map<String, List<String>> BROUGHT = Map.of(
            "amd64", List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386"),
            "aarch64", List.of("redis-server-6.2.7-linux-arm64"));

    private static final List<String> INSTALLED = List.of("valkey-server", "redis-server");

    /** All that exist; this does not check whether they run. */
    List<Path> all() throws IOException {
        List<Path> programs = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")) {
            for (String name : BROUGHT.getOrDefault(System.getProperty("os.arch"), List.of())) {
                programs.add(unpacked(name));
            }
        }
        INSTALLED.stream()
                .flatMap(name -> InstalledPrograms.find(name).stream())
                .forEach(programs::add);
        return programs;
    }

    private Path unpacked(String name) throws IOException {
        Path program = folder.programs().resolve(name);
        if (!Files.isExecutable(program)) {
            Draft draft = new Draft(program);
            draft.removeAbandoned();
            try (InputStream packed = RedisPrograms.class.getResourceAsStream("/" + name)) {
                if (packed == null) {
                    throw new IOException("the application has lost its " + name);
                }
                Files.copy(packed, draft.path(), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(draft.path(), PostgresDirectory.OWNER_ONLY);
            draft.publish();
        }
        return program;
    }
}
