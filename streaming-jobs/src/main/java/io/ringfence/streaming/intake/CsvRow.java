package io.ringfence.streaming.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file, header excluded.
 *
 * @param line line of the file on which it starts; the header is line 1
 * @param original the row as it came, without its line end
 * @param fields as many as the header has columns; empty where the row is refused
 * @param refusal why the row is no row of this file; absent where it is one
 */
record CsvRow(long line, String original, List<String> fields, @Nullable Refusal refusal) {}
