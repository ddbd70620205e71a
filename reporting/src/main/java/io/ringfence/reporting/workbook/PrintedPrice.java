package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.PrintedAtTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Which price a venue prints for the one that solves the equation. */
sealed interface PrintedPrice {
  /**
   * The printed price; where it is at most 0 there is none.
   *
   * @param solved formula of the price that solves the equation, quote per base, above 0
   */
  String of(String solved);

  /** What is peculiar to it, for people; empty: nothing. */
  String note();

  /** As it is. */
  record AsSolved() implements PrintedPrice {
    @Override
    public String of(String solved) {
      return solved;
    }

    @Override
    public String note() {
      return "";
    }
  }

  /**
   * One tick nearer to the entry.
   *
   * @param tick quote per base, above 0
   * @param side direction of the position
   */
  record Nearer(BigDecimal tick, PositionSide side) implements PrintedPrice {
    @Override
    public String of(String solved) {
      return solved + (side == PositionSide.LONG ? "+" : "-") + Precision.canonical(tick);
    }

    @Override
    public String note() {
      return "One tick of %s nearer to the entry.".formatted(Precision.canonical(tick));
    }
  }

  /**
   * On the tick grid, rounded towards the entry: up for a long, down for a short.
   *
   * @param tick quote per base, above 0
   * @param side direction of the position
   * @param digits fraction digits of a number of ticks that lie above the noise
   */
  record OnGrid(BigDecimal tick, PositionSide side, int digits) implements PrintedPrice {
    @Override
    public String of(String solved) {
      String step = Precision.canonical(tick);
      String ticks = solved + "/" + step;
      return (side == PositionSide.LONG ? Grid.up(ticks, digits) : Grid.down(ticks, digits))
          + "*"
          + step;
    }

    @Override
    public String note() {
      return "On a grid of %s, towards the entry.".formatted(Precision.canonical(tick));
    }
  }

  /** The way of a position's generation. */
  static PrintedPrice of(PositionLine line) {
    // No default: a new generation does not compile until it is said which price it prints.
    return switch (line.rules().model()) {
      case OkxTick okx -> new Nearer(okx.tickSize(), line.key().side());
      case PrintedAtTick printed ->
          new OnGrid(
              printed.tickSize(),
              line.key().side(),
              Grid.digits(greatest(line).divide(printed.tickSize(), 0, RoundingMode.UP)));
      case StandardMargin _, EntryMaintenance _, BybitFeeToClose _, Htx _, Nautilus _ ->
          new AsSolved();
    };
  }

  /** The greater of mark and entry, quote per base. */
  private static BigDecimal greatest(PositionLine line) {
    BigDecimal entry = line.row().economics().entryPrice();
    PositionsAtQuery.Mark mark = line.row().mark();
    return mark == null ? entry : entry.max(mark.price());
  }
}
