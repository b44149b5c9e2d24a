package org.lockplay.web.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Absolute URLs of pages, for clients elsewhere. */
@RequestScoped
public class PageAddress {

    @Context
    UriInfo request;

    private final PublicOrigin origin;

    PageAddress(PublicOrigin origin) {
        this.origin = origin;
    }

    /** The absolute URL of a path that begins with a slash. */
    public String of(String path) {
        URI server = origin.address().orElseGet(request::getBaseUri);
        return server.resolve(path).toString();
    }
}
