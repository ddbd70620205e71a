package io.ringfence.domain.exposure;

import io.ringfence.domain.quantity.PositionKey;

/**
 * One applied row, as it is kept to recognise its repetition.
 *
 * @param kind kind of row
 * @param key the position
 * @param sequence its number among the rows of its kind for the position
 * @param content the same text for the same content
 */
public record AppliedRow(RowKind kind, PositionKey key, long sequence, String content) {}
