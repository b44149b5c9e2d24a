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

/**
 * The files of one exercise.
 *
 * @param id the folder's name without the number in front
 * @param files to each file's name its text
 */
record ExerciseFolder(String id, Map<String, String> files) {

    /** Names the built-in folders in order, since what is in a jar cannot be listed everywhere. */
    private static final String PATH = "exercises/path.txt";

    private static final List<String> NAMES = List.of(ExerciseReader.DATA, "en.md", "zh.md");

    /** Those that come with the application. */
    static List<ExerciseFolder> builtIn() throws IOException {
        List<ExerciseFolder> folders = new ArrayList<>();
        String path = resource(PATH);
        if (path == null) {
            throw new IOException("there is no " + PATH);
        }
        for (String name : path.lines().filter(line -> !line.isBlank()).toList()) {
            Map<String, String> files = new HashMap<>();
            for (String file : NAMES) {
                String text = resource("exercises/" + name.strip() + "/" + file);
                if (text != null) {
                    files.put(file, text);
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
            Map<String, String> files = new HashMap<>();
            for (String name : NAMES) {
                if (Files.isRegularFile(one.resolve(name))) {
                    files.put(name, new String(Files.readAllBytes(one.resolve(name)), StandardCharsets.UTF_8));
                }
            }
            folders.add(new ExerciseFolder(idOf(one.getFileName().toString()), files));
        }
        return folders;
    }

    private static String idOf(String name) {
        return name.replaceFirst("^\\d+-", "");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
