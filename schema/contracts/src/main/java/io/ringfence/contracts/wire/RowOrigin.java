package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where an event came from.
 *
 * @param kind kind of the file
 * @param file name of the file without its folder
 * @param line line of the file on which the row starts; the header is line 1
 * @param countsRow true on exactly one event of each row, so that rows and not events are counted:
 *     a bar of marks is four events
 * @param original the row as it came; absent for marks, which are never refused after reading
 */
public record RowOrigin(
    InputKind kind, String file, long line, boolean countsRow, @Nullable String original) {}
