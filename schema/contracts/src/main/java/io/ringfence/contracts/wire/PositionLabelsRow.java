package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * What the institution says of a position beside its economics; absent is unknown.
 *
 * @param strategy strategy it belongs to
 * @param bookTag for example {@code core} or {@code speculative}
 * @param profile risk profile
 * @param riskClass risk class
 * @param sector sector of the underlying
 * @param conviction strength of belief as the desk writes it
 */
public record PositionLabelsRow(
    @Nullable String strategy,
    @Nullable String bookTag,
    @Nullable String profile,
    @Nullable String riskClass,
    @Nullable String sector,
    @Nullable String conviction) {}
