package org.lockplay.web.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.lockplay.text.Texts;

/** The response's language: the URL parameter, else the choice made on the page, else the browser's preference. */
@RequestScoped
public class Language {

    /** The name of both the cookie that the page's language switch sets and the URL parameter. */
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
