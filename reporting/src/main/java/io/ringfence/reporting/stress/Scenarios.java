package io.ringfence.reporting.stress;

import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Window;
import io.ringfence.domain.stress.Move;
import io.ringfence.domain.stress.Scenario;
import io.ringfence.reporting.report.RecordedCrashes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The scenarios every report is put through. */
final class Scenarios {
  private static final List<String> DEPEGS = List.of("0.01", "0.02", "0.05", "0.10", "0.20");
  private static final String FIAT = "USD";

  private Scenarios() {}

  /**
   * A scenario and what else it does.
   *
   * @param kind flash crash, depeg or recorded
   * @param scenario what happens to marks
   * @param depegged asset that loses worth; absent: none
   * @param loss fraction of its worth
   */
  record Case(String kind, Scenario scenario, @Nullable String depegged, BigDecimal loss) {
    static Case of(String kind, Scenario scenario) {
      return new Case(kind, scenario, null, BigDecimal.ZERO);
    }
  }

  static List<Case> of(StressFacts facts) {
    List<Case> cases = new ArrayList<>();
    flash(cases, "down 10 %, back to where it was", "-0.10", "0");
    flash(cases, "down 30 %, back to down 5 %", "-0.30", "-0.05");
    flash(cases, "down 60 %, back to down 15 %", "-0.60", "-0.15");
    flash(cases, "up 20 %, back to where it was", "0.20", "0");
    for (String asset : stablecoins(facts)) {
      for (String loss : DEPEGS) {
        cases.add(depeg(facts, asset, new BigDecimal(loss)));
      }
    }
    RecordedCrashes.ofClassPath().forEach(window -> cases.add(recorded(window)));
    return cases;
  }

  private static void flash(List<Case> cases, String name, String extreme, String end) {
    cases.add(
        Case.of(
            "flash crash",
            Scenario.joint(name, Move.through(new BigDecimal(extreme), new BigDecimal(end)))));
  }

  /** Assets that are pegged to the dollar and are not it: they settle, or an index is in them. */
  private static Set<String> stablecoins(StressFacts facts) {
    Set<String> assets = new TreeSet<>();
    for (Held one : facts.held()) {
      assets.add(one.asset());
      one.instrument().map(PackInstrument::indexQuote).ifPresent(assets::add);
    }
    assets.removeIf(asset -> !asset.contains(FIAT) || asset.equals(FIAT));
    return assets;
  }

  private static Case depeg(StressFacts facts, String asset, BigDecimal loss) {
    Set<InstrumentId> quoted =
        facts.held().stream()
            .filter(
                one ->
                    one.instrument()
                        .filter(instrument -> instrument.indexQuote().equals(asset))
                        .isPresent())
            .map(one -> one.line().key().instrument())
            .collect(Collectors.toSet());
    String name = asset + " loses " + loss.movePointRight(2).stripTrailingZeros().toPlainString();
    return new Case("depeg", Scenario.depeg(name + " %", loss, quoted), asset, loss);
  }

  /** What was recorded is how far marks went, not where they stood at the end. */
  private static Case recorded(Window window) {
    Map<InstrumentId, Move> moves = new HashMap<>();
    window.moves().forEach((instrument, extremes) -> moves.put(instrument, move(extremes)));
    Extremes proxy = window.proxy();
    return Case.of(
        "recorded", new Scenario(window.name(), moves, proxy == null ? null : move(proxy)));
  }

  private static Move move(Extremes extremes) {
    return new Move(Fraction.of(extremes.down()), Fraction.of(extremes.up()), null);
  }
}
