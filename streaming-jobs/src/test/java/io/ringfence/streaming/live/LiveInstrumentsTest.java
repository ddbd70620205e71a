package io.ringfence.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.engine.ContractKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveInstrumentsTest {
  /** 2025-10-09. */
  private static final long AT = 1_760_000_000_000_000L;

  private static LivePlan plan(Map<String, String> digits) {
    return new LivePlan(List.of(), AT, digits, 64);
  }

  @Test
  void aVenuesStandardContractsAreOnThePathAndWhatIsNotSaysWhy() {
    LiveInstruments instruments = plan(Map.of()).instruments();
    int bitcoin = instruments.number("binance/BTCUSDT");
    assertThat(instruments.name(bitcoin)).isEqualTo("binance/BTCUSDT");
    assertThat(instruments.terms(bitcoin).kind()).isEqualTo(ContractKind.LINEAR);
    assertThat(instruments.assetName(instruments.asset(bitcoin))).isEqualTo("USDT");
    assertThat(instruments.terms(bitcoin).requirement().tiers().getFirst().rate())
        .isEqualByComparingTo(
            instruments.rules(bitcoin).model().schedule().tiers().getFirst().rate());
    assertThat(instruments.reason("nowhere/BTCUSDT")).isEqualTo("no rule pack lists it");
    assertThat(instruments.text().lines().filter(line -> line.startsWith("binance/")))
        .hasSizeGreaterThan(100);
  }

  @Test
  void twoPlansWithTheSameDigitsHoldTheSameAndWithOthersDoNot() {
    String text = plan(Map.of()).instruments().text();
    assertThat(plan(Map.of()).instruments().text()).isEqualTo(text);
    LiveInstruments other = plan(Map.of("binance/BTCUSDT", "2,7")).instruments();
    assertThat(other.text()).isNotEqualTo(text);
    assertThat(other.terms(other.number("binance/BTCUSDT")).scales().price()).isEqualTo(2);
    assertThatThrownBy(() -> plan(Map.of("binance/BTCUSDT", "2")))
        .hasMessageContaining("binance/BTCUSDT must be PRICE,SIZE");
  }
}
