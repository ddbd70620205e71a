package io.ringfence.streaming.simulation;

import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.simulation.Scenario.Row;
import java.util.List;

/**
 * The budgets of a scenario: some hold from the start and some are given on the way, an override
 * ends, scopes hold some, all, or nobody knows which of the positions, limits are fractions of
 * capital or those of a regime, every action is asked for, and a day ends in the middle.
 */
final class ScenarioBudgets {
  static final String HEADER =
      Inputs.BUDGETS
          + ",ts,kind,scope,basis,regime,soft_action,hard_action,proposed_by,approved_by,day_zone,"
          + "day_cut";

  private static final int COLUMNS = HEADER.split(",", -1).length;
  private static final String DAY = "2025-10-09T";

  private ScenarioBudgets() {}

  /** The rows in the order of time, what is not timed at the start, epoch microseconds. */
  static List<Row> rows(long startMicros) {
    return List.of(
        fromStart(startMicros, "firm,open_capital_at_risk,2000,4000,USDT,1900,3900,300"),
        fromStart(startMicros, "firm/macro,leverage,3,6,,2.5,5.5,90"),
        fromStart(startMicros, "firm/macro,period_loss,900,1500,USDT,,,,," + DAY + "00:19:30Z"),
        fromStart(
            startMicros, "firm/carry/basis,gross_notional,500,900,USDT,,,120," + DAY + "00:07:00Z"),
        fromStart(startMicros, "firm/carry,unstopped_positions,0,3"),
        fromStart(startMicros, "nowhere,leverage,3,6"),
        fromStart(
            startMicros,
            "firm,gross_notional,1500,2500,USDT,,,,,,,,,,,notify+suggest,"
                + "request_approval+reduce_only"),
        fromStart(
            startMicros, "firm/macro,isolated_margin,100,300,USDT,,,,,,,,trader=T,,,reduce_only"),
        fromStart(startMicros, "firm,isolated_margin,0.01,0.02,USDT,,,,,,,,trader=T,capital"),
        fromStart(startMicros, "firm/carry,isolated_margin,100,200,USDT,,,,,,,,profile=bold"),
        fromStart(
            startMicros, "firm/macro,net_notional,0.05,0.1,USDT,,,,,,,,,capital,,,reduce_only"),
        fromStart(startMicros, "firm/carry,isolated_margin,100,200,USDT,,,,,,,,,,calm"),
        fromStart(startMicros, "firm/carry,isolated_margin,80,160,USDT,,,,,,,,,,normal"),
        fromStart(startMicros, "firm/carry,isolated_margin,60,120,USDT,,,,,,,,,,stressed"),
        fromStart(startMicros, "firm/carry,period_loss,50,100,USDT,,,,,,,,,,,,,,,Asia/Tokyo,09:12"),
        given(
            "00:08:30",
            "firm,open_capital_at_risk,20000,40000,USDT,,,,," + DAY + "00:13:20Z",
            "override,,,,,,ann,ben"),
        given("00:11:00", "firm,gross_notional,400,900,USDT,,,,,", ",account=A1,,,,suggest"),
        given("00:15:00", "firm,gross_notional,900,1800,USDT,,,,,", ""));
  }

  private static Row fromStart(long startMicros, String cells) {
    return new Row(startMicros, full(cells));
  }

  /** A row given at a time: the first ten cells, and those behind the time. */
  private static Row given(String time, String first, String others) {
    String at = DAY + time + "Z";
    return new Row(Inputs.at(at), full(first + "," + at + "," + others));
  }

  private static String full(String cells) {
    return cells + ",".repeat(COLUMNS - cells.split(",", -1).length);
  }
}
