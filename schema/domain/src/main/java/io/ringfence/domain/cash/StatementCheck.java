package io.ringfence.domain.cash;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a statement against our book. Nothing is tolerated: a difference of one unit is one. */
public final class StatementCheck {
  /** How near to an end of the period a change may be booked in the period beside it. */
  private static final Duration NEAR = Duration.ofHours(24);

  /**
   * One figure.
   *
   * @param figure which
   * @param venue the venue's
   * @param ours ours; absent: our book does not cover the period
   * @param reason what the difference comes from; absent: there is none, or nothing was compared
   */
  public record Line(
      StatementFigure figure,
      BigDecimal venue,
      @Nullable BigDecimal ours,
      @Nullable BreakClass reason) {
    /** The venue's less ours; absent: ours is not known. */
    public @Nullable BigDecimal difference() {
      return ours == null ? null : venue.subtract(ours);
    }
  }

  private final Statement statement;
  private final AccountBook book;
  private final @Nullable BigDecimal carried;
  private final Map<StatementFigure, BigDecimal> breaks = new EnumMap<>(StatementFigure.class);

  private StatementCheck(Statement statement, AccountBook book, @Nullable BigDecimal carried) {
    this.statement = statement;
    this.book = book;
    this.carried = carried;
  }

  /**
   * Every figure of a statement, in the order of {@link StatementFigure}.
   *
   * @param carried by how much the closing of the statement that ends where this begins differed;
   *     absent: there is none
   */
  public static List<Line> of(Statement statement, AccountBook book, @Nullable BigDecimal carried) {
    return new StatementCheck(statement, book, carried).lines();
  }

  private List<Line> lines() {
    Statement.Figures said = statement.figures();
    if (!book.covers(statement.from(), statement.to())) {
      return Stream.of(StatementFigure.values())
          .map(figure -> new Line(figure, figure.of(said), null, null))
          .toList();
    }
    CashFlow flow = book.over(statement.from(), statement.to());
    for (StatementFigure figure : StatementFigure.values()) {
      breaks.put(figure, figure.of(said).subtract(ours(figure, flow)));
    }
    return Stream.of(StatementFigure.values())
        .map(
            figure ->
                new Line(
                    figure,
                    figure.of(said),
                    ours(figure, flow),
                    difference(figure).signum() == 0 ? null : reason(figure, flow)))
        .toList();
  }

  private BigDecimal ours(StatementFigure figure, CashFlow flow) {
    return switch (figure) {
      case OPENING -> book.walletsAt(statement.from());
      case CLOSING -> book.walletsAt(statement.to());
      case IN, OUT, FEES, FUNDING, LOSS -> figure.of(flow);
    };
  }

  private BigDecimal difference(StatementFigure figure) {
    return breaks.getOrDefault(figure, BigDecimal.ZERO);
  }

  private BreakClass reason(StatementFigure figure, CashFlow flow) {
    return switch (figure) {
      case OPENING ->
          carried != null && carried.compareTo(difference(figure)) == 0
              ? BreakClass.CARRIED
              : BreakClass.UNEXPLAINED;
      case CLOSING ->
          statement.figures().difference().signum() != 0
              ? BreakClass.STATEMENT_DOES_NOT_ADD_UP
              : BreakClass.CARRIED;
      case IN, OUT, FEES, FUNDING, LOSS -> reasonOfFlow(figure, flow);
    };
  }

  private BreakClass reasonOfFlow(StatementFigure figure, CashFlow flow) {
    if (isOfAnotherPeriod(figure)) {
      return BreakClass.ANOTHER_PERIOD;
    }
    if (isRounding(figure)) {
      return BreakClass.ROUNDING;
    }
    return switch (figure) {
      case OPENING, CLOSING -> BreakClass.UNEXPLAINED;
      case IN, OUT -> flow.isKnown() ? BreakClass.UNEXPLAINED : BreakClass.RESULT_OF_CLOSES;
      case FEES ->
          difference(figure).compareTo(flow.byAccount().negate()) == 0
              ? BreakClass.PAID_BY_ACCOUNT
              : BreakClass.UNEXPLAINED;
      case FUNDING ->
          difference(figure).compareTo(flow.byAccount()) == 0
              ? BreakClass.PAID_BY_ACCOUNT
              : BreakClass.UNEXPLAINED;
      case LOSS -> flow.isKnown() ? lossOnOneSide(flow) : BreakClass.RESULT_OF_CLOSES;
    };
  }

  private BreakClass lossOnOneSide(CashFlow flow) {
    if (statement.figures().loss().signum() == 0) {
      return BreakClass.LIQUIDATION_NOT_AT_VENUE;
    }
    return flow.loss().signum() == 0 ? BreakClass.LIQUIDATION_NOT_IN_BOOK : BreakClass.UNEXPLAINED;
  }

  /** Ours outside that the venue has inside, or ours inside that the venue has outside. */
  private boolean isOfAnotherPeriod(StatementFigure figure) {
    BigDecimal difference = difference(figure);
    return book.moves().stream()
        .filter(move -> isNear(move.at(), statement.from()) || isNear(move.at(), statement.to()))
        .map(move -> isInside(move) ? figure.of(move.flow()).negate() : figure.of(move.flow()))
        .anyMatch(amount -> amount.compareTo(difference) == 0);
  }

  private boolean isRounding(StatementFigure figure) {
    long changes =
        book.moves().stream()
            .filter(move -> isInside(move) && figure.of(move.flow()).signum() != 0)
            .count();
    BigDecimal most = statement.figures().unit().multiply(BigDecimal.valueOf(changes));
    return difference(figure).abs().compareTo(most) < 0;
  }

  private boolean isInside(CashMove move) {
    return move.at().isAfter(statement.from()) && !move.at().isAfter(statement.to());
  }

  private static boolean isNear(Instant at, Instant end) {
    return Duration.between(at, end).abs().compareTo(NEAR) <= 0;
  }
}
