package io.ringfence.launcher.sample;

import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionFacts;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Later versions of a position made from its first one. */
final class Versions {
  private Versions() {}

  /**
   * The row that closes it.
   *
   * @param realised what that realises, settlement asset
   */
  static PositionVersion closing(PositionVersion opening, Instant at, BigDecimal realised) {
    return new PositionVersion(
        opening.key(),
        at,
        opening.sequence() + 1,
        BigDecimal.ZERO,
        opening.entryPrice(),
        BigDecimal.ZERO,
        opening.leverage(),
        withoutStop(opening.facts()),
        realised);
  }

  /**
   * The row that puts it on other terms; its stop and its planned loss are not known any more.
   *
   * @param realised what that realises, settlement asset; absent: nothing was closed
   */
  static PositionVersion next(
      PositionVersion opening,
      long sequence,
      Terms terms,
      Instant at,
      @Nullable BigDecimal realised) {
    return new PositionVersion(
        opening.key(),
        at,
        sequence,
        terms.position().quantity(),
        terms.position().entryPrice(),
        terms.position().isolatedMargin(),
        terms.leverage(),
        withoutStop(opening.facts()),
        realised);
  }

  private static PositionFacts withoutStop(PositionFacts facts) {
    return new PositionFacts(
        facts.desk(),
        facts.book(),
        facts.trader(),
        null,
        null,
        null,
        facts.thesis(),
        facts.plan(),
        facts.legalEntity(),
        facts.clientOrHouse(),
        facts.labels());
  }
}
