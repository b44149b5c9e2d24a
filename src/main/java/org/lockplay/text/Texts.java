package org.lockplay.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The user-visible texts in one language. Immutable and thread-safe. A text is a {@link MessageFormat} pattern in
 * {@code texts/texts.properties} (English) or {@code texts/texts_zh.properties} (Simplified Chinese); a test checks
 * that both have the same keys.
 */
public final class Texts {

    /** English, also the fallback for languages without texts. */
    public static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    /** Simplified Chinese. */
    public static final Texts CHINESE = new Texts(Locale.CHINESE);

    /** All languages, the default first. */
    public static final List<Texts> ALL = List.of(ENGLISH, CHINESE);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        // Without fallback: otherwise the machine's locale would take precedence over English.
        this.bundle = ResourceBundle.getBundle(
                "texts.texts",
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
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
     * @throws java.util.MissingResourceException if there is no text of that key
     */
    public String get(String key, Object... args) {
        return new MessageFormat(bundle.getString(key), locale).format(args);
    }

    /** A text with its placeholders filled in; empty if there is none of that key. */
    public Optional<String> find(String key, Object... args) {
        return bundle.containsKey(key) ? Optional.of(get(key, args)) : Optional.empty();
    }

    /** Every key that this language has. */
    public Set<String> keys() {
        return bundle.keySet();
    }

    /** The pattern behind a key, unformatted. */
    String pattern(String key) {
        return bundle.getString(key);
    }
}
