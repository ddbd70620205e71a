package io.ringfence.streaming.terms;

import io.ringfence.domain.budget.RiskSlice;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.stress.GapTable;
import io.ringfence.streaming.clock.WallClock;
import java.io.Serializable;
import java.util.List;

/**
 * Terms of a run.
 *
 * @param live whether it runs on live data: liquidations are presumed until the venue reports them,
 *     and a mark far from the one before must be confirmed; else it is a simulation
 * @param staleAfter age from which a mark or a rate is stale
 * @param scopes parts of nodes that budgets are measured on, as {@link RiskSlice} writes them
 * @param clock the wall clock
 * @param gapShocks how far marks gap against nodes, as {@link GapTable} reads them
 */
public record RunTerms(
    boolean live,
    StaleAfter staleAfter,
    List<String> scopes,
    WallClock clock,
    List<String> gapShocks)
    implements Serializable {
  /** Copies the scopes and the shocks. */
  public RunTerms {
    scopes = List.copyOf(scopes);
    gapShocks = List.copyOf(gapShocks);
  }

  /** Terms without gap shocks. */
  public RunTerms(boolean live, StaleAfter staleAfter, List<String> scopes, WallClock clock) {
    this(live, staleAfter, scopes, clock, List.of());
  }

  /** A simulation without scoped budgets. */
  public static RunTerms simulated(WallClock clock) {
    return new RunTerms(false, StaleAfter.REPLAY, List.of(), clock);
  }

  /** The same with scopes that budgets are measured on. */
  public RunTerms with(List<String> otherScopes) {
    return new RunTerms(live, staleAfter, otherScopes, clock, gapShocks);
  }

  /** How far marks gap against nodes. */
  public GapTable gapTable() {
    return GapTable.of(gapShocks);
  }

  /** What a met requirement does. */
  public LiquidationMode liquidations() {
    return live ? LiquidationMode.PRESUMES : LiquidationMode.CLOSES;
  }

  /** The parts of nodes. */
  public List<RiskSlice> slices() {
    return scopes.stream().map(scope -> RiskSlice.parse(scope).orElseThrow()).toList();
  }
}
