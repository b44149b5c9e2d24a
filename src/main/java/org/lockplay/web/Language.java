package org.lockplay.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
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

    /** The texts in that language. */
    public Texts texts() {
        Cookie chosen = headers.getCookies().get(NAME);
        return Stream.of(
                        Optional.ofNullable(address.getQueryParameters().getFirst(NAME)),
                        Optional.ofNullable(chosen).map(Cookie::getValue))
                .flatMap(Optional::stream)
                .filter(Language::exists)
                .findFirst()
                .map(Texts::forLanguages)
                .orElseGet(() -> Texts.forLanguages(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static boolean exists(String language) {
        return Texts.ALL.stream().anyMatch(texts -> texts.language().equals(language));
    }
}
