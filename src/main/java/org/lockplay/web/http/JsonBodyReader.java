package org.lockplay.web.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.lockplay.json.NotUtf8Exception;
import org.lockplay.json.Utf8;

/**
 * Reads bodies, which {@link BodyFilter} has received, as UTF-8, as JSON requires, whatever charset the request names;
 * rejects invalid and too large ones.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(BodyLimit.MAX_BYTES + 1);
        if (bytes.length > BodyLimit.MAX_BYTES) {
            throw ProblemException.bodyTooLarge();
        }
        try {
            return new JsonBody(Utf8.decode(bytes));
        } catch (NotUtf8Exception e) {
            throw ProblemException.notUtf8(e);
        }
    }
}
