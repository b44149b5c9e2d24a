package org.lockplay.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.lockplay.json.Json;

/** The operations of the API as its OpenAPI description lists them, and the pages, which it does not list. */
public final class ApiOperations {

    /** Pages of the server, with their parameters. */
    private static final List<Operation> PAGES = Stream.of(
                    "/",
                    "/s/{slug}",
                    "/r/{id}",
                    "/embed/s/{slug}",
                    "/embed/r/{id}",
                    "/exercises",
                    "/exercises/{exercise}",
                    "/workshops",
                    "/workshops/{code}",
                    "/join",
                    "/join/{code}",
                    "/nowhere/{id}",
                    "/icon.svg",
                    "/app/assets/{id}",
                    "/q/openapi",
                    "/q/{id}")
            .map(path -> new Operation("GET", path, List.of("lang"), List.of(), false))
            .toList();

    /**
     * An operation.
     *
     * @param method the HTTP method
     * @param path its path, with parameters in braces
     * @param query the names of its query parameters
     * @param headers the names of its header parameters
     * @param hasBody whether it reads a body
     */
    public record Operation(String method, String path, List<String> query, List<String> headers, boolean hasBody) {

        /** Whether it changes anything on the server. */
        public boolean isChanging() {
            return !method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private ApiOperations() {}

    /** The pages. */
    public static List<Operation> pages() {
        return PAGES;
    }

    /** The operations in the description that a server gives of itself. */
    public static List<Operation> of(URI server) throws Exception {
        List<Operation> operations = new ArrayList<>();
        forEach(server, (operation, description) -> operations.add(operation));
        return operations;
    }

    /**
     * A response in the description.
     *
     * @param operation the method and the path
     * @param headers the names of its headers
     * @param content the media types of its content
     */
    record DescribedResponse(String operation, String status, Set<?> headers, Set<?> content) {}

    /** The responses of all operations in the description that a server gives of itself. */
    static List<DescribedResponse> responses(URI server) throws Exception {
        List<DescribedResponse> responses = new ArrayList<>();
        forEach(
                server,
                (operation, description) -> ((Map<?, ?>) description.get("responses"))
                        .forEach((status, response) -> responses.add(new DescribedResponse(
                                operation.toString(),
                                status.toString(),
                                namesIn(response, "headers"),
                                namesIn(response, "content")))));
        return responses;
    }

    private static Set<?> namesIn(Object object, String name) {
        return ((Map<?, ?>) object).get(name) instanceof Map<?, ?> members ? members.keySet() : Set.of();
    }

    private static void forEach(URI server, BiConsumer<Operation, Map<?, ?>> action) throws Exception {
        Map<String, Object> description = Json.parseObject(
                new RunClient(server).get("/q/openapi?format=json").body());
        ((Map<?, ?>) description.get("paths"))
                .forEach((path, item) -> ((Map<?, ?>) item)
                        .forEach((method, operation) -> action.accept(
                                operation(method.toString(), path.toString(), (Map<?, ?>) operation),
                                (Map<?, ?>) operation)));
    }

    private static Operation operation(String method, String path, Map<?, ?> operation) {
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                parameters(operation, "query"),
                parameters(operation, "header"),
                operation.containsKey("requestBody"));
    }

    private static List<String> parameters(Map<?, ?> operation, String place) {
        if (!(operation.get("parameters") instanceof List<?> parameters)) {
            return List.of();
        }
        return parameters.stream()
                .map(parameter -> (Map<?, ?>) parameter)
                .filter(parameter -> place.equals(parameter.get("in")))
                .map(parameter -> (String) parameter.get("name"))
                .toList();
    }
}
