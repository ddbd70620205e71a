package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.contracts.wire.RulePackRow;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.ReplayFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packs of this build, as a run meets them. */
class PackedRulesTest {
  private static final InstrumentId BTCUSD = new InstrumentId("bybit", "BTCUSD");
  private static final InstrumentId BTCPERP = new InstrumentId("bybit", "BTCPERP");

  private final PackedRules rules = new PackedRules(List.of());

  private static ReplayFacts between(String first, String last) {
    return new ReplayFacts(Inputs.at(first), Inputs.at(last), Inputs.at(first), 1, List.of());
  }

  @Test
  void anInstrumentIsValuedByThePackInForceAtEachInstant() {
    long change = Inputs.at("2022-11-01T00:00:00Z");

    assertThat(rules.of(BTCUSD, change - 1).rulePack()).isEqualTo("bybit@2021-04-17");
    assertThat(rules.of(BTCUSD, change).rulePack()).isEqualTo("bybit@2022-11-01");
    assertThat(rules.nextChange(BTCUSD, change - 1)).hasValue(change);
    assertThat(rules.nextChange(BTCUSD, change)).isEmpty();
    assertThatThrownBy(() -> rules.of(new InstrumentId("bybit", "NONE"), change))
        .hasMessageContaining("bybit/NONE must be in a pack");
  }

  @Test
  void theFirstPackOfAnInstrumentIsNoChange() {
    assertThat(rules.nextChange(BTCPERP, 0)).hasValue(Inputs.at("2026-05-27T00:00:00Z"));
  }

  @Test
  void aRunNamesEveryPackItUsesAndThoseItUsesOutsideTheirEvidence() {
    assertThat(
            rules.used(
                List.of(BTCUSD, BTCPERP), between("2022-10-01T00:00:00Z", "2022-12-01T00:00:00Z")))
        .extracting(RulePackRow::version, RulePackRow::extrapolated)
        .containsExactly(
            tuple("2021-04-17", true), tuple("2022-11-01", false), tuple("2025-12-29", true));
    assertThat(rules.used(List.of(BTCUSD), between("2022-11-01T00:00:00Z", "2022-12-01T00:00:00Z")))
        .extracting(RulePackRow::version, RulePackRow::extrapolated)
        .containsExactly(tuple("2022-11-01", false));
  }
}
