package org.lockplay.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Objects;
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

    /** The texts in that language. */
    public Texts texts() {
        Cookie chosen = headers.getCookies().get(NAME);
        Stream<Locale> asked = Stream.of(
                        address.getQueryParameters().getFirst(NAME), chosen == null ? null : chosen.getValue())
                .filter(Objects::nonNull)
                .map(Locale::forLanguageTag);
        return Stream.concat(asked, headers.getAcceptableLanguages().stream())
                .flatMap(locale -> Texts.supported(locale).stream())
                .findFirst()
                .map(Texts::in)
                .orElse(Texts.ENGLISH);
    }
}
