package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;
import static io.ringfence.domain.exposure.Events.LONG;
import static io.ringfence.domain.exposure.Events.SHORT;
import static io.ringfence.domain.exposure.Events.funding;
import static io.ringfence.domain.exposure.Events.mark;
import static io.ringfence.domain.exposure.Events.version;
import static io.ringfence.domain.exposure.Events.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Figures;
import io.ringfence.domain.margin.AdditionRule;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.FundingRule;
import io.ringfence.domain.margin.FundingRule.Payer;
import io.ringfence.domain.margin.FundingRule.Price;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.RulesChanged;
import io.ringfence.domain.position.PositionEvent.WalletEvent.Kind;
import io.ringfence.domain.position.PositionState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the venue's rules say of contract, funding and removal, and what their change does. */
class InstrumentBookRulesTest {
  private static final Contract COIN_MARGINED = new Contract(ContractKind.INVERSE, dec(100), 8);
  private static final Contract QUANTO = new Contract(ContractKind.QUANTO, dec("0.000001"), 8);

  private static MarginRules rules(Contract contract, String rate, FundingRule funding) {
    MaintenanceTier tier =
        new MaintenanceTier(
            BigDecimal.ZERO, Optional.empty(), dec(rate), BigDecimal.ZERO, BigDecimal.TEN);
    return new MarginRules(
        Figures.BTC,
        contract,
        "BTC",
        new StandardMargin(
            new TierSchedule(TierSchedule.Kind.MARGINAL, List.of(tier)),
            BigDecimal.ZERO,
            StandardMargin.TriggerEquality.LIQUIDATES),
        new RemovalRule.Unknown("a test"),
        new AdditionRule.FreeBalance(),
        funding,
        "test@" + rate);
  }

  private static MarginRules rules(Contract contract, String rate) {
    return rules(contract, rate, FundingRule.MARK_FROM_WALLET);
  }

  private static InstrumentBook book(MarginRules rules, PositionEvent... events) {
    InstrumentBook book = new InstrumentBook(rules, AlertLevels.DEFAULT);
    for (PositionEvent event : events) {
      assertThat(book.apply(event)).isInstanceOf(Outcome.Applied.class);
    }
    return book;
  }

  private static BigDecimal walletOf(InstrumentBook book) {
    return book.openPositions().getFirst().economics().isolatedMargin();
  }

  @Test
  void newRulesAreAVersionOfEveryOpenPositionAndLookAtItAtItsLastMark() {
    // Ten at 100 with 200: equity 50 at 85 covers 8.5 and does not cover 85.
    InstrumentBook book =
        book(rules(Contract.LINEAR, "0.01"), version(LONG, 1, "10", "200"), mark(2, "85"));

    var change = new RulesChanged(rules(Contract.LINEAR, "0.1"), second(3));

    assertThat(Lines.of(book.apply(change)))
        .extracting(line -> line.split(" ", 2)[0])
        .containsSubsequence("RULES", "LIQUIDATED", "LIQUIDATION");
    assertThat(book.openPositions()).isEmpty();
    assertThat(book.rules()).isEqualTo(change.rules());
  }

  @Test
  void newRulesWithoutAMarkChangeWhatFollows() {
    InstrumentBook book =
        book(
            rules(Contract.LINEAR, "0.01"),
            version(LONG, 1, "10", "200"),
            new RulesChanged(rules(Contract.LINEAR, "0.1"), second(2)));

    assertThat(book.openPositions()).hasSize(1);
    assertThat(Lines.of(book.apply(mark(3, "85"))))
        .extracting(line -> line.split(" ", 2)[0])
        .contains("LIQUIDATED");
  }

  @Test
  void whatWasClosedStaysAsItEnded() {
    InstrumentBook book =
        book(
            rules(Contract.LINEAR, "0.01"),
            version(LONG, 1, "10", "200"),
            version(LONG, 2, "0", "0"));

    assertThat(Lines.of(book.apply(new RulesChanged(rules(Contract.LINEAR, "0.1"), second(3)))))
        .isEmpty();
  }

