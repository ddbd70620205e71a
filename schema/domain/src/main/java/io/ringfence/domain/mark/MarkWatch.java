package io.ringfence.domain.mark;

import io.ringfence.domain.mark.MarkNews.Condition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches the marks of one instrument: their age, steps that need a confirmation, the regime.
 *
 * <p>Not thread-safe. Time is told: {@link #look} at or after {@link #nextLook}.
 */
public final class MarkWatch {
  private final Duration staleAfter;
  private final boolean screened;
  private final MarkScreen screen = new MarkScreen();
  private final VolatilityGauge gauge = new VolatilityGauge();
  private @Nullable BigDecimal price;
  private @Nullable Instant markAt;
  private @Nullable Instant heldSince;
  private boolean warned;

  /**
   * What is kept to restore.
   *
   * @param price last mark; absent: none yet
   * @param markAt its time; absent with it
   * @param heldSince since when positions wait for a first mark; absent: they do not
   * @param warned whether it was said that the mark is stale or missing
   * @param trusted last mark nobody doubts
   * @param doubted latest mark in doubt; absent: none
   * @param doubtedSince since when; absent with it
   * @param close last hourly close; absent: none yet
   * @param closeHour its hour, counted since the epoch
   * @param returns hourly returns seen
   * @param fast fast variance
   * @param slow slow variance
   * @param regime the regime; absent: unknown
   */
  public record Memory(
      @Nullable BigDecimal price,
      @Nullable Instant markAt,
      @Nullable Instant heldSince,
      boolean warned,
      @Nullable BigDecimal trusted,
      @Nullable BigDecimal doubted,
      @Nullable Instant doubtedSince,
      @Nullable BigDecimal close,
      long closeHour,
      int returns,
      BigDecimal fast,
      BigDecimal slow,
      @Nullable VolatilityRegime regime) {}

  /**
   * A watch that has seen nothing.
   *
   * @param staleAfter age from which a mark is stale, above 0
   * @param screened whether far steps must be confirmed
   */
  public MarkWatch(Duration staleAfter, boolean screened) {
    if (!staleAfter.isPositive()) {
      throw new IllegalArgumentException("staleAfter must be > 0, was " + staleAfter);
    }
    this.staleAfter = staleAfter;
    this.screened = screened;
  }

  /** How far the mark can be trusted. */
  public MarkQuality quality() {
    return new MarkQuality(
        warned && price != null, screened && screen.doubt() != null, gauge.regime());
  }

  /** Takes notice of a mark, quote per base, at its time. */
  public List<MarkNews> see(BigDecimal mark, Instant at) {
    BigDecimal trusted = screen.trusted();
    MarkScreen.Verdict verdict = screened ? screen.see(mark, at) : MarkScreen.Verdict.NOTHING_NEW;
    gauge.see(mark, at);
    boolean wasWarned = warned;
    price = mark;
    markAt = at;
    heldSince = null;
    warned = false;
    Stream<MarkNews> fresh =
        wasWarned ? Stream.of(news(Condition.FRESH, at, trusted)) : Stream.empty();
    return Stream.concat(fresh, said(verdict, at, trusted)).toList();
  }

  /** Takes notice that positions are open: without a mark they wait for one from now on. */
  public void hold(boolean open, Instant at) {
    if (!open || price != null) {
      heldSince = null;
      warned = warned && price != null;
    } else if (heldSince == null) {
      heldSince = at;
    }
  }

  /** Looks at the mark at an instant. */
  public List<MarkNews> look(Instant at) {
    List<MarkNews> news = new ArrayList<>();
    Instant since = markAt == null ? heldSince : markAt;
    if (!warned && since != null && !at.isBefore(since.plus(staleAfter))) {
      warned = true;
      news.add(news(markAt == null ? Condition.MISSING : Condition.STALE, at, screen.trusted()));
    }
    if (screened) {
      BigDecimal trusted = screen.trusted();
      said(screen.look(at), at, trusted).forEach(news::add);
    }
    return news;
  }

  /** When to look again; empty: only when something comes. */
  public Optional<Instant> nextLook() {
    Instant since = markAt == null ? heldSince : markAt;
    Instant stale = warned || since == null ? null : since.plus(staleAfter);
    MarkScreen.Doubt doubt = screen.doubt();
    Instant confirmed = doubt == null ? null : doubt.since().plus(MarkScreen.CONFIRMED_AFTER);
    return Stream.of(Optional.ofNullable(stale), Optional.ofNullable(confirmed))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private Stream<MarkNews> said(
      MarkScreen.Verdict verdict, Instant at, @Nullable BigDecimal trusted) {
    return switch (verdict) {
      case NOTHING_NEW -> Stream.empty();
      case DOUBTED -> Stream.of(news(Condition.UNCONFIRMED, at, trusted));
      case CONFIRMED -> Stream.of(news(Condition.CONFIRMED, at, trusted));
      case REFUTED -> Stream.of(news(Condition.REFUTED, at, trusted));
    };
  }

  private MarkNews news(Condition condition, Instant at, @Nullable BigDecimal trusted) {
    return new MarkNews(condition, at, price, markAt, trusted);
  }

  /** What must be kept. */
  public Memory memory() {
    MarkScreen.Doubt doubt = screen.doubt();
    VolatilityGauge.Memory gauged = gauge.memory();
    return new Memory(
        price,
        markAt,
        heldSince,
        warned,
        screen.trusted(),
        doubt == null ? null : doubt.price(),
        doubt == null ? null : doubt.since(),
        gauged.close(),
        gauged.hour(),
        gauged.returns(),
        gauged.fast(),
        gauged.slow(),
        gauged.regime());
  }

  /** Puts back what {@link #memory()} gave out. */
  public void restore(Memory memory) {
    price = memory.price();
    markAt = memory.markAt();
    heldSince = memory.heldSince();
    warned = memory.warned();
    BigDecimal doubted = memory.doubted();
    Instant since = memory.doubtedSince();
    screen.restore(
        memory.trusted(),
        doubted == null || since == null ? null : new MarkScreen.Doubt(doubted, since));
    gauge.restore(
        new VolatilityGauge.Memory(
            memory.price(),
            memory.markAt(),
            memory.close(),
            memory.closeHour(),
            memory.returns(),
            memory.fast(),
            memory.slow(),
            memory.regime()));
  }
}
