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
import org.lockplay.json.NotUtf8Exception;
import org.lockplay.json.Utf8;
import org.lockplay.json.Violation;

/**
 * The files of one exercise.
 *
 * @param id the directory's name without the leading number
 * @param chapter the chapter that it belongs to
 * @param files the content of each file, by name
 */
record ExerciseFolder(String id, Chapter chapter, Map<String, byte[]> files) {

    /**
     * Lists the bundled directories in order, because the entries of a jar cannot be listed in every environment. A line
     * {@code # race} begins the chapter of that name.
     */
    private static final String PATH = "exercises/path.txt";

    private static final String CHAPTER = "#";

    private static final List<String> NAMES = List.of(ExerciseReader.DATA, "en.md", "zh.md");

    /** The bundled exercises. */
    static List<ExerciseFolder> builtIn() throws IOException {
        List<ExerciseFolder> folders = new ArrayList<>();
        byte[] path = resource(PATH);
        if (path == null) {
            throw new IOException("there is no " + PATH);
        }
        Chapter chapter = Chapter.OWN;
        for (String line : new String(path, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            if (line.startsWith(CHAPTER)) {
                chapter = new Chapter(line.substring(CHAPTER.length()).strip());
                continue;
            }
            folders.add(builtIn(line, chapter));
        }
        return folders;
    }

    private static ExerciseFolder builtIn(String name, Chapter chapter) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        for (String file : NAMES) {
            byte[] content = resource("exercises/" + name + "/" + file);
            if (content != null) {
                files.put(file, content);
            }
        }
        return new ExerciseFolder(idOf(name), chapter, files);
    }

    /** The exercises in a directory, ordered by name. */
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
            folders.add(new ExerciseFolder(idOf(one.getFileName().toString()), Chapter.OWN, files));
        }
        return folders;
    }

    /**
     * The text of each file, by name.
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