  @Test
  void aCoinMarginedPositionIsValuedInCoinAndPaysFundingInCoin() {
    // Ten contracts of 100 USD, entered at 100: 10 BTC of value there, 1000 / 125 = 8 at 125.
    InstrumentBook book =
        book(rules(COIN_MARGINED, "0.01"), version(LONG, 1, "10", "2"), mark(2, "125"));
    PositionState position = book.openPositions().getFirst();

    assertThat(book.exposureOf(position).orElseThrow().equity()).isEqualByComparingTo("4");
    assertThat(book.exposureOf(position).orElseThrow().notional()).isEqualByComparingTo("8");

    book.apply(funding(3, "0.001"));
    assertThat(walletOf(book)).isEqualByComparingTo("1.992");
  }

  @Test
  void fundingThatDoesNotEndIsRoundedToTheCoinsDigitsAgainstBothSides() {
    InstrumentBook longs =
        book(rules(COIN_MARGINED, "0.01"), version(LONG, 1, "10", "9"), mark(2, "70"));
    InstrumentBook shorts =
        book(rules(COIN_MARGINED, "0.01"), version(SHORT, 1, "10", "9"), mark(2, "130"));

    longs.apply(funding(3, "0.0001"));
    shorts.apply(funding(3, "0.0001"));

    // 1000 / 70 / 10000 = 0.00142857142..., 1000 / 130 / 10000 = 0.00076923076...
    assertThat(walletOf(longs)).isEqualByComparingTo("8.99857142");
    assertThat(walletOf(shorts)).isEqualByComparingTo("9.00076923");
  }

  @Test
  void aQuantoPositionPaysInItsSettlementAsset() {
    InstrumentBook book =
        book(rules(QUANTO, "0.01"), version(LONG, 1, "1000", "0.1"), mark(2, "120"));
    PositionState position = book.openPositions().getFirst();

    assertThat(book.exposureOf(position).orElseThrow().equity()).isEqualByComparingTo("0.12");
    book.apply(funding(3, "0.001"));
    assertThat(walletOf(book)).isEqualByComparingTo("0.09988");
  }

  @Test
  void fundingThatTheAccountPaysLeavesTheWalletAndRaisesTheLifetimeCap() {
    FundingRule byAccount =
        new FundingRule(Price.MARK, Payer.ACCOUNT_FIRST, Optional.empty(), Optional.empty());
    InstrumentBook book =
        book(
            rules(Contract.LINEAR, "0.01", byAccount),
            version(LONG, 1, "10", "200"),
            mark(2, "110"));

    Outcome outcome = book.apply(funding(3, "0.001"));

    assertThat(walletOf(book)).isEqualByComparingTo("200");
    assertThat(book.openPositions().getFirst().lifetimeCap()).isEqualByComparingTo("201.1");
    assertThat(((Outcome.Applied) outcome).effects())
        .singleElement()
        .satisfies(
            effect ->
                assertThat(((Effect.PositionChanged) effect).realised())
                    .isEqualByComparingTo("-1.1"));
  }

  @Test
  void aRateOfEighteenDigitsNeverMakesAnAmountTheStoresCannotHold() {
    InstrumentBook book =
        book(
            rules(Contract.LINEAR, "0.01"),
            version(LONG, 1, "10.123456789012", "2000"),
            mark(2, "110.987654321098"));

    book.apply(funding(3, "0.000012345678901234"));

    BigDecimal exact =
        dec(2000)
            .subtract(
                dec("10.123456789012")
                    .multiply(dec("110.987654321098"))
                    .multiply(dec("0.000012345678901234")));
    assertThat(walletOf(book).scale()).isLessThanOrEqualTo(36);
    assertThat(exact.subtract(walletOf(book))).isBetween(BigDecimal.ZERO, dec("1e-36"));
  }

  @Test
  void whereTheRuleIsUnknownAReportedRemovalIsBelievedAsFarAsTheWalletReaches() {
    InstrumentBook book =
        book(rules(Contract.LINEAR, "0.01"), version(LONG, 1, "10", "200"), mark(2, "100"));

    assertThat(book.apply(wallet(LONG, 1, Kind.REMOVE, "150"))).isInstanceOf(Outcome.Applied.class);
    assertThat(book.apply(wallet(LONG, 2, Kind.REMOVE, "50.01")))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(RejectReason.REMOVES_TOO_MUCH);
              assertThat(rejected.explanation()).contains("RULE_UNKNOWN");
            });
  }
}
