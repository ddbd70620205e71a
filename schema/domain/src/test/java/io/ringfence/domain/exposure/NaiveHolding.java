package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;

import io.ringfence.domain.NaivePosition;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** Naive twin of a position in a book: fields that change, and rules said once more in full. */
final class NaiveHolding {
  private static final BigDecimal ONE = BigDecimal.ONE;

  final PositionKey key;
  int episode = 0;
  String status = "NEVER";
  BigDecimal wallet = BigDecimal.ZERO;
  BigDecimal lifetimeCap = BigDecimal.ZERO;
  private PositionVersion version;
  private final Set<String> fired = new LinkedHashSet<>();

  NaiveHolding(PositionVersion first) {
    this.key = first.key();
    this.version = first;
  }

  boolean isOpen() {
    return status.equals("OPEN");
  }

  PositionVersion version() {
    return version;
  }

  void put(PositionVersion next) {
    if (!isOpen()) {
      episode++;
      status = "OPEN";
      lifetimeCap = BigDecimal.ZERO;
      wallet = BigDecimal.ZERO;
      fired.clear();
    }
    lifetimeCap = lifetimeCap.add(next.isolatedMargin()).subtract(wallet);
    wallet = next.isolatedMargin();
    version = next;
  }

  NaivePosition twin() {
    return new NaivePosition(
        key.side().sign(),
        version.quantity(),
        version.entryPrice(),
        wallet,
        Events.SLICES,
        BigDecimal.ZERO);
  }

  String standing() {
    return status + " episode " + episode;
  }

  /** The price a distance away from the mark on the losing side. */
  private BigDecimal at(BigDecimal mark, BigDecimal distance) {
    return mark.multiply(ONE.subtract(distance.multiply(dec(key.side().sign()))));
  }

  /** Whether the position dies before the mark has moved further than a distance. */
  boolean isWithin(BigDecimal mark, BigDecimal distance) {
    return twin().excess(at(mark, distance)).signum() <= 0;
  }

  private boolean ratioReaches(BigDecimal mark, BigDecimal ratio) {
    BigDecimal equity = twin().equity(mark);
    return equity.signum() <= 0
        || twin().requirement(mark).subtract(ratio.multiply(equity)).signum() >= 0;
  }

  /** True where the level fires now. */
  boolean looksAtDistance(BigDecimal mark, String level) {
    boolean reached = isWithin(mark, dec(level));
    boolean recovered = !isWithin(mark, dec(level).multiply(dec("1.1")));
    return fires("D" + level, reached, recovered);
  }

  /** True where the level fires now. */
  boolean looksAtRatio(BigDecimal mark, String level) {
    boolean reached = ratioReaches(mark, dec(level));
    boolean recovered = !ratioReaches(mark, dec(level).multiply(dec("0.9")));
    return fires("R" + level, reached, recovered);
  }

  private boolean fires(String level, boolean reached, boolean recovered) {
    if (recovered) {
      fired.remove(level);
    }
    return reached && fired.add(level);
  }

  /** A stop for the whole quantity that would be hit before the position dies. */
  boolean isStopped(BigDecimal mark) {
    BigDecimal stop = version.facts().stopPrice();
    BigDecimal covered = version.facts().stopQuantity();
    if (stop == null || covered == null || covered.compareTo(version.quantity()) < 0) {
      return false;
    }
    boolean losing = mark.subtract(stop).signum() == key.side().sign();
    return losing && twin().excess(stop).signum() > 0;
  }
}
