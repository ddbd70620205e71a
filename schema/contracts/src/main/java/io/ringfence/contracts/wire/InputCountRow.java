package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * Control totals of one file, or the part of them one operator saw: parts are added up. Rests in
 * the table {@code input_counts}.
 *
 * @param file name of the file without its folder
 * @param kind kind of the file
 * @param received data rows inside the window of the run
 * @param applied rows that took effect
 * @param duplicate rows equal to one applied before
 * @param rejected rows that could not be parsed or applied
 * @param lastEventAtMicros time of the latest applied row, epoch microseconds; absent: none was
 *     applied
 */
public record InputCountRow(
    String file,
    InputKind kind,
    long received,
    long applied,
    long duplicate,
    long rejected,
    @Nullable Long lastEventAtMicros) {}
