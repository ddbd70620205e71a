package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * One row that could not be parsed or applied, with its original text. Rests in the table {@code
 * rejects}.
 *
 * @param file name of the file without its folder
 * @param line line of the file on which the row starts; the header is line 1
 * @param kind kind of the file
 * @param code reason as a stable code
 * @param reason field, rule and what was found, for people
 * @param original the row as it came
 * @param occurredAtMicros time the row speaks of, epoch microseconds; absent: it could not be read
 */
public record RejectRow(
    String file,
    long line,
    InputKind kind,
    RejectCode code,
    String reason,
    String original,
    @Nullable Long occurredAtMicros) {}
