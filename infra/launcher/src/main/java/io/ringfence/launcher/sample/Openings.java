package io.ringfence.launcher.sample;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Draws the positions the institution holds when the sample begins. */
final class Openings {
  private static final int TRIES = 32;

  private final Scene scene;
  private final Dice dice;
  private final FactsDraw facts;
  private final Set<PositionKey> taken = new HashSet<>();

  Openings(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice("openings");
    this.facts = new FactsDraw(scene.dice("facts"), scene.institution());
  }

  /** So many positions of distinct keys; the first ones name every instrument once. */
  List<PositionVersion> draw(int count) {
    List<PositionVersion> positions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      positions.add(open(i));
    }
    return positions;
  }

  private PositionVersion open(int number) {
    Book book = scene.institution().bookOf(number);
    boolean paired = book.strategy().equals("pairs");
    int turn = number / scene.institution().desks().size();
    boolean isLong = paired ? turn % 2 == 0 : dice.percent(book.longPercent());
    PositionKey key = freeKey(number, book, isLong ? PositionSide.LONG : PositionSide.SHORT);
    String pair = paired ? book.deskCode() + "-" + (turn / 2 + 1) : null;
    BigDecimal mark = scene.markOf(key, scene.at());
    Terms terms = Terms.granted(Wish.draw(dice, key.side(), mark), scene.rulesOf(key), mark);
    // Most sources count from 1; one key in forty has a history before the sample.
    long sequence = number % 40 == 39 ? 7 : 1;
    return version(new Draft(book, key, terms, pair), sequence, stop(key, terms, mark));
  }

  private PositionVersion version(Draft draft, long sequence, Optional<BigDecimal> stop) {
    IsolatedPosition position = draft.terms().position();
    return new PositionVersion(
        draft.key(),
        openedAt(draft),
        sequence,
        position.quantity(),
        position.entryPrice(),
        position.isolatedMargin(),
        draft.terms().leverage(),
        facts.draw(draft, stop));
  }

  /** Nine in ten stand in the day's opening file, the others were opened in the hours before. */
  private Instant openedAt(Draft draft) {
    Instant earlier = scene.at().minus(Duration.ofMinutes(dice.between(1, 360)));
    return dice.percent(10) && scene.survives(draft.key(), draft.terms(), earlier, scene.at())
        ? earlier
        : scene.at();
  }

  /** A stop between mark and liquidation; one in twelve lies beyond, where it protects nothing. */
  private Optional<BigDecimal> stop(PositionKey key, Terms terms, BigDecimal mark) {
    int percentOfTheWay = dice.percent(8) ? dice.between(104, 120) : dice.between(25, 80);
    boolean has = dice.percent(45);
    Optional<PriceRoot> liquidation = terms.liquidationPrice(scene.rulesOf(key));
    return liquidation
        .filter(_ -> has)
        .map(root -> wayTo(mark, root.price(key.side()), percentOfTheWay))
        .filter(price -> price.signum() > 0);
  }

  private static BigDecimal wayTo(BigDecimal from, BigDecimal to, int percent) {
    BigDecimal step = to.subtract(from).multiply(BigDecimal.valueOf(percent, 2));
    return Figures.price(from.add(step));
  }

  private PositionKey freeKey(int number, Book book, PositionSide side) {
    List<String> symbols = scene.market().symbols();
    String first = number < symbols.size() ? symbols.get(number) : dice.pick(symbols);
    if (dice.percent(4) && taken.add(key(scene.institution().sharedAccount(book), first, side))) {
      return key(scene.institution().sharedAccount(book), first, side);
    }
    for (int i = 0; i < TRIES; i++) {
      String symbol = i == 0 ? first : dice.pick(symbols);
      int account = dice.between(0, scene.institution().accountsPerDesk() - 1);
      PositionKey key = key(scene.institution().account(book, account), symbol, side);
      if (taken.add(key)) {
        return key;
      }
    }
    return anyFreeKey(book, side);
  }

  private PositionKey anyFreeKey(Book book, PositionSide side) {
    for (int account = 0; account < scene.institution().accountsPerDesk(); account++) {
      for (String symbol : scene.market().symbols()) {
        PositionKey key = key(scene.institution().account(book, account), symbol, side);
        if (taken.add(key)) {
          return key;
        }
      }
    }
    throw new IllegalStateException("accounts of " + book.desk() + " must have room, are full");
  }

  private PositionKey key(String account, String symbol, PositionSide side) {
    return new PositionKey(new InstrumentId(scene.market().venue(), symbol), account, side);
  }
}
