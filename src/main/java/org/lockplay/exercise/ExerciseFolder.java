package org.lockplay.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lockplay.history.NotUtf8Exception;
import org.lockplay.history.Utf8;
import org.lockplay.scenario.Violation;

/**
 * The files of one exercise.
 *
 * @param id the folder's name without the number in front
 * @param files to each file's name what is in it
 */
record ExerciseFolder(String id, Map<String, byte[]> files) {

    /** Names the built-in folders in order, since what is in a jar cannot be listed everywhere. */
    private static final String PATH = "exercises/path.txt";

    private static final List<String> NAMES = List.of(ExerciseReader.DATA, "en.md", "zh.md");

    /** Those that come with the application. */
    static List<ExerciseFolder> builtIn() throws IOException {
        List<ExerciseFolder> folders = new ArrayList<>();
        byte[] path = resource(PATH);
        if (path == null) {
            throw new IOException("there is no " + PATH);
        }
        for (String name : new String(path, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList()) {
            Map<String, byte[]> files = new HashMap<>();
            for (String file : NAMES) {
                byte[] content = resource("exercises/" + name.strip() + "/" + file);
                if (content != null) {
                    files.put(file, content);
                }
            }
            folders.add(new ExerciseFolder(idOf(name.strip()), files));
        }
        return folders;
    }

    /** Those in a folder, in the order of their names. */
    static List<ExerciseFolder> of(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> entries = Files.list(folder)) {
            found = entries.filter(Files::isDirectory).sorted().toList();
        }
        List<ExerciseFolder> folders = new ArrayList<>();
        for (Path one : found) {
            Map<String, byte[]> files = new HashMap<>();
            for (String name : NAMES) {
                if (Files.isRegularFile(one.resolve(name))) {
                    files.put(name, Files.readAllBytes(one.resolve(name)));
                }
            }
            folders.add(new ExerciseFolder(idOf(one.getFileName().toString()), files));
        }
        return folders;
    }

    /**
     * To each file's name its text.
     *
     * @throws InvalidExerciseException if one is not UTF-8
     */
    Map<String, String> texts() throws InvalidExerciseException {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try {
                texts.put(file.getKey(), Utf8.decode(file.getValue()));
            } catch (NotUtf8Exception e) {
                throw new InvalidExerciseException(List.of(Violation.notUtf8(file.getKey(), e)));
            }
        }
        return texts;
    }

    private static String idOf(String name) {
        return name.replaceFirst("^\\d+-", "");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return stream == null ? null : stream.readAllBytes();
        }
    }
}
