package io.ringfence.domain.mark;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Doubts a mark that lies more than {@link #LARGEST_STEP} from the one before it, until another
 * mark near it or {@link #CONFIRMED_AFTER} confirms it, or one near the last trusted mark refutes
 * it. A doubted mark is a mark: it values, alerts and is shown; it just cannot halt the firm alone.
 *
 * <p>Source of the number: of 232,234 one-minute steps of 13 perpetuals between 2026-01-25 and
 * 2026-02-06, the crash of 2026-02-05 within, the largest is 5.8 % and 23 exceed 3.1 % (recorded
 * tape). Venues publish marks every one to three seconds: a step of 10 % between two of them is a
 * fault or a crash, and in a crash the next mark says so at once.
 */
final class MarkScreen {
  /** Largest step that is trusted, fraction of the mark before. */
  static final BigDecimal LARGEST_STEP = new BigDecimal("0.10");

  /** A doubt that nothing has refuted for so long is over: nobody waits for ever. */
  static final Duration CONFIRMED_AFTER = Duration.ofSeconds(30);

  private @Nullable BigDecimal trusted;
  private @Nullable Doubt doubt;

  /**
   * A mark in doubt.
   *
   * @param price the latest mark in doubt
   * @param since when the doubt began
   */
  record Doubt(BigDecimal price, Instant since) {}

  /** What a mark, or time, says. */
  enum Verdict {
    /** Nothing is in doubt, or the doubt goes on. */
    NOTHING_NEW,
    DOUBTED,
    CONFIRMED,
    REFUTED
  }

  /** Judges a mark, quote per base. */
  Verdict see(BigDecimal price, Instant at) {
    Doubt before = doubt;
    if (trusted == null || isNear(price, trusted)) {
      trust(price);
      return before == null ? Verdict.NOTHING_NEW : Verdict.REFUTED;
    }
    if (before != null && isNear(price, before.price())) {
      trust(price);
      return Verdict.CONFIRMED;
    }
    doubt = new Doubt(price, before == null ? at : before.since());
    return before == null ? Verdict.DOUBTED : Verdict.NOTHING_NEW;
  }

  /** Judges that time has passed. */
  Verdict look(Instant at) {
    if (doubt == null || at.isBefore(doubt.since().plus(CONFIRMED_AFTER))) {
      return Verdict.NOTHING_NEW;
    }
    trust(doubt.price());
    return Verdict.CONFIRMED;
  }

  private void trust(BigDecimal price) {
    trusted = price;
    doubt = null;
  }

  private static boolean isNear(BigDecimal price, BigDecimal other) {
    return price.subtract(other).abs().compareTo(other.multiply(LARGEST_STEP)) <= 0;
  }

  /** The last trusted mark; absent: none yet. */
  @Nullable BigDecimal trusted() {
    return trusted;
  }

  /** The doubt; absent: none. */
  @Nullable Doubt doubt() {
    return doubt;
  }

  void restore(@Nullable BigDecimal lastTrusted, @Nullable Doubt open) {
    trusted = lastTrusted;
    doubt = open;
  }
}
