package org.lockplay.text;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.lockplay.lock.LockKind;

/**
 * The user-visible texts in one language. Immutable and thread-safe. A text is a {@link MessageFormat} pattern in
 * {@code texts/texts.properties} (English) or {@code texts/texts_zh.properties} (Simplified Chinese), or a part of
 * {@link LockTexts} under a key such as {@code lock.mutex.name}; a test checks that both languages have the same keys.
 */
public final class Texts {

    /** English, also the fallback for languages without texts. */
    public static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    /** Simplified Chinese. */
    public static final Texts CHINESE = new Texts(Locale.CHINESE);

    /** All languages, the default first. */
    public static final List<Texts> ALL = List.of(ENGLISH, CHINESE);

    private final Locale locale;
    private final Map<String, String> patterns = new HashMap<>();

    private Texts(Locale locale) {
        this.locale = locale;
        // Without fallback: otherwise the machine's locale would take precedence over English.
        ResourceBundle bundle = ResourceBundle.getBundle(
                "texts.texts",
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        bundle.keySet().forEach(key -> patterns.put(key, bundle.getString(key)));
        for (LockKind kind : LockKind.values()) {
            String lock = kind.wireName();
            LockTexts.of(lock)
                    .in(languageTag())
                    .forEach((part, text) -> patterns.put("lock." + lock + "." + part, text));
        }
    }

    /** The texts of a language; English if there are none. */
    public static Texts in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }

    /** The supported language of a locale, if any. */
    public static Optional<Locale> supported(Locale locale) {
        return ALL.stream()
                .map(Texts::locale)
                .filter(known -> known.getLanguage().equals(locale.getLanguage()))
                .findFirst();
    }

    /** The language. */
    public Locale locale() {
        return locale;
    }

    /** The value of the {@code lang} attribute and of the language cookie: {@code en} or {@code zh}. */
    public String languageTag() {
        return locale.toLanguageTag();
    }

    /**
     * A text with its placeholders filled in.
     *
     * @throws MissingResourceException if there is no text of that key
     */
    public String get(String key, Object... args) {
        return new MessageFormat(pattern(key), locale).format(args);
    }

    /** As {@link #get}, with the spaces of Chinese typography: between a figure and a character, not between characters. */
    public String sentence(String key, Object... args) {
        return get(key, args)
                .replaceAll("(?<=[0-9])(?=\\p{IsHan})|(?<=\\p{IsHan})(?=[0-9])", " ")
                .replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "");
    }

    /** A text with its placeholders filled in; empty if there is none of that key. */
    public Optional<String> find(String key, Object... args) {
        return patterns.containsKey(key) ? Optional.of(get(key, args)) : Optional.empty();
    }

    /** Every key that this language has. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(patterns.keySet());
    }

    /** The pattern behind a key, unformatted. */
    String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new MissingResourceException("no text in " + locale, Texts.class.getName(), key);
        }
        return pattern;
    }
}
