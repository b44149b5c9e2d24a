package org.lockplay;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renders {@code docs/configuration.md} from the code: the interfaces annotated with {@link ConfigMapping} with their
 * Javadoc, and the {@code lockplay} settings in {@code application.properties} with their comments.
 */
final class ConfigurationPage {

    static final Path PAGE = Path.of("docs/configuration.md");

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern JAVADOC = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/(?:\\s*@\\w+\\([^)]*\\))?\\s*[\\w<>]+ (\\w+)\\(\\);", Pattern.DOTALL);
    private static final Pattern PROPERTY =
            Pattern.compile("((?:^# .*\\n)+)#?(lockplay\\.[a-z.-]+)=(.*)$", Pattern.MULTILINE);
    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(name = \"(lockplay\\.[a-z.-]+)\"");
    private static final Pattern LINK = Pattern.compile("\\{@(?:link|code) #?([^}]+)}");

    private static final Map<Class<?>, String> FORMS = Map.of(
            Duration.class, "a duration, as in `30s`, `15m` or `30d`",
            MemorySize.class, "a size, as in `64M`",
            Path.class, "a path",
            int.class, "a number");

    /** A setting: what it is without a value, what it may be, and what it does. */
    private record Setting(String initial, String form, String text) {}

    private final Map<String, Setting> settings = new TreeMap<>();

    private ConfigurationPage() {}

    /** Renders the page. */
    static String render() throws IOException, ClassNotFoundException {
        ConfigurationPage page = new ConfigurationPage();
        for (Path file : sources()) {
            Matcher mapping = PREFIX.matcher(Files.readString(file));
            if (mapping.find()) {
                page.add(mapping.group(1), typeIn(file), javadoc(file));
            }
        }
        PROPERTY.matcher(Files.readString(PROPERTIES)).results().forEach(page::add);
        return page.text();
    }

    /** The settings that the code injects one by one. */
    static List<String> injected() throws IOException {
        return sources().stream()
                .flatMap(file -> INJECTED.matcher(read(file)).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private void add(String prefix, Class<?> type, Map<String, String> javadoc) {
        for (Method method : type.getDeclaredMethods()) {
            if (!Modifier.isAbstract(method.getModifiers())) {
                continue;
            }
            String name = prefix + "." + kebab(method.getName());
            Class<?> result = method.getReturnType();
            if (result.isInterface() && result.getEnclosingClass() != null) {
                add(name, result, javadoc);
                continue;
            }
            WithDefault initial = method.getAnnotation(WithDefault.class);
            String text = javadoc.getOrDefault(method.getName(), "");
            settings.put(name, new Setting(initial == null ? "" : initial.value(), form(method), text));
        }
    }

    private void add(MatchResult property) {
        String text = property.group(1).replaceAll("(?m)^# ", "").strip().replace("\n", " ");
        settings.put(property.group(2), new Setting(property.group(3), "", text));
    }

    private String text() {
        StringBuilder page = new StringBuilder("""
                # Configuration

                Every setting of the application itself, generated from the code by `ConfigurationPageTest`; do not edit this page.
                A setting is given as an environment variable, or as a system property, as in `-Dlockplay.data-dir=/srv/lockplay`.
                Settings of the framework that matter for operation: [operations.md](operations.md).

                | setting and environment variable | default | |
                |---|---|---|
                """);
        settings.forEach((name, setting) -> page.append("| `")
                .append(name)
                .append("` `")
                .append(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .append("` | ")
                .append(setting.initial().isEmpty() ? "none" : "`" + setting.initial() + "`")
                .append(" | ")
                .append(setting.text())
                .append(setting.form().isEmpty() ? "" : " *" + setting.form() + "*")
                .append(" |\n"));
        return page.toString();
    }

    private static String form(Method method) {
        String generic = method.getGenericReturnType().getTypeName();
        return FORMS.entrySet().stream()
                .filter(form -> generic.contains(form.getKey().getName())
                        || generic.endsWith("OptionalInt") && form.getKey() == int.class)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> javadoc(Path file) throws IOException {
        return JAVADOC.matcher(Files.readString(file))
                .results()
                .collect(Collectors.toMap(found -> found.group(2), found -> plain(found.group(1)), (one, two) -> one));
    }

    private static String plain(String javadoc) {
        String text =
                javadoc.replaceAll("\\n\\s*\\* ?", " ").replaceAll("\\s+", " ").strip();
        return LINK.matcher(text)
                .replaceAll(link -> "`" + kebab(link.group(1).replaceAll(".*#", "")) + "`")
                .replace("|", "\\|");
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Class<?> typeIn(Path file) throws ClassNotFoundException {
        String name = SOURCES.relativize(file).toString().replace('/', '.');
        return Class.forName(name.substring(0, name.length() - ".java".length()));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the page, if it exists. */
    static Optional<String> present() throws IOException {
        return Files.exists(PAGE) ? Optional.of(Files.readString(PAGE)) : Optional.empty();
    }
}
