package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The mark of an instrument entered a condition. Rests in the table {@code mark_conditions}.
 *
 * @param asOfMicros when, epoch microseconds
 * @param venue venue
 * @param instrument instrument as the venue names it
 * @param condition MISSING, STALE, FRESH, UNCONFIRMED, CONFIRMED or REFUTED
 * @param markPrice the mark; absent: there is none
 * @param markMicros its time, epoch microseconds; absent with it
 * @param trustedPrice last mark nobody doubts; absent: none yet, or marks are not screened
 * @param openPositions open positions in the instrument
 */
public record MarkConditionRow(
    long asOfMicros,
    String venue,
    String instrument,
    String condition,
    @Nullable BigDecimal markPrice,
    @Nullable Long markMicros,
    @Nullable BigDecimal trustedPrice,
    long openPositions) {}
