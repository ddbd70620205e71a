package io.ringfence.domain.cash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.exposure.Effect.Change;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementCheckTest {
  private static final Instant SINCE = Instant.parse("2025-10-01T00:00:00Z");
  private static final Instant FROM = Instant.parse("2025-10-10T00:00:00Z");
  private static final Instant TO = Instant.parse("2025-10-11T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2025-10-20T00:00:00Z");
  private static final Statement.Account ACCOUNT = new Statement.Account("binance", "a1", "USDT");

  private final List<CashMove> moves = new ArrayList<>();

  private void move(Instant at, Change change, String delta) {
    moves.add(new CashMove(at, change, flow(change, delta, "0", null)));
  }

  /** A change that did to the wallet what it says. */
  private static CashFlow flow(
      Change change, String delta, String byAccount, @Nullable String amount) {
    BigDecimal moved = new BigDecimal(delta);
    BigDecimal deposited =
        switch (change) {
          case VERSION -> amount == null ? moved : moved.subtract(new BigDecimal(amount));
          case ADD, REMOVE -> moved;
          case FEE,
              FUNDING,
              CLOSE,
              LIQUIDATION,
              RULES,
              STOPS,
              PARTIAL_LIQUIDATION,
              ADL,
              PRESUMPTION ->
              new BigDecimal(byAccount).negate();
        };
    CashFlow.Closed closed =
        switch (change) {
          case CLOSE, LIQUIDATION, ADL -> CashFlow.Closed.ALL;
          case PARTIAL_LIQUIDATION -> CashFlow.Closed.PART;
          case VERSION, ADD, REMOVE, FEE, FUNDING, RULES, STOPS, PRESUMPTION ->
              CashFlow.Closed.NOTHING;
        };
    return CashFlow.of(
        change,
        new CashFlow.Booked(
            moved, deposited, amount == null ? null : new BigDecimal(amount), closed));
  }

  /** A day of an account: opened before it, topped up, charged, funded, liquidated in part. */
  private AccountBook book() {
    move(SINCE.plusSeconds(60), Change.VERSION, "1000");
    move(FROM.plusSeconds(3600), Change.ADD, "250.5");
    move(FROM.plusSeconds(7200), Change.FEE, "-1.25");
    move(FROM.plusSeconds(28800), Change.FUNDING, "-0.123456789012");
    move(TO, Change.PARTIAL_LIQUIDATION, "-100");
    move(TO.plus(Duration.ofHours(3)), Change.REMOVE, "-40");
    return new AccountBook(SINCE, UNTIL, moves);
  }

  private static Statement statement(String... figures) {
    return statement(FROM, TO, figures);
  }

  private static Statement statement(Instant from, Instant to, String... figures) {
    List<BigDecimal> said = new ArrayList<>();
    for (String figure : figures) {
      said.add(new BigDecimal(figure));
    }
    return new Statement(
        ACCOUNT,
        from,
        to,
        new Statement.Figures(
            said.get(0),
            said.get(1),
            said.get(2),
            said.get(3),
            said.get(4),
            said.get(5),
            said.get(6)));
  }

  private static @Nullable BreakClass reason(
      List<StatementCheck.Line> lines, StatementFigure figure) {
    return lines.get(figure.ordinal()).reason();
  }

  @Test
  void aStatementThatSaysWhatOurBookSaysTiesToTheLastUnit() {
    List<StatementCheck.Line> lines =
        StatementCheck.of(
            statement("1000", "250.5", "0", "1.25", "-0.123456789012", "100", "1149.126543210988"),
            book(),
            null);
    assertThat(lines)
        .hasSize(7)
        .allMatch(line -> Objects.requireNonNull(line.difference()).signum() == 0)
        .allMatch(line -> line.reason() == null);
  }

  @Test
  void oneUnitOfTheLastDigitIsADifference() {
    List<StatementCheck.Line> lines =
        StatementCheck.of(
            statement("1000", "250.5", "0", "1.25", "-0.123456789013", "100", "1149.126543210987"),
            book(),
            null);
    assertThat(lines.get(StatementFigure.FUNDING.ordinal()).difference())
        .isEqualByComparingTo("-0.000000000001");
    assertThat(reason(lines, StatementFigure.CLOSING)).isEqualTo(BreakClass.CARRIED);
  }

  @ParameterizedTest(name = "{0}: {8}")
  @CsvSource({
    "CLOSING, 1000, 250.5, 0, 1.25, -0.123456789012, 100, 1149, STATEMENT_DOES_NOT_ADD_UP",
    "FUNDING, 1000, 250.5, 0, 1.25, -0.12, 100, 1149.13, ROUNDING",
    "OUT, 1000, 250.5, 40, 1.25, -0.123456789012, 100, 1109.126543210988, ANOTHER_PERIOD",
    "IN, 1000, 0, 0, 1.25, -0.123456789012, 100, 898.626543210988, ANOTHER_PERIOD",
    "LOSS, 1000, 250.5, 0, 1.25, -0.123456789012, 0, 1249.126543210988, ANOTHER_PERIOD",
    "FEES, 1000, 250.5, 0, 3, -0.123456789012, 100, 1147.376543210988, UNEXPLAINED",
    "OPENING, 990, 250.5, 0, 1.25, -0.123456789012, 100, 1139.126543210988, UNEXPLAINED"
  })
  void aDifferenceIsClassedByWhatTheFactsShow(
      StatementFigure figure,
      String opening,
      String in,
      String out,
      String fees,
      String funding,
      String loss,
      String closing,
      BreakClass expected) {
    List<StatementCheck.Line> lines =
        StatementCheck.of(statement(opening, in, out, fees, funding, loss, closing), book(), null);
    assertThat(reason(lines, figure)).isEqualTo(expected);
    for (StatementCheck.Line line : lines) {
      boolean concerned = line.figure() == figure || line.figure() == StatementFigure.CLOSING;
      assertThat(line.reason() == null).as(line.figure().name()).isEqualTo(!concerned);
    }
  }

  @Test
  void aLiquidationThatOnlyOneSideHasIsSaidToBeMissingOnTheOther() {
    move(SINCE, Change.VERSION, "500");
    move(FROM.plus(Duration.ofDays(5)), Change.LIQUIDATION, "-500");
    AccountBook book = new AccountBook(SINCE, UNTIL, moves);
    Instant from = FROM.plus(Duration.ofDays(3));
    Instant to = FROM.plus(Duration.ofDays(7));
    assertThat(
            reason(
                StatementCheck.of(
                    statement(from, to, "500", "0", "0", "0", "0", "0", "500"), book, null),
                StatementFigure.LOSS))
        .isEqualTo(BreakClass.LIQUIDATION_NOT_AT_VENUE);
    Instant before = FROM.minus(Duration.ofDays(5));
    assertThat(
            reason(
                StatementCheck.of(
                    statement(before, FROM, "500", "0", "0", "0", "0", "500", "0"), book, null),
                StatementFigure.LOSS))
        .isEqualTo(BreakClass.LIQUIDATION_NOT_IN_BOOK);
  }

  @Test
  void whatTheAccountPaidAndTheResultOfClosesAreNotTheWallets() {
    move(SINCE, Change.VERSION, "500");
    moves.add(
        new CashMove(FROM.plusSeconds(9), Change.FUNDING, flow(Change.FUNDING, "0", "-3", "-3")));
    move(FROM.plus(Duration.ofHours(12)), Change.CLOSE, "-500");
    List<StatementCheck.Line> lines =
        StatementCheck.of(
            statement("500", "0", "620", "0", "-3", "0", "-123"),
            new AccountBook(SINCE, UNTIL, moves),
            null);
    assertThat(reason(lines, StatementFigure.FUNDING)).isEqualTo(BreakClass.PAID_BY_ACCOUNT);
    assertThat(reason(lines, StatementFigure.OUT)).isEqualTo(BreakClass.RESULT_OF_CLOSES);
  }

  /** 500 in; half closed at a loss of 30, 200 taken out; the rest closed at a gain of 45.5. */
  @Test
  void aStatementOfSaidResultsTiesAndWhatTheWalletDidNotFollowIsLeftOver() {
    move(SINCE, Change.VERSION, "500");
    moves.add(
        new CashMove(
            FROM.plusSeconds(60), Change.VERSION, flow(Change.VERSION, "-230", "0", "-30")));
    moves.add(
        new CashMove(FROM.plusSeconds(90), Change.CLOSE, flow(Change.CLOSE, "-270", "0", "45.5")));
    AccountBook book = new AccountBook(SINCE, UNTIL, moves);
    CashFlow flow = book.over(FROM, TO);
    assertThat(flow.realised()).isEqualByComparingTo("15.5");
    assertThat(flow.isKnown()).isTrue();
    assertThat(
            StatementCheck.of(statement("500", "0", "515.5", "0", "0", "-15.5", "0"), book, null))
        .allMatch(line -> line.reason() == null);
    CashFlow added =
        CashFlow.of(
            Change.ADD,
            new CashFlow.Booked(
                new BigDecimal("99"),
                new BigDecimal("100"),
                new BigDecimal("100"),
                CashFlow.Closed.NOTHING));
    assertThat(added.net())
        .as("what was said, not what the wallet did")
        .isEqualByComparingTo("100");
  }

  @Test
  void aReductionWithoutAResultIsCountedAsUnknown() {
    CashFlow reduced =
        CashFlow.of(
            Change.VERSION,
            new CashFlow.Booked(
                new BigDecimal("-50"), new BigDecimal("-50"), null, CashFlow.Closed.PART));
    assertThat(reduced.out()).isEqualByComparingTo("50");
    assertThat(reduced.unknown()).isEqualTo(1);
    assertThat(reduced.plus(flow(Change.CLOSE, "-20", "0", null)).unknown()).isEqualTo(2);
    assertThat(flow(Change.CLOSE, "-20", "0", "0").isKnown()).as("nothing, said").isTrue();
  }

  @Test
  void anOpeningThatDiffersAsTheLastClosingDidIsCarried() {
    List<StatementCheck.Line> lines =
        StatementCheck.of(
            statement("990", "250.5", "0", "1.25", "-0.123456789012", "100", "1139.126543210988"),
            book(),
            new BigDecimal("-10.00"));
    assertThat(reason(lines, StatementFigure.OPENING)).isEqualTo(BreakClass.CARRIED);
  }

  @Test
  void aPeriodThatOurBookDoesNotCoverIsNotCompared() {
    List<StatementCheck.Line> lines =
        StatementCheck.of(
            statement(SINCE.minusSeconds(1), TO, "0", "0", "0", "0", "0", "0", "0"), book(), null);
    assertThat(lines).hasSize(7).allMatch(line -> line.ours() == null && line.reason() == null);
  }

  @Test
  void theBookAddsUpOverAnyPeriodWhateverHappened() {
    Random random = new Random(41);
    BigDecimal wallet = BigDecimal.ZERO;
    for (int i = 0; i < 500; i++) {
      Change change = Change.values()[random.nextInt(Change.values().length)];
      BigDecimal delta = BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000, 6);
      boolean still = List.of(Change.RULES, Change.STOPS, Change.PRESUMPTION).contains(change);
      String moved = still ? "0" : delta.toPlainString();
      String realised = change == Change.VERSION || change == Change.CLOSE ? "-1.5" : moved;
      wallet = wallet.add(new BigDecimal(moved));
      Instant at = SINCE.plusSeconds(random.nextInt(1_000_000));
      moves.add(
          new CashMove(
              at, change, flow(change, moved, "0", random.nextBoolean() ? null : realised)));
    }
    AccountBook book = new AccountBook(SINCE, UNTIL, moves);
    assertThat(book.walletsAt(UNTIL)).isEqualByComparingTo(wallet);
    for (int i = 0; i < 100; i++) {
      Instant from = SINCE.plusSeconds(random.nextInt(900_000));
      Instant to = from.plusSeconds(1 + random.nextInt(100_000));
      assertThat(book.walletsAt(from).add(book.over(from, to).net()))
          .isEqualByComparingTo(book.walletsAt(to));
    }
  }

  @Test
  void aPeriodEndsAfterItBeginsAndOutgoingsAreNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statement(TO, FROM, "0", "0", "0", "0", "0", "0", "0"))
        .withMessageStartingWith("to must be after from");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statement("0", "0", "0", "-1.50", "0", "0", "0"))
        .withMessage("fees must be >= 0, was -1.5");
  }
}
