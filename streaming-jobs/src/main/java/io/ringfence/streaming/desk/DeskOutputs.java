package io.ringfence.streaming.desk;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.BreachRow;
import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.BudgetStateRow;
import io.ringfence.contracts.wire.BudgetUseRow;
import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.RateConditionRow;
import io.ringfence.contracts.wire.ThresholdActionRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What leaves the desk operator beside the exposure of nodes. */
public final class DeskOutputs {
  /** Budgets applied. */
  public static final OutputTag<BudgetRow> BUDGETS = tag("budgets", BudgetRow.class);

  /** Capital applied. */
  public static final OutputTag<CapitalRow> CAPITAL = tag("node-capital", CapitalRow.class);

  /** State changes of budgets. */
  public static final OutputTag<BudgetStateRow> STATES = tag("budget-states", BudgetStateRow.class);

  /** Breaches begun, confirmed, ended, and those that stand at the end of the run. */
  public static final OutputTag<BreachRow> BREACHES = tag("breaches", BreachRow.class);

  /** What thresholds set off and took back. */
  public static final OutputTag<ThresholdActionRow> ACTIONS =
      tag("threshold-actions", ThresholdActionRow.class);

  /** Conditions of rates that budgets need. */
  public static final OutputTag<RateConditionRow> RATE_CONDITIONS =
      tag("rate-conditions", RateConditionRow.class);

  /** Use of budgets at snapshots. */
  public static final OutputTag<BudgetUseRow> USES = tag("budget-uses", BudgetUseRow.class);

  /** State changes of budgets and conditions of rates, as messages. */
  public static final OutputTag<AlertRow> ALERTS = tag("budget-alerts", AlertRow.class);

  /** Rows applied, per file, once at the end. */
  public static final OutputTag<InputCountRow> COUNTS = tag("desk-counts", InputCountRow.class);

  private DeskOutputs() {}

  private static <T> OutputTag<T> tag(String id, Class<T> type) {
    return new OutputTag<>(id, TypeInformation.of(type));
  }
}
