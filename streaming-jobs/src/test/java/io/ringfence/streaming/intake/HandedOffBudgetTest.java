package io.ringfence.streaming.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form in which the API hands an approved budget off, as its own tests say it. */
class HandedOffBudgetTest {
  private static final String HEADER =
      "node,metric,currency,soft,hard,soft_leave,hard_leave,min_dwell_s,valid_from,valid_to,"
          + "ts,kind,scope,proposed_by,approved_by";
  private static final String ROW =
      "firm/alpha2,open_capital_at_risk,USDT,1800,2000,1800,2000,0,,2099-01-01T00:00:00Z,"
          + "2025-10-09T00:00:00.123456Z,override,,P-2,P-1";

  @TempDir Path folder;

  @Test
  void anOverrideThatWasHandedOffIsTakenWithBothPersons() {
    LoadedReplay replay =
        new Inputs(folder)
            .with(InputKind.MARKS, Inputs.MARKS, "2025-10-09T00:00:00Z,binance,BTCUSDT,100")
            .with(InputKind.BUDGETS, HEADER, ROW)
            .load();
    assertThat(Inputs.rejects(replay)).isEmpty();
    BudgetRow budget =
        Inputs.events(replay).stream()
            .map(InputEvent::budget)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    assertThat(budget.kind()).isEqualTo("override");
    assertThat(budget.hard()).isEqualByComparingTo("2000");
    assertThat(budget.proposedBy()).isEqualTo("P-2");
    assertThat(budget.approvedBy()).isEqualTo("P-1");
    assertThat(budget.scope()).isNull();
    assertThat(budget.givenMicros()).isEqualTo(Inputs.at("2025-10-09T00:00:00.123456Z"));
  }
}
