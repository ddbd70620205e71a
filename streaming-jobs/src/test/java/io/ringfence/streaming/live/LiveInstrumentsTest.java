package io.ringfence.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.engine.ContractKind;
import io.ringfence.streaming.RandomFeeds;
import io.ringfence.streaming.intake.Inputs;
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
  void rulesThatFollowHoldFromTheirInstantAndChangeNoNumber() {
    LivePlan begun = plan(Map.of());
    String pack = RandomFeeds.pack("2025-10-10T12:00:00Z");
    LivePlan following = begun.with(List.of(pack));
    assertThat(following.later()).containsExactly(pack);
    assertThat(following.with(List.of(pack))).as("once").isEqualTo(following);
    LiveInstruments instruments = following.instruments();
    int bitcoin = instruments.number("binance/BTCUSDT");
    long from = Inputs.at("2025-10-10T12:00:00Z");
    assertThat(instruments.text()).isEqualTo(begun.instruments().text());
    assertThat(instruments.changes()).containsExactly(new RuleEra.Change(from, bitcoin));
    assertThat(instruments.terms(bitcoin, from - 1)).isEqualTo(instruments.terms(bitcoin));
    assertThat(instruments.terms(bitcoin, from).requirement().feeRate())
        .isEqualByComparingTo("0.0005");
    assertThat(instruments.ended(bitcoin, Long.MAX_VALUE - 1)).isEmpty();
  }

  @Test
  void whatDoesNotFitTheNumbersOfARunIsRefusedAndSaysWhy() {
    LivePlan begun = plan(Map.of());
    String pack = RandomFeeds.pack("2025-10-10T12:00:00Z");
    String early = RandomFeeds.pack("2025-10-08T12:00:00Z");
    String jumping =
        pack.replace("\"schedule\":\"marginal\"", "\"schedule\":\"whole-position\"")
            .replaceAll("\"maintenanceAmount\":\"[^\"]*\"", "\"maintenanceAmount\":\"0\"");
    String finer = pack.replace("0.0005", "0.000500000000000001");
    assertThat(jumping).isNotEqualTo(pack);
    assertThat(begun.instruments().refusal(early))
        .hasValueSatisfying(
            reason ->
                assertThat(reason).startsWith("effectiveFrom must lie after the first instant"));
    assertThat(begun.instruments().refusal(jumping))
        .contains(
            "binance/BTCUSDT: the kind of schedule must stay what it was when the run was begun");
    assertThat(begun.instruments().refusal(finer))
        .hasValueSatisfying(
            reason -> assertThat(reason).startsWith("binance/BTCUSDT: ").contains("digits"));
    assertThat(begun.with(List.of(early, jumping, finer))).isEqualTo(begun);

    // A pack that was there when the run was begun, and cannot be followed, ends the instrument.
    LiveInstruments ending = new LivePlan(List.of(jumping), AT, Map.of(), 64).instruments();
    int bitcoin = ending.number("binance/BTCUSDT");
    long from = Inputs.at("2025-10-10T12:00:00Z");
    assertThat(ending.ended(bitcoin, from - 1)).isEmpty();
    assertThat(ending.ended(bitcoin, from))
        .hasValueSatisfying(reason -> assertThat(reason).contains("kind of schedule"));
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
