package org.lockplay.json;

/** A text is not valid JSON. */
public final class JsonSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient String text;

    JsonSyntaxException(String text, Throwable cause) {
        super("not JSON", cause);
        this.text = text;
    }

    /** The error, for display. Computed on demand, because the reader of a half-written file does not need it. */
    public JsonMistake mistake() {
        return JsonProof.firstMistake(text);
    }
}
