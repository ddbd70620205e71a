package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;
import static io.ringfence.domain.budget.Holdings.holding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.budget.RateNews.Condition;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateWatchTest {
  private static final AssetPair COIN = new AssetPair("BTC", "USDT");

  private final NodeBook node =
      new NodeBook(new RiskSlice(NodePath.FIRM, null), DayCut.UTC_MIDNIGHT, Duration.ofSeconds(10));

  private RateWatchTest() {
    node.add(Holdings.budget(BudgetMetric.ISOLATED_MARGIN, "100", "200", "USDT"));
  }

  private static ConversionRate rate(String rate, Instant at) {
    return new ConversionRate(COIN, dec(rate), at);
  }

  private static List<BudgetState> states(BudgetNews news) {
    return news.changes().stream().map(BudgetChange::state).toList();
  }

  private static List<Condition> conditions(BudgetNews news) {
    return news.rates().stream().map(RateNews::condition).toList();
  }

  @Test
  void aRateAloneTakesANodeOverItsLimitAndBack() {
    node.apply("BTC", BTC, holding("0.003", "0.003", "1", "1"));
    node.see(rate("30000", second(0)));
    assertThat(states(node.evaluate(second(0)))).containsExactly(BudgetState.WITHIN);

    node.see(rate("66666.666666666667", second(1)));
    BudgetNews over = node.evaluate(second(1));
    assertThat(states(over)).containsExactly(BudgetState.BREACH);
    assertThat(over.breaches().getFirst().breach().cause()).isEqualTo(Breach.Cause.MARKET);

    node.see(rate("66666.666666666666", second(2)));
    assertThat(states(node.evaluate(second(2)))).containsExactly(BudgetState.WARNING);
  }

  @Test
  void aMissingRateIsToldOnceAndTheUseIsUnknownAndNeverZero() {
    node.apply("USDT", BTC, holding("7", "7", "1", "1"));
    node.apply("BTC", BTC, holding("3", "3", "1", "1"));

    BudgetNews news = node.evaluate(second(0));
    assertThat(states(news)).containsExactly(BudgetState.UNKNOWN_AT_LEAST);
    assertThat(news.changes().getFirst().use().knownPart()).isEqualByComparingTo("7");
    assertThat(conditions(news)).containsExactly(Condition.MISSING);
    assertThat(node.evaluate(second(1)).rates()).isEmpty();
  }

  @Test
  void aRateIsStaleFromTheInstantItIsAsOldAsItMayBe() {
    node.apply("BTC", BTC, holding("0.001", "3", "1", "1"));
    node.see(rate("30000", second(0)));
    assertThat(conditions(node.evaluate(second(0)))).isEmpty();
    assertThat(node.nextStaleRate(second(0))).contains(second(10));
    assertThat(node.evaluate(second(10).minusNanos(1_000)).rates()).isEmpty();

    BudgetNews stale = node.evaluate(second(10));
    assertThat(conditions(stale)).containsExactly(Condition.STALE);
    assertThat(states(stale)).containsExactly(BudgetState.UNKNOWN_AT_LEAST);
    assertThat(node.nextStaleRate(second(10))).isEmpty();

    node.see(rate("30000", second(11)));
    BudgetNews back = node.evaluate(second(11));
    assertThat(conditions(back)).containsExactly(Condition.CURRENT);
    assertThat(states(back)).containsExactly(BudgetState.WITHIN);
  }

  @Test
  void anInverseRateIsNoRate() {
    node.apply("BTC", BTC, holding("1", "3", "1", "1"));
    node.see(new ConversionRate(new AssetPair("USDT", "BTC"), dec("0.00002"), second(0)));

    assertThat(conditions(node.evaluate(second(0)))).containsExactly(Condition.MISSING);
  }

  @Test
  void aRateOfAnAssetThatIsNotHeldIsNoNews() {
    node.apply("USDT", BTC, holding("7", "7", "1", "1"));

    assertThat(node.evaluate(second(0)).rates()).isEmpty();
  }

  @Test
  void aGainInOneAssetGivesNoHeadroomForALossInAnother() {
    node.see(rate("10", second(0)));
    node.realise("BTC", Holdings.realised("5"), second(0));
    node.realise("USDT", Holdings.realised("-20"), second(0));

    assertThat(
            node.use(Holdings.budget(BudgetMetric.PERIOD_LOSS, "1", "2", "USDT"), second(0))
                .used()
                .orElseThrow())
        .isEqualByComparingTo("20");
  }

  @Test
  void aConvertedAmountIsRoundedUpOnceAtTheDigitsThatAreStored() {
    BudgetUse use = BudgetUse.of(BigDecimal.ONE.movePointLeft(40), 0);

    assertThat(use.used().orElseThrow()).isEqualByComparingTo(BigDecimal.ONE.movePointLeft(36));
    assertThat(use.exceeds(BigDecimal.ONE.movePointLeft(39))).isFalse();
  }
}
