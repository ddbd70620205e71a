package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.cash.BreakClass;
import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.cash.Profit;
import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.explain.DistanceChange;
import io.ringfence.domain.explain.DistanceChange.Cause;
import io.ringfence.reporting.fixture.HandRun;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.VenueStatementsQuery;
import io.ringfence.reporting.venue.StatementLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Money of a run of two positions, worked out by hand: see {@link HandRun}. */
class ProfitLineTest {
  private static ProfitLine line(HandRun run, ProfitLine.Since since, String name) {
    return ProfitLine.of(run.report(), run.insights()).stream()
        .filter(line -> line.since() == since && line.name().contains(name))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal dec(String text) {
    return new BigDecimal(text);
  }

  private static void brings(Profit profit, String pnl, String wallets, String equity) {
    assertThat(profit.pnl().orElseThrow()).isEqualByComparingTo(pnl);
    assertThat(profit.walletChange()).isEqualByComparingTo(wallets);
    assertThat(profit.equityChange().orElseThrow()).isEqualByComparingTo(equity);
    assertThat(profit.walletResidual()).isZero();
    assertThat(profit.equityResidual().orElseThrow()).isZero();
    assertThat(profit.ties()).isTrue();
    assertThat(profit.isKnown()).isTrue();
  }

  /** -400 - 150 + 75.5 - 12.5 - 1.25 + 4 = -484.25 realised; U = 600, and -200 at the cut. */
  @Test
  void pnlComesToTheChangeOfWalletsAndEquityToTheLastUnit() {
    HandRun run = HandRun.whole();
    Profit whole = line(run, ProfitLine.Since.START, "firm").profit();
    brings(whole, "115.75", "9500", "10100");
    assertThat(whole.flow().in()).isEqualByComparingTo("13500");
    assertThat(whole.flow().out()).isEqualByComparingTo("3511.75");
    assertThat(whole.traded()).isEqualByComparingTo("-474.5");
    assertThat(whole.flow().byAccount()).isEqualByComparingTo("4");
    brings(line(run, ProfitLine.Since.DAY_CUT, "firm").profit(), "315.75", "-500", "300");
    brings(line(run, ProfitLine.Since.OPENING, "BTCUSDT").profit(), "36.25", "9500", "10100");
    brings(line(run, ProfitLine.Since.OPENING, "ETHUSDT").profit(), "79.5", "0", "0");
  }

  /** 600 + 200 - 12.5 - 1.25 - 400 - 150 of the long; the short was opened since. */
  @Test
  void anEpisodeThatWasOpenAtTheDayCutHasALineSinceThen() {
    HandRun run = HandRun.whole();
    ProfitLine today = line(run, ProfitLine.Since.DAY_CUT, "BTCUSDT");
    assertThat(today.from()).isEqualTo(HandRun.CUT);
    brings(today.profit(), "236.25", "-500", "300");
    assertThat(today.profit().flow().in()).isEqualByComparingTo("500");
    assertThat(today.profit().flow().out()).isEqualByComparingTo("436.25");
    List<ProfitLine> lines = ProfitLine.of(run.report(), run.insights());
    assertThat(lines)
        .filteredOn(line -> line.since() == ProfitLine.Since.DAY_CUT && line.episode() > 0)
        .singleElement()
        .isEqualTo(today);
    CashFlow ofEpisodes =
        today.profit().flow().plus(line(run, ProfitLine.Since.OPENING, "ETHUSDT").profit().flow());
    CashFlow ofFirm = line(run, ProfitLine.Since.DAY_CUT, "firm").profit().flow();
    assertThat(ofEpisodes.realised()).isEqualByComparingTo(ofFirm.realised());
    assertThat(ofEpisodes.net()).isEqualByComparingTo(ofFirm.net());
  }

  @Test
  void anEpisodeWhoseMarkAtTheDayCutIsNotReadHasItsWalletAndNoProfit() {
    HandRun run = HandRun.opened().unread();
    ProfitLine today = line(run, ProfitLine.Since.DAY_CUT, "BTCUSDT");
    assertThat(today.profit().before().wallets()).isEqualByComparingTo("10000");
    assertThat(today.profit().pnl()).isEmpty();
    assertThat(today.profit().walletChange()).isEqualByComparingTo("-500");
    assertThat(today.profit().ties()).as("500 left it that no row says").isFalse();
  }

  /** A removal at the cut itself is of the day that ends with it: (cut, next cut]. */
  @Test
  void whatWasRemovedBeforeTheDayCutIsNotFreedToday() {
    HandRun run =
        HandRun.opened()
            .add(HandRun.BTC, "2025-10-09T23:00:00Z", "remove", "1", "9900", "-100", "9900")
            .add(HandRun.BTC, "2025-10-10T00:00:00Z", "remove", "1", "9850", "-50", "9850")
            .add(HandRun.BTC, "2025-10-10T00:00:01Z", "remove", "1", "9825", "-25", "9825")
            .add(HandRun.BTC, "2025-10-10T10:00:00Z", "add", "1", "9832", "7", "9832");
    CapitalLine capital = CapitalLine.of(run.report(), run.insights()).getFirst();
    assertThat(capital.freed().orElseThrow()).isEqualByComparingTo("25");
    assertThat(capital.today().in()).isEqualByComparingTo("7");
    CashFlow episode = line(run, ProfitLine.Since.DAY_CUT, "BTCUSDT").profit().flow();
    assertThat(episode.out()).isEqualByComparingTo("25");
    assertThat(episode.in()).isEqualByComparingTo("7");
    CashFlow whole = line(run, ProfitLine.Since.OPENING, "BTCUSDT").profit().flow();
    assertThat(whole.out()).isEqualByComparingTo("175");
  }

  /** From 0.90 to 0.92 euros: 9,800 * 0.02 on what there was; 315.75 * 0.92 earned. */
  @Test
  void inAnotherCurrencyTheRatesPartStandsByItself() {
    ProfitLine line = line(HandRun.whole(), ProfitLine.Since.DAY_CUT, "firm");
    ProfitLine.Worth worth = line.worth().orElseThrow();
    BigDecimal fx = worth.fx(line.profit()).orElseThrow();
    assertThat(worth.currency()).isEqualTo("EUR");
    assertThat(worth.pnl(line.profit()).orElseThrow()).isEqualByComparingTo("290.49");
    assertThat(fx).isEqualByComparingTo("196");
    assertThat(worth.change(line.profit()).orElseThrow()).isEqualByComparingTo("472");
    BigDecimal deposits = dec("-11.75").multiply(dec("0.92"));
    BigDecimal earned = dec("311.75").multiply(dec("0.92"));
    assertThat(deposits.add(earned).add(fx)).isEqualByComparingTo("472");
  }

  @Test
  void aWalletThatDoesNotFollowWhatRowsSayIsLeftOver() {
    HandRun apart = HandRun.whole().storing("9499");
    Profit node = line(apart, ProfitLine.Since.START, "firm").profit();
    assertThat(node.walletResidual()).isEqualByComparingTo("-1");
    assertThat(node.equityResidual().orElseThrow()).isEqualByComparingTo("-1");
    assertThat(node.ties()).isFalse();
    HandRun more =
        HandRun.whole()
            .add(HandRun.BTC, "2025-10-10T15:00:00Z", "add", "1", "9509", "10", "10073.75");
    assertThat(CashLedger.of(more.insights()))
        .filteredOn(ledger -> ledger.positionKey().equals(HandRun.BTC.toString()))
        .singleElement()
        .satisfies(ledger -> assertThat(ledger.cash().difference()).isEqualByComparingTo("1"));
    assertThat(CashLedger.of(HandRun.whole().insights()))
        .allMatch(ledger -> ledger.cash().difference().signum() == 0);
  }

  @Test
  void whatNobodySaidOfACloseIsUnknownAndNeverNothing() {
    HandRun said = HandRun.whole();
    assertThat(PeriodLossLine.of(said.report(), said.insights()))
        .allMatch(PeriodLossLine::ties)
        .allMatch(PeriodLossLine::isKnown);
    HandRun unsaid = HandRun.whole().unsaid("close");
    assertThat(line(unsaid, ProfitLine.Since.DAY_CUT, "firm").profit().isKnown()).isFalse();
    assertThat(line(unsaid, ProfitLine.Since.OPENING, "ETHUSDT").profit().flow().unknown())
        .isEqualTo(1);
    assertThat(PeriodLossLine.of(unsaid.report(), unsaid.insights()))
        .filteredOn(line -> line.figure() != PeriodLossLine.Figure.OPEN_CAPITAL)
        .hasSize(3)
        .allMatch(PeriodLossLine::ties)
        .noneMatch(PeriodLossLine::isKnown);
    HandRun miscounted = HandRun.whole().unsaid("close").counting(0);
    assertThat(PeriodLossLine.of(miscounted.report(), miscounted.insights()))
        .filteredOn(line -> line.figure() != PeriodLossLine.Figure.OPEN_CAPITAL)
        .hasSize(3)
        .noneMatch(PeriodLossLine::ties);
    assertThat(CapitalLine.of(unsaid.report(), unsaid.insights()).getFirst().freed()).isEmpty();
    assertThat(CapitalLine.of(said.report(), said.insights()).getFirst().freed().orElseThrow())
        .isEqualByComparingTo("3511.75");
  }

  private static HandRun stated(HandRun run, String... figures) {
    List<BigDecimal> said = List.of(figures).stream().map(BigDecimal::new).toList();
    return run.stated(
        List.of(
            new VenueStatementsQuery.Row(
                new Statement(
                    new Statement.Account("binance", "a1", "USDT"),
                    HandRun.CUT,
                    HandRun.END,
                    new Statement.Figures(
                        said.get(0),
                        said.get(1),
                        said.get(2),
                        said.get(3),
                        said.get(4),
                        said.get(5),
                        said.get(6))),
                "by hand, line 2",
                "")));
  }

  private static @Nullable BreakClass reason(List<StatementLine> lines, String figure) {
    return lines.stream()
        .filter(line -> line.figure().equals(figure))
        .findFirst()
        .orElseThrow()
        .reason();
  }

  @Test
  void theVenuesStatementOfTheDayTiesAndOneUnitOfItsFeesDoesNot() {
    HandRun run =
        stated(HandRun.whole(), "10000", "3500", "3511.75", "1.25", "-12.5", "474.5", "9500");
    assertThat(StatementLine.of(run.report(), run.insights()))
        .hasSize(7)
        .allMatch(line -> line.verdict() == StatementLine.Verdict.TIES);
    HandRun apart =
        stated(HandRun.whole(), "10000", "3500", "3511.75", "3.25", "-12.5", "474.5", "9498");
    assertThat(reason(StatementLine.of(apart.report(), apart.insights()), "Fees"))
        .isEqualTo(BreakClass.UNEXPLAINED);
    // Without the result of the close 3,000 came back in our book, and nothing was gained.
    HandRun unsaid =
        stated(
            HandRun.whole().unsaid("close"),
            "10000",
            "3500",
            "3511.75",
            "1.25",
            "-12.5",
            "474.5",
            "9500");
    List<StatementLine> lines = StatementLine.of(unsaid.report(), unsaid.insights());
    assertThat(reason(lines, "Out")).isEqualTo(BreakClass.RESULT_OF_CLOSES);
    assertThat(reason(lines, "Loss")).isEqualTo(BreakClass.RESULT_OF_CLOSES);
  }

  private static Map<Cause, BigDecimal> causes(
      HandRun run, PositionsAtQuery.Row then, PositionsAtQuery.Row now) {
    HandRun between = run.between(then, now);
    ExplainLine line = ExplainLine.of(between.report(), between.insights(), 1).getFirst();
    assertThat(line.change()).isInstanceOf(DistanceChange.Explained.class);
    return ((DistanceChange.Explained) line.change())
        .parts().stream()
            .filter(part -> part.change().signum() != 0)
            .collect(Collectors.toMap(DistanceChange.Part::cause, DistanceChange.Part::shown));
  }

  @Test
  void aChangeOfDistanceHasTheCauseThatItHadAndNoOther() {
    String pack = HandRun.packs().getLast();
    PositionsAtQuery.Row then = HandRun.row(pack, "1", "10000", "50000");
    assertThat(causes(HandRun.opened(), then, HandRun.row(pack, "1", "10000", "51000")))
        .containsOnlyKeys(Cause.MARK);
    HandRun funded =
        HandRun.opened()
            .add(HandRun.BTC, "2025-10-10T08:00:00Z", "funding", "1", "9900", "-100", "10000");
    assertThat(causes(funded, then, HandRun.row(pack, "1", "9900", "50000")))
        .containsOnlyKeys(Cause.FUNDING);
    HandRun charged =
        HandRun.opened()
            .add(HandRun.BTC, "2025-10-10T08:00:00Z", "fee", "1", "9900", "-100", "10000");
    assertThat(causes(charged, then, HandRun.row(pack, "1", "9900", "50000")))
        .containsOnlyKeys(Cause.FEE);
    HandRun added =
        HandRun.opened()
            .add(HandRun.BTC, "2025-10-10T08:00:00Z", "add", "1", "10100", "100", "10100");
    assertThat(causes(added, then, HandRun.row(pack, "1", "10100", "50000")))
        .containsOnlyKeys(Cause.MARGIN);
    HandRun larger =
        HandRun.opened()
            .add(HandRun.BTC, "2025-10-10T08:00:00Z", "version", "40", "400000", null, "400000");
    assertThat(causes(larger, then, HandRun.row(pack, "40", "400000", "50000")))
        .containsOnlyKeys(Cause.SIZE);
    String old = HandRun.packs().getFirst();
    assertThat(
            causes(
                HandRun.opened(),
                HandRun.row(old, "10", "50000", "50000"),
                HandRun.row(pack, "10", "50000", "50000")))
        .containsOnlyKeys(Cause.RULES);
  }

  @Test
  void whatTheAccountPaidMovedNoDistance() {
    String pack = HandRun.packs().getLast();
    HandRun byAccount =
        HandRun.opened()
            .add(HandRun.BTC, "2025-10-10T08:00:00Z", "funding", "1", "10000", "-100", "10100");
    PositionsAtQuery.Row same = HandRun.row(pack, "1", "10000", "50000");
    assertThat(causes(byAccount, same, same)).isEmpty();
    HandRun fee =
        HandRun.opened()
            .add(HandRun.BTC, "2025-10-10T08:00:00Z", "fee", "1", "10000", "-100", "10100");
    assertThat(causes(fee, same, same)).isEmpty();
  }
}
