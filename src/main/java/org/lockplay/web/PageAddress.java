package org.lockplay.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whole addresses of pages, for those who are elsewhere. */
@RequestScoped
public class PageAddress {

    @Context
    UriInfo request;

    /** Where browsers reach this server, if it does not see that itself. */
    @ConfigProperty(name = "lockplay.public-url")
    Optional<URI> publicUrl;

    /** The whole address of a path that begins with a slash. */
    public String of(String path) {
        return publicUrl.orElseGet(request::getBaseUri).resolve(path).toString();
    }
}
