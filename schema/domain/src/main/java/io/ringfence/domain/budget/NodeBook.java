package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One risk node, or a scope of it: what its instruments contribute, exact totals for each
 * settlement asset, and its budgets. Contributions of one instant are applied first, then the
 * budgets are evaluated once.
 *
 * <p>Not thread-safe. State is rebuilt by {@link #apply} of the last contributions, {@link
 * #restoreRealised}, {@link #add} and {@link BudgetMonitor#restore}.
 */
public final class NodeBook {
  private static final Duration RATES_STALE_AFTER = Duration.ofDays(1);

  private final RiskSlice slice;
  private final NodeHoldings holdings;
  private final RateWatch rates;
  private final NodeCapital capital = new NodeCapital();
  private final List<BudgetMonitor> monitors = new ArrayList<>();

  /** A node that holds nothing. */
  public NodeBook(NodePath node, DayCut dayCut) {
    this(new RiskSlice(node, null), dayCut);
  }

  /** A node, or a scope of it, that holds nothing. */
  public NodeBook(RiskSlice slice, DayCut dayCut) {
    this(slice, dayCut, RATES_STALE_AFTER);
  }

  /** The same with the age from which a conversion rate is stale, above 0. */
  public NodeBook(RiskSlice slice, DayCut dayCut, Duration ratesStaleAfter) {
    this.slice = slice;
    this.holdings = new NodeHoldings(dayCut);
    this.rates = new RateWatch(ratesStaleAfter);
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
    return holdings.dayCut();
  }

  /**
   * The node's day ends at another time from now on. What the current day has realised counts on,
   * up to the next cut.
   */
  public void changeDayCut(DayCut other, Instant at) {
    holdings.changeDayCut(other, at);
  }

  /** Replaces what an instrument contributes in its settlement asset. */
  public void apply(String asset, InstrumentId instrument, NodeContribution contribution) {
    apply(asset, instrument, contribution, MarkQuality.TRUSTED);
  }

  /** The same, with how far the mark behind it can be trusted. */
  public void apply(
      String asset, InstrumentId instrument, NodeContribution contribution, MarkQuality quality) {
    holdings.apply(asset, instrument, contribution, quality);
  }

  /** Books what was realised at an instant. */
  public void realise(String asset, Realised realised, Instant at) {
    holdings.realise(asset, realised, at);
  }

  /**
   * Figures of the node at an instant, one for each settlement asset it ever held, in their order.
   */
  public List<NodeExposure> exposures(Instant at) {
    holdings.rollTo(at);
    return holdings.exposures();
  }

  /** Evaluates every budget with the facts of an instant at which only the market moved. */
  public BudgetNews evaluate(Instant at) {
    return evaluate(at, NodeCircumstances.MARKET);
  }

  /** Evaluates every budget with the facts of an instant; news in the order of adding. */
  public BudgetNews evaluate(Instant at, NodeCircumstances circumstances) {
    BudgetNews news = BudgetNews.NONE;
    VolatilityRegime regime = holdings.regime();
    for (BudgetMonitor monitor : monitors) {
      RiskBudget budget = monitor.budget();
      BudgetUse use = use(budget, at);
      BudgetReading reading =
          new BudgetReading(
              use,
              certain(budget, use, at),
              at,
              circumstances,
              capital.at(budget.currency(), at),
              regime);
      news = news.and(monitor.evaluate(reading));
    }
    return news.and(rates.look(neededRates(), at));
  }

  /** Takes a rate; what is measured from then on uses it. */
  public void see(ConversionRate rate) {
    rates.see(rate);
  }

  /** The next instant at which a rate that is needed gets stale; empty: none will. */
  public Optional<Instant> nextStaleRate(Instant at) {
    return rates.nextStale(neededRates(), at);
  }

  /** Pairs of what is held, or was lost today, and the currencies of the budgets in force. */
  private Set<AssetPair> neededRates() {
    Set<AssetPair> needed = new TreeSet<>();
    for (BudgetMonitor monitor : monitors) {
      String currency = monitor.budget().currency();
      if (monitor.inForce().isPresent() && !currency.isBlank()) {
        needed.addAll(holdings.pairsInto(currency));
      }
    }
    return needed;
  }

  /** What must be kept of rates to restore. */
  public List<RateState> rateStates() {
    return rates.states();
  }

  /** Puts back what {@link #rateStates} gave out. */
  public void restoreRate(RateState state) {
    rates.restore(state);
  }

  /** How much of a budget of this node is used at an instant. */
  public BudgetUse use(RiskBudget budget, Instant at) {
    holdings.rollTo(at);
    return measure(View.SHOWN, at).of(budget);
  }

  /** The budget with the limits that follow from it at an instant. */
  public BudgetInForce limits(RiskBudget budget, Instant at) {
    return BudgetInForce.of(budget, capital.at(budget.currency(), at));
  }

  /**
   * One bad mark must not halt the firm: there use counts without marks nobody has confirmed.
   * Source: features, confirm before a destructive halt.
   */
  private BudgetUse certain(RiskBudget budget, BudgetUse use, Instant at) {
    boolean inDoubt = slice.node().equals(NodePath.FIRM) && holdings.areInDoubt();
    return inDoubt ? measure(View.CERTAIN, at).of(budget) : use;
  }

  private BudgetMeasure measure(View view, Instant at) {
    return new BudgetMeasure(
        holdings.ledgers(), view, (asset, currency) -> rates.factor(asset, currency, at));
  }

  /** The node's budgets with their states, in the order of adding. */
  public List<BudgetMonitor> monitors() {
    return List.copyOf(monitors);
  }

  /** What must be kept of realised figures to restore. */
  public List<RealisedState> realisedStates(Instant at) {
    holdings.rollTo(at);
    return holdings.realisedStates();
  }

  /** Puts back what {@link #realisedStates} gave out. */
  public void restoreRealised(RealisedState state) {
    holdings.restoreRealised(state);
  }
}
