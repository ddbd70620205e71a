package io.ringfence.streaming;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.Inputs;

/**
 * Budgets beside those of a {@link RandomReplay}, which say everything that a budget can say: an
 * override that ends, scopes, fractions of capital, regimes, every action, and a day of their own.
 */
public final class RandomBudgets {
  private static final String HEADER =
      "node,metric,soft,hard,currency,valid_to,ts,kind,scope,basis,regime,soft_action,hard_action,"
          + "proposed_by,approved_by,day_zone,day_cut";

  private RandomBudgets() {}

  /** Writes the budgets beside the files of a replay. */
  public static Inputs addTo(Inputs inputs) {
    return inputs.withFile(
        InputKind.BUDGETS,
        "further-budgets.csv",
        HEADER,
        "firm,gross_notional,800,1200,USDT,,,,,,,notify+suggest,request_approval+reduce_only,,,,",
        "firm,net_notional,600,1200,USDT,,,,,,,,,,,,",
        "firm,net_notional,200,500,USDT,,,,trader=T,,,,,,,,",
        "firm/macro,isolated_margin,100,300,USDT,,,,trader=T,,,,reduce_only,,,,",
        "firm/macro,net_notional,0.05,0.1,USDT,,,,,capital,,suggest,reduce_only,,,,",
        "firm/carry,gross_notional,400,900,USDT,,,,,,calm,,,,,,",
        "firm/carry,gross_notional,300,700,USDT,,,,,,normal,,,,,,",
        "firm/carry,gross_notional,200,500,USDT,,,,,,stressed,,request_approval,,,,",
        "firm/carry,period_loss,100,200,USDT,,,,,,,,,,,Asia/Tokyo,10:30",
        "firm/macro,isolated_margin,100,300,USDT,,2025-10-09T00:40:00Z,,account=A1,,,,,,,,",
        "firm,gross_notional,90000,99000,USDT,2025-10-09T01:40:00Z,2025-10-09T01:10:00Z,override,,,"
            + ",,,ann,ben,,",
        "firm,gross_notional,500,1000,USDT,,2025-10-09T02:20:00Z,,,,,,suggest,,,,");
  }
}
