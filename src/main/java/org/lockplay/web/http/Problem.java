package org.lockplay.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A problem document, see RFC 9457.
 *
 * @param type a stable address for this kind of problem, such as {@code /problems/unknown-run}
 * @param title the kind of problem in a few words
 * @param status the HTTP status
 * @param detail what went wrong this time, and what to do
 * @param errors the invalid fields, if any
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * An invalid field.
     *
     * @param field its name, such as {@code placement.processes}
     * @param code the kind of error, in kebab case
     * @param message the error in words
     * @param line line in the program or the JSON text, from 1; {@code null} where it has none
     * @param column column there, from 1; {@code null} where it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String field, String code, String message, Integer line, Integer column) {}
}
