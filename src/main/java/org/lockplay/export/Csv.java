package org.lockplay.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes tables as CSV (RFC 4180); no spreadsheet evaluates a cell as a formula. */
public final class Csv {

    /** The characters in OWASP's "CSV Injection": a spreadsheet evaluates a cell that begins with one of these. */
    private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";

    private static final Pattern TO_QUOTE = Pattern.compile("[\",\\r\\n]");

    private Csv() {}

    /** A table, one line per row. */
    public static String table(Stream<List<String>> rows) {
        return rows(rows).collect(Collectors.joining());
    }

    /** Rows, each with its line end. */
    static Stream<String> rows(Stream<List<String>> rows) {
        return rows.map(row -> row.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n")));
    }

    /** The text, prefixed with an apostrophe if it would be evaluated otherwise. */
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        return TO_QUOTE.matcher(cell).find() ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
