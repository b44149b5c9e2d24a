package org.lockplay.history;

/** A text that is not the JSON it should be. */
public final class JsonSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient String text;

    JsonSyntaxException(String text, Throwable cause) {
        super("not JSON", cause);
        this.text = text;
    }

    /** What is wrong, for people. Looked for only now: who meets a half-written file does not ask. */
    public JsonMistake mistake() {
        return JsonProof.firstMistake(text);
    }
}
