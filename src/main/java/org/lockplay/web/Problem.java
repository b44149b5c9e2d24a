package org.lockplay.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type a stable address for this kind of problem, such as {@code /problems/unknown-run}
 * @param title the kind of problem in a few words
 * @param status the HTTP status
 * @param detail what went wrong this time, and what to do
 * @param errors the fields at fault, if fields are
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One field at fault.
     *
     * @param field which, such as {@code placement.processes}
     * @param code what is wrong with it, in kebab case
     * @param message the same in words
     * @param line line in the program or the JSON text, from 1; {@code null} where it has none
     * @param column column there, from 1; {@code null} where it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String field, String code, String message, Integer line, Integer column) {}
}
