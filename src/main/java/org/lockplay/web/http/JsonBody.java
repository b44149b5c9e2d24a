package org.lockplay.web.http;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lockplay.json.Json;
import org.lockplay.json.JsonSyntaxException;

/**
 * The body of a request; {@link JsonBodyReader} has rejected bodies that are too large or not UTF-8.
 *
 * @param text the body, not parsed yet
 */
@Schema(type = SchemaType.OBJECT)
public record JsonBody(String text) {

    /** The members of the body's JSON object; throws a {@link ProblemException} if the body is not an object. */
    public Map<String, Object> members() {
        try {
            return Json.parseObject(text);
        } catch (JsonSyntaxException e) {
            throw ProblemException.notJson(e);
        }
    }
}
