package io.ringfence.streaming.exposure;

import io.ringfence.domain.mark.MarkWatch;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.streaming.intake.Instants;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The watch over the marks of one instrument in keyed state.
 *
 * @param price last mark; absent: none yet
 * @param markMicros its time, epoch microseconds; absent with it
 * @param heldMicros since when positions wait for a first mark; absent: they do not
 * @param warned whether it was said that the mark is stale or missing
 * @param trusted last mark nobody doubts
 * @param doubted latest mark in doubt; absent: none
 * @param doubtedMicros since when; absent with it
 * @param close last hourly close; absent: none yet
 * @param closeHour its hour, counted since the epoch
 * @param returns hourly returns seen
 * @param fast fast variance
 * @param slow slow variance
 * @param regime code of the regime; absent: unknown
 * @param lookMicros when the watch is looked at next; absent: when something comes
 */
public record StoredMarkWatch(
    @Nullable BigDecimal price,
    @Nullable Long markMicros,
    @Nullable Long heldMicros,
    boolean warned,
    @Nullable BigDecimal trusted,
    @Nullable BigDecimal doubted,
    @Nullable Long doubtedMicros,
    @Nullable BigDecimal close,
    long closeHour,
    int returns,
    BigDecimal fast,
    BigDecimal slow,
    @Nullable String regime,
    @Nullable Long lookMicros) {
  static StoredMarkWatch of(MarkWatch.Memory memory, @Nullable Long lookMicros) {
    return new StoredMarkWatch(
        memory.price(),
        micros(memory.markAt()),
        micros(memory.heldSince()),
        memory.warned(),
        memory.trusted(),
        memory.doubted(),
        micros(memory.doubtedSince()),
        memory.close(),
        memory.closeHour(),
        memory.returns(),
        memory.fast(),
        memory.slow(),
        Words.wordOrNull(memory.regime()),
        lookMicros);
  }

  MarkWatch.Memory restored() {
    return new MarkWatch.Memory(
        price,
        instant(markMicros),
        instant(heldMicros),
        warned,
        trusted,
        doubted,
        instant(doubtedMicros),
        close,
        closeHour,
        returns,
        fast,
        slow,
        Words.constantOrNull(VolatilityRegime.class, regime));
  }

  private static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Long.valueOf(Instants.micros(instant));
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : Instants.instant(micros);
  }
}
