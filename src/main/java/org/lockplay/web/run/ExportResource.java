package org.lockplay.web.run;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.export.ExportFormat;
import org.lockplay.export.RunHistory;
import org.lockplay.export.TimelinePicture;
import org.lockplay.json.Violation;
import org.lockplay.run.Run;
import org.lockplay.run.Runs;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.page.Pictures;

/** Exports runs in the formats of other programs. */
@Path("/api/runs/{id}/export")
@Tag(name = "runs")
public class ExportResource {

    private static final int BUFFER = 1 << 16;

    private final Runs runs;
    private final Language language;
    private final ExportMemory memory;
    private final RoutingContext exchange;

    ExportResource(Runs runs, Language language, ExportMemory memory, RoutingContext exchange) {
        this.runs = runs;
        this.language = language;
        this.memory = memory;
        this.exchange = exchange;
    }

    @GET
    @Operation(
            summary = "A run as a file",
            description = "All that has happened until now. jsonl: the project's own, an event a line; csv; perfetto:"
                    + " Chrome's trace format; shiviz: a log with vector clocks; jepsen: a mutex history in EDN; svg"
                    + " and png: a picture of the timeline.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/x-ndjson"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/json"),
                @Content(mediaType = "text/plain"),
                @Content(mediaType = "application/edn"),
                @Content(mediaType = "image/svg+xml"),
                @Content(mediaType = "image/png")
            })
    @APIResponse(
            responseCode = "400",
            description = "No such format",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "jepsen, of a run in which no buyer has asked for a lock that can be held",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many exports are being made; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response export(
            @PathParam("id") String id,
            @Parameter(description = "jsonl, csv, perfetto, shiviz, jepsen, svg or png") @QueryParam("format")
                    String format) {
        Run run = runs.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
        if ("svg".equals(format) || "png".equals(format)) {
            memory.admitPicture(exchange, run);
            RunHistory history = historyOf(run, language.texts());
            return Pictures.of(new TimelinePicture(history, language.texts()), format, "lockplay-" + id);
        }
        ExportFormat known = ExportFormat.find(String.valueOf(format)).orElseThrow(() -> unknownFormat(format));
        memory.admit(exchange, run, known);
        RunHistory history = historyOf(run, language.texts());
        if (known == ExportFormat.JEPSEN && run.scenario().program().locks().size() > 1) {
            throw ProblemException.severalLocks();
        }
        if (!known.suits(history)) {
            throw ProblemException.nobodyLocked();
        }
        return Response.ok(file(known, history))
                .type(known.mediaType() + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + known.fileName(id) + "\"")
                .build();
    }

    /** Writes piece by piece, as fast as the client reads. */
    private static StreamingOutput file(ExportFormat format, RunHistory history) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
            Iterator<String> pieces = format.pieces(history).iterator();
            while (pieces.hasNext()) {
                writer.write(pieces.next());
            }
            writer.flush();
        };
    }

    /** A run with all its events so far. */
    public static RunHistory historyOf(Run run, Texts texts) {
        return new RunHistory(
                run.id(),
                run.status().wireName(),
                run.scenario(),
                run.log().all(),
                run.verdict()
                        .map(verdict -> VerdictTexts.members(verdict, run.scenario(), texts))
                        .orElse(Map.of()));
    }

    private static ProblemException unknownFormat(String format) {
        List<String> known = Stream.concat(ExportFormat.wireNames().stream(), Stream.of("svg", "png"))
                .toList();
        return ProblemException.badRequest(List.of(
                format == null
                        ? Violation.of("format", "required")
                        : Violation.of("format", "not-one-of", String.join(", ", known))));
    }
}
