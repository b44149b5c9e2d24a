package org.lockplay.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockplay.text.Texts;

/** The language of the answer: what the address asks for, else what was chosen on the page, else what the browser wants. */
@RequestScoped
public class Language {

    /** The cookie that the switch on the page sets, and the name of the address's parameter. */
    static final String NAME = "lang";

    @Context
    HttpHeaders headers;

    @Context
    UriInfo address;

    /** The language of the answer. */
    public Locale locale() {
        Cookie chosen = headers.getCookies().get(NAME);
        return Stream.of(
                        Optional.ofNullable(address.getQueryParameters().getFirst(NAME)),
                        Optional.ofNullable(chosen).map(Cookie::getValue))
                .flatMap(Optional::stream)
                .map(Locale::forLanguageTag)
                .flatMap(locale -> Texts.supported(locale).stream())
                .findFirst()
                .orElseGet(this::wanted);
    }

    /** The texts in that language. */
    public Texts texts() {
        return Texts.in(locale());
    }

    private Locale wanted() {
        return headers.getAcceptableLanguages().stream()
                .flatMap(locale -> Texts.supported(locale).stream())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
