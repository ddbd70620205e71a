package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One position entered a stage. Rests in the table {@code position_stages}.
 *
 * @param asOfMicros instant whose facts it was judged with, epoch microseconds
 * @param positionKey venue/account/instrument/side
 * @param episode counts the openings of the key from 1
 * @param desk desk
 * @param book book inside the desk
 * @param stage UNKNOWN, NORMAL, WATCH, CRITICAL, PRESUMED_LIQUIDATED, LIQUIDATED or CLOSED
 * @param previousStage stage before; absent: the episode began
 * @param markPrice mark in force; absent: none
 * @param distance distance to liquidation, signed fraction of the mark, scale 18; absent: the
 *     position has ended, or there is none
 * @param marginRatio margin ratio, scale 18; absent: the position has ended, or there is none
 */
public record PositionStageRow(
    long asOfMicros,
    String positionKey,
    long episode,
    String desk,
    String book,
    String stage,
    @Nullable String previousStage,
    @Nullable BigDecimal markPrice,
    @Nullable BigDecimal distance,
    @Nullable BigDecimal marginRatio) {}
