package org.lockplay.web.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.lockplay.export.ImagePen;
import org.lockplay.export.Picture;
import org.lockplay.export.SvgPen;

/** Renders pictures as responses. */
public final class Pictures {

    private Pictures() {}

    /** A picture as {@code svg} or {@code png}, with a file name given without its suffix. */
    public static Response of(Picture picture, String format, String name) {
        boolean isSvg = format.equals("svg");
        return Response.ok(isSvg ? SvgPen.svg(picture) : ImagePen.png(picture))
                .type(isSvg ? "image/svg+xml;charset=UTF-8" : "image/png")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "." + format + "\"")
                .build();
    }
}
