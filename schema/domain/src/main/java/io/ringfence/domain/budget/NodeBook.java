package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One risk node, or a scope of it: what its instruments contribute, exact totals for each
 * settlement asset, and its budgets. Contributions of one instant are applied first, then the
 * budgets are evaluated once.
 *
 * <p>Not thread-safe. State is rebuilt by {@link #apply} of the last contributions, {@link
 * #restoreRealised}, {@link #add} and {@link BudgetMonitor#restore}.
 */
public final class NodeBook {
  private final RiskSlice slice;
  private final TreeMap<String, AssetLedger> ledgers = new TreeMap<>();
  private final Map<Held, MarkQuality> qualities = new HashMap<>();
  private final NodeCapital capital = new NodeCapital();
  private final List<BudgetMonitor> monitors = new ArrayList<>();
  private DayCut dayCut;

  /**
   * What a node has realised in one asset, as it is kept to restore.
   *
   * @param settlementAsset the asset
   * @param sinceStart since the start of the run
   * @param sinceDayCut since the cut that began the day
   * @param day the day, named by the local date of the cut that began it
   */
  public record RealisedState(
      String settlementAsset, Realised sinceStart, Realised sinceDayCut, LocalDate day) {}

  private record Held(String asset, InstrumentId instrument) {}

  /** A node that holds nothing. */
  public NodeBook(NodePath node, DayCut dayCut) {
    this(new RiskSlice(node, null), dayCut);
  }

  /** A node, or a scope of it, that holds nothing. */
  public NodeBook(RiskSlice slice, DayCut dayCut) {
    this.slice = slice;
    this.dayCut = dayCut;
  }

  /**
   * Watches one more budget of this node, or takes it as a version of one that is watched for the
   * same metric, currency and scope.
   */
  public BudgetMonitor add(RiskBudget budget) {
    if (!budget.slice().equals(slice)) {
      throw new IllegalArgumentException(
          "budget must be of node " + slice + ", was of " + budget.slice());
    }
    BudgetKey key = BudgetKey.of(budget);
    for (BudgetMonitor monitor : monitors) {
      if (monitor.isFor(key)) {
        monitor.add(budget);
        return monitor;
      }
    }
    BudgetMonitor monitor = new BudgetMonitor(budget);
    monitors.add(monitor);
    return monitor;
  }

  /** Takes capital of the node that is in force from an instant on. */
  public void addCapital(String currency, BigDecimal amount, Instant from) {
    capital.add(currency, amount, from);
  }

  /** When the node's day ends. */
  public DayCut dayCut() {
    return dayCut;
  }

  /**
   * The node's day ends at another time from now on. What the current day has realised counts on,
   * up to the next cut.
   */
  public void changeDayCut(DayCut other, Instant at) {
    rollTo(at);
    dayCut = other;
    LocalDate today = other.dayOf(at);
    ledgers.values().forEach(ledger -> ledger.rename(today));
  }

  /** Replaces what an instrument contributes in its settlement asset. */
  public void apply(String asset, InstrumentId instrument, NodeContribution contribution) {
    apply(asset, instrument, contribution, MarkQuality.TRUSTED);
  }

  /** The same, with how far the mark behind it can be trusted. */
  public void apply(
      String asset, InstrumentId instrument, NodeContribution contribution, MarkQuality quality) {
    ledger(asset).replace(instrument, contribution, quality);
    if (contribution.sums().positions() == 0) {
      qualities.remove(new Held(asset, instrument));
    } else {
      qualities.put(new Held(asset, instrument), quality);
    }
  }

  /** Books what was realised at an instant. */
  public void realise(String asset, Realised realised, Instant at) {
    AssetLedger ledger = ledger(asset);
    ledger.rollTo(dayCut.dayOf(at));
    ledger.realise(realised);
  }

  /**
   * Figures of the node at an instant, one for each settlement asset it ever held, in their order.
   */
  public List<NodeExposure> exposures(Instant at) {
    rollTo(at);
    return ledgers.values().stream().map(AssetLedger::exposure).toList();
  }

  /** Evaluates every budget with the facts of an instant at which only the market moved. */
  public BudgetNews evaluate(Instant at) {
    return evaluate(at, NodeCircumstances.MARKET);
  }

  /** Evaluates every budget with the facts of an instant; news in the order of adding. */
  public BudgetNews evaluate(Instant at, NodeCircumstances circumstances) {
    BudgetNews news = BudgetNews.NONE;
    VolatilityRegime regime = regime();
    for (BudgetMonitor monitor : monitors) {
      RiskBudget budget = monitor.budget();
      BudgetUse use = use(budget, at);
      BudgetReading reading =
          new BudgetReading(
              use,
              certain(budget, use),
              at,
              circumstances,
              capital.at(budget.currency(), at),
              regime);
      news = news.and(monitor.evaluate(reading));
    }
    return news;
  }

  /** How much of a budget of this node is used at an instant. */
  public BudgetUse use(RiskBudget budget, Instant at) {
    rollTo(at);
    return new BudgetMeasure(Map.copyOf(ledgers), View.SHOWN).of(budget);
  }

  /** The budget with the limits that follow from it at an instant. */
  public BudgetInForce limits(RiskBudget budget, Instant at) {
    return BudgetInForce.of(budget, capital.at(budget.currency(), at));
  }

  /**
   * One bad mark must not halt the firm: there use counts without marks nobody has confirmed.
   * Source: features, confirm before a destructive halt.
   */
  private BudgetUse certain(RiskBudget budget, BudgetUse use) {
    boolean inDoubt =
        slice.node().equals(NodePath.FIRM)
            && ledgers.values().stream().anyMatch(ledger -> ledger.unconfirmedPositions() > 0);
    return inDoubt ? new BudgetMeasure(Map.copyOf(ledgers), View.CERTAIN).of(budget) : use;
  }

  /** The most stressed regime of what is held; absent: unknown for one of it, or nothing held. */
  private @Nullable VolatilityRegime regime() {
    VolatilityRegime worst = null;
    for (MarkQuality quality : qualities.values()) {
      VolatilityRegime regime = quality.regime();
      if (regime == null) {
        return null;
      }
      worst = worst == null || regime.compareTo(worst) > 0 ? regime : worst;
    }
    return worst;
  }

  /** The node's budgets with their states, in the order of adding. */
  public List<BudgetMonitor> monitors() {
    return List.copyOf(monitors);
  }

  /** What must be kept of realised figures to restore. */
  public List<RealisedState> realisedStates(Instant at) {
    rollTo(at);
    return ledgers.values().stream().map(AssetLedger::realisedState).toList();
  }

  /** Puts back what {@link #realisedStates} gave out. */
  public void restoreRealised(RealisedState state) {
    ledger(state.settlementAsset()).restore(state);
  }

  private void rollTo(Instant at) {
    LocalDate today = dayCut.dayOf(at);
    ledgers.values().forEach(ledger -> ledger.rollTo(today));
  }

  private AssetLedger ledger(String asset) {
    return ledgers.computeIfAbsent(asset, AssetLedger::new);
  }
}
