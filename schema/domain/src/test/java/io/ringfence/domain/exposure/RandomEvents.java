package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Figures;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.FundingSettled;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A random stream of events of one instrument, wrong and repeated rows among them. */
final class RandomEvents {
  private static final List<PositionKey> KEYS =
      List.of(
          new PositionKey(Figures.BTC, "a1", PositionSide.LONG),
          new PositionKey(Figures.BTC, "a1", PositionSide.SHORT),
          new PositionKey(Figures.BTC, "a2", PositionSide.LONG),
          new PositionKey(Figures.BTC, "a2", PositionSide.SHORT));

  private final Dice dice;
  private final Map<String, Long> sequences = new HashMap<>();
  private final List<PositionEvent.Sequenced> rows = new ArrayList<>();
  private BigDecimal price = dec(100);
  private long at = 0;

  private RandomEvents(Dice dice) {
    this.dice = dice;
  }

  static List<PositionEvent> of(long seed, int count) {
    RandomEvents random = new RandomEvents(new Dice(seed));
    List<PositionEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(random.next());
    }
    return events;
  }

  private PositionEvent next() {
    at++;
    int kind = dice.whole(1, 100);
    if (kind <= 35) {
      return mark();
    }
    if (kind <= 45) {
      return new FundingSettled(Figures.BTC, second(at), dice.between("-0.01", "0.01", 6));
    }
    PositionEvent.Sequenced row =
        kind <= 55 && !rows.isEmpty() ? repeated(dice.oneOf(rows)) : fresh();
    rows.add(row);
    return row;
  }

  private MarkUpdate mark() {
    BigDecimal factor =
        dice.chance(10) ? dice.between("0.8", "1.25", 3) : dice.between("0.97", "1.03", 4);
    price = price.multiply(factor).setScale(2, RoundingMode.HALF_UP).max(dec("20"));
    return new MarkUpdate(Figures.BTC, second(at), price);
  }

  private PositionEvent.Sequenced fresh() {
    PositionKey key = dice.oneOf(KEYS);
    boolean version = dice.chance(45);
    long sequence = sequence((version ? "v" : "w") + key);
    return version ? version(key, sequence, quantity()) : wallet(key, sequence);
  }

  /** Mostly above the last, sometimes below it. */
  private long sequence(String stream) {
    long before = sequences.getOrDefault(stream, 0L);
    if (dice.chance(10)) {
      return Math.max(1, before - dice.whole(1, 3));
    }
    sequences.put(stream, before + dice.whole(1, 3));
    return sequences.getOrDefault(stream, 0L);
  }

  private BigDecimal quantity() {
    return dice.chance(15) ? BigDecimal.ZERO : dice.between("0.5", "60", 3);
  }

  private PositionVersion version(PositionKey key, long sequence, BigDecimal quantity) {
    BigDecimal leverage = dice.between("1.5", "30", 1);
    BigDecimal entry = price.multiply(dice.between("0.95", "1.05", 3));
    BigDecimal margin =
        quantity
            .multiply(entry)
            .divide(leverage, 4, RoundingMode.UP)
            .multiply(dice.between("0.8", "1.5", 2));
    return new PositionVersion(
        key, second(at), sequence, quantity, entry, margin, leverage, facts(quantity));
  }

  private PositionFacts facts(BigDecimal quantity) {
    boolean stopped = dice.chance(60);
    return new PositionFacts(
        dice.oneOf("alpha", "beta"),
        dice.oneOf("one", "two"),
        "tess",
        stopped ? price.multiply(dice.between("0.9", "1.1", 3)) : null,
        stopped && dice.chance(80) ? quantity.add(dice.between("-0.1", "0.1", 1)).abs() : null,
        null,
        null,
        null,
        null,
        null,
        PositionFacts.Labels.UNKNOWN);
  }

  private WalletEvent wallet(PositionKey key, long sequence) {
    BigDecimal amount =
        dice.chance(80) ? dice.between("0.01", "60", 2) : dice.between("60", "600", 4);
    return new WalletEvent(
        key, second(at), sequence, dice.oneOf(WalletEvent.Kind.values()), amount);
  }

  /** The same row again with other trailing zeros, or the same sequence with another figure. */
  private PositionEvent.Sequenced repeated(PositionEvent.Sequenced row) {
    BigDecimal more = dice.chance(60) ? new BigDecimal("0.000000") : dec("0.000001");
    return switch (row) {
      case PositionVersion old ->
          new PositionVersion(
              old.key(),
              old.at(),
              old.sequence(),
              old.quantity(),
              old.entryPrice(),
              old.isolatedMargin().add(more),
              old.leverage(),
              old.facts());
      case WalletEvent old ->
          new WalletEvent(old.key(), old.at(), old.sequence(), old.kind(), old.amount().add(more));
      case PositionEvent.StopsSet _, PositionEvent.VenueFill _ ->
          throw new IllegalArgumentException("none is drawn, was " + row);
    };
  }
}
