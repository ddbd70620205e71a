package io.ringfence.launcher.sample;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionEvent.WalletEvent.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws one position's rows after the sample has begun. A row is written only where the marks up to
 * it cannot have liquidated the position, so that every row is one the venue would have taken.
 */
final class LaterRowsOfPosition {
  private static final int WALLET_MINUTES = 36 * 60;
  private static final int RESIZE_MINUTES = 10 * 60;
  private static final Duration HORIZON = Duration.ofHours(48);
  private static final BigDecimal CALM_LEVERAGE = BigDecimal.valueOf(5);
  private static final BigDecimal SURELY = new BigDecimal("-0.01");

  private final Scene scene;
  private final Dice dice;
  private final PositionVersion opening;
  private final List<PositionVersion> versions = new ArrayList<>();
  private final List<WalletEvent> walletEvents = new ArrayList<>();
  private Terms terms;
  private Instant lastAt;

  LaterRowsOfPosition(Scene scene, Dice dice, PositionVersion opening) {
    this.scene = scene;
    this.dice = dice;
    this.opening = opening;
    this.terms = Terms.of(opening);
    this.lastAt = scene.at();
  }

  List<PositionVersion> versions() {
    return versions;
  }

  List<WalletEvent> walletEvents() {
    return walletEvents;
  }

  /** Writes the rows of a story and, where the crash took the position, perhaps a new start. */
  void tell(Story story) {
    switch (story) {
      case HELD -> {}
      case REMOVAL -> remove();
      case FEES -> walletEvents(Kind.FEE);
      case TOP_UPS -> walletEvents(Kind.ADD);
      case CLOSED -> close();
      case RESIZED -> resize();
    }
    if (story != Story.CLOSED && dice.percent(30)) {
      startAgain();
    }
  }

  private void remove() {
    Instant at = scene.at().plusSeconds(1);
    BigDecimal mark = scene.markOf(opening.key(), at);
    BigDecimal removable =
        MarginExposure.of(scene.rulesOf(opening.key()), terms.position(), terms.leverage(), mark)
            .removableMargin();
    BigDecimal amount = Figures.percent(removable, 40);
    if (amount.compareTo(BigDecimal.ONE) >= 0) {
      move(Kind.REMOVE, at, amount);
    }
  }

  private void walletEvents(Kind kind) {
    int count = dice.between(1, 2);
    int firstMinute = dice.between(1, WALLET_MINUTES / 2);
    for (int i = 0; i < count; i++) {
      Instant at = minutes(firstMinute + i * dice.between(30, WALLET_MINUTES / 2));
      BigDecimal amount =
          kind == Kind.ADD
              ? Figures.percent(terms.position().isolatedMargin(), dice.between(5, 30))
              : fee(at);
      if (!scene.survives(opening.key(), terms, lastAt, at)) {
        return;
      }
      move(kind, at, amount);
    }
  }

  /** Two to five hundredths of a per cent of notional, as a venue charges for a trade. */
  private BigDecimal fee(Instant at) {
    BigDecimal notional = terms.position().notional(scene.markOf(opening.key(), at));
    return Figures.percent(notional.movePointLeft(2), dice.between(2, 5));
  }

  private void move(Kind kind, Instant at, BigDecimal amount) {
    WalletEvent event = new WalletEvent(opening.key(), at, walletEvents.size() + 1L, kind, amount);
    walletEvents.add(event);
    terms = terms.plusMargin(event.signedAmount());
    lastAt = at;
  }

  private void close() {
    Instant at = minutes(dice.between(30, RESIZE_MINUTES));
    if (isCalm(at)) {
      BigDecimal mark = scene.markOf(opening.key(), at);
      versions.add(Versions.closing(opening, at, terms.realised(null, mark)));
    }
  }

  private void resize() {
    Instant at = minutes(dice.between(30, RESIZE_MINUTES));
    int percent = dice.percent(50) ? dice.between(40, 80) : dice.between(120, 180);
    if (!isCalm(at)) {
      return;
    }
    IsolatedPosition before = terms.position();
    BigDecimal mark = scene.markOf(opening.key(), at);
    BigDecimal notional = Figures.percent(before.notional(mark), percent);
    Wish wish = new Wish(before.side(), notional, before.entryPrice(), terms.leverage(), 10);
    Terms after = Terms.granted(wish, scene.rulesOf(opening.key()), mark);
    boolean reduces = after.position().quantity().compareTo(before.quantity()) < 0;
    replace(after, at, reduces ? terms.realised(after, mark) : null);
  }

  private boolean isCalm(Instant at) {
    return terms.leverage().compareTo(CALM_LEVERAGE) <= 0
        && scene.survives(opening.key(), terms, lastAt, at);
  }

  /** Opens the position anew soon after the mark went clearly past its liquidation. */
  private void startAgain() {
    terms
        .liquidationPrice(scene.rulesOf(opening.key()))
        .flatMap(
            price ->
                scene.pathOf(opening.key()).marks().tailMap(lastAt, false).entrySet().stream()
                    .filter(mark -> price.isWithin(SURELY, mark.getValue(), opening.key().side()))
                    .findFirst())
        .map(mark -> mark.getKey().plus(Duration.ofMinutes(dice.between(4, 100))))
        .filter(at -> !at.isAfter(scene.at().plus(HORIZON)))
        .ifPresent(this::startAgainAt);
  }

  private void startAgainAt(Instant at) {
    BigDecimal mark = scene.markOf(opening.key(), at);
    BigDecimal leverage = terms.leverage().min(CALM_LEVERAGE);
    BigDecimal margin = Figures.percent(terms.position().isolatedMargin(), dice.between(60, 120));
    Wish wish =
        new Wish(opening.key().side(), margin.multiply(leverage), Figures.price(mark), leverage, 0);
    replace(Terms.granted(wish, scene.rulesOf(opening.key()), mark), at, null);
  }

  private void replace(Terms newTerms, Instant at, @Nullable BigDecimal realised) {
    long sequence = opening.sequence() + versions.size() + 1L;
    versions.add(Versions.next(opening, sequence, newTerms, at, realised));
    terms = newTerms;
    lastAt = at;
  }

  private Instant minutes(int afterTheBeginning) {
    return scene.at().plus(Duration.ofMinutes(afterTheBeginning));
  }
}
