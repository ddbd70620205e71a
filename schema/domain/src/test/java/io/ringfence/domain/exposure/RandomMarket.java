package io.ringfence.domain.exposure;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Figures;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.FundingSettled;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Draws events for a book, one after the other and with it in view: marks go to where levels,
 * liquidations and stops of its positions turn, or to the tick beside.
 */
final class RandomMarket {
  private static final String[] LEVERAGES = {"1", "2.5", "3", "7", "10", "12", "3.7", "30"};

  private final Dice dice;
  private final ContractKind kind;
  private final int digits;
  private BigDecimal price = new BigDecimal(100);
  private long at = 0;

  RandomMarket(Dice dice, ContractKind kind) {
    this.dice = dice;
    this.kind = kind;
    this.digits = dice.whole(0, 3);
  }

  PositionEvent next(LoopBook book) {
    at++;
    int what = dice.whole(1, 100);
    List<PositionState> open = book.openPositions();
    if (what <= 5) {
      return new FundingSettled(
          Figures.BTC, Figures.second(at), dice.between("-0.003", "0.003", 7));
    }
    if (what <= 35 || open.isEmpty()) {
      return version(key());
    }
    if (what <= 45) {
      return wallet(dice.oneOf(open).key());
    }
    price = what <= 75 ? walked() : turning(book, dice.oneOf(open)).orElseGet(this::walked);
    return new MarkUpdate(Figures.BTC, Figures.second(at), price);
  }

  private PositionKey key() {
    return new PositionKey(Figures.BTC, "a" + dice.whole(1, 9), dice.side());
  }

  private BigDecimal walked() {
    BigDecimal factor =
        dice.chance(8) ? dice.between("0.7", "1.4", 3) : dice.between("0.985", "1.015", 4);
    int more = dice.chance(3) ? 2 : 0;
    return onGrid(price.multiply(factor), digits + more).min(new BigDecimal(1000));
  }

  private static BigDecimal onGrid(BigDecimal price, int digits) {
    return price.setScale(digits, RoundingMode.HALF_UP).max(new BigDecimal(7));
  }

  /** A price at which a condition of a position turns, or a tick beside it. */
  private Optional<BigDecimal> turning(LoopBook book, PositionState position) {
    BigDecimal level =
        dice.oneOf(AlertLevels.DEFAULT.distances())
            .multiply(new BigDecimal(dice.oneOf("0", "1", "1.1")));
    BigDecimal nearer =
        BigDecimal.ONE.subtract(
            position.key().side() == PositionSide.LONG ? level : level.negate());
    BigDecimal beside = BigDecimal.valueOf(dice.whole(-1, 1), digits);
    BigDecimal stop = position.facts().stopPrice();
    if (stop != null && dice.chance(20)) {
      return Optional.of(onGrid(stop.add(beside), digits));
    }
    return book.exposureOf(position)
        .flatMap(MarginExposure::liquidationPrice)
        .map(root -> root.price(position.key().side()))
        .map(root -> root.divide(nearer, digits, RoundingMode.HALF_UP).add(beside))
        .map(root -> onGrid(root, digits).min(new BigDecimal(1000)));
  }

  private PositionVersion version(PositionKey key) {
    BigDecimal quantity = dice.chance(10) ? BigDecimal.ZERO : dice.between("0.5", "30", digits);
    BigDecimal entry = price.multiply(dice.between("0.95", "1.05", 2));
    BigDecimal leverage = new BigDecimal(dice.oneOf(LEVERAGES));
    BigDecimal value =
        switch (kind) {
          case LINEAR -> quantity.multiply(entry);
          case QUANTO -> quantity.multiply(entry).movePointLeft(1);
          case INVERSE -> quantity.divide(entry, 8, RoundingMode.UP);
        };
    int walletDigits = kind == ContractKind.INVERSE ? 8 : digits;
    BigDecimal margin =
        value
            .divide(leverage, 9, RoundingMode.UP)
            .multiply(dice.between("0.8", "1.6", 2))
            .setScale(walletDigits, RoundingMode.UP);
    return new PositionVersion(
        key, Figures.second(at), at, quantity, entry, margin, leverage, facts(quantity));
  }

  private PositionFacts facts(BigDecimal quantity) {
    boolean stopped = dice.chance(60);
    return new PositionFacts(
        dice.oneOf("alpha", "beta"),
        dice.oneOf("one", "two"),
        "tess",
        stopped ? onGrid(price.multiply(dice.between("0.9", "1.1", 3)), digits) : null,
        stopped && dice.chance(80) ? quantity : null,
        null,
        null,
        null,
        null,
        null,
        PositionFacts.Labels.UNKNOWN);
  }

  private WalletEvent wallet(PositionKey key) {
    BigDecimal amount =
        kind == ContractKind.INVERSE
            ? dice.between("0.00001", "0.05", 8)
            : dice.between("0.1", "40", 2);
    return new WalletEvent(
        key, Figures.second(at), at, dice.oneOf(WalletEvent.Kind.values()), amount);
  }
}
