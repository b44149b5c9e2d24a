package org.lockplay.web;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lockplay.history.Json;
import org.lockplay.history.JsonSyntaxException;

/**
 * The body of a request; {@link JsonBodyReader} has refused what is too large or not UTF-8.
 *
 * @param text JSON, perhaps
 */
@Schema(type = SchemaType.OBJECT)
public record JsonBody(String text) {

    /** The members of the object that it is; a problem document if it is none. */
    Map<String, Object> members() {
        try {
            return Json.parseObject(text);
        } catch (JsonSyntaxException e) {
            throw ProblemException.notJson(e);
        }
    }
}
