package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one node holds in one settlement asset, instrument by instrument, with exact totals. */
final class AssetLedger {
  private final String asset;
  private final TreeMap<InstrumentId, NodeContribution> held = new TreeMap<>();
  private final DoubtfulMarks doubts = new DoubtfulMarks();
  private ExposureSums sums = ExposureSums.EMPTY;
  private Realised sinceStart = Realised.NOTHING;
  private Realised sinceDayCut = Realised.NOTHING;
  private @Nullable LocalDate day;

  AssetLedger(String asset) {
    this.asset = asset;
  }

  String asset() {
    return asset;
  }

  /** Open positions. */
  int positions() {
    return sums.positions();
  }

  /** Whether a figure in another currency needs a rate: something is held, or was lost today. */
  boolean needsRate() {
    return sums.positions() > 0 || hasLostToday();
  }

  /** Replaces what an instrument contributes: totals lose the old and gain the new, exactly. */
  void replace(InstrumentId instrument, NodeContribution contribution, MarkQuality quality) {
    NodeContribution before =
        contribution.sums().positions() == 0
            ? held.remove(instrument)
            : held.put(instrument, contribution);
    if (before != null) {
      sums = sums.minus(before.sums());
    }
    sums = sums.plus(contribution.sums());
    doubts.judge(instrument, before, contribution, quality);
  }

  /** Begins a new sum where the day has changed. */
  void rollTo(LocalDate today) {
    if (!today.equals(day)) {
      day = today;
      sinceDayCut = Realised.NOTHING;
    }
  }

  /** Gives the current day another name: the sum goes on to the next cut. */
  void rename(LocalDate today) {
    day = today;
  }

  /** Whether the day has cost more than it brought. */
  boolean hasLostToday() {
    return sinceDayCut.pnl().signum() < 0;
  }

  /** Closes and reductions of the day whose results nobody has said. */
  int unknownToday() {
    return sinceDayCut.unknown();
  }

  /** Books what was realised on the current day. */
  void realise(Realised realised) {
    sinceStart = sinceStart.plus(realised);
    sinceDayCut = sinceDayCut.plus(realised);
  }

  /** Puts back what {@link #realisedState} gave out. */
  void restore(RealisedState state) {
    sinceStart = state.sinceStart();
    sinceDayCut = state.sinceDayCut();
    day = state.day();
  }

  /** What was realised, for a ledger that has been rolled to a day. */
  RealisedState realisedState() {
    return new RealisedState(asset, sinceStart, sinceDayCut, Objects.requireNonNull(day, "day"));
  }

  /** Totals over the open positions, every mark as it stands. */
  ExposureSums sums() {
    return sums;
  }

  /** Totals over the open positions as budgets see them. */
  ExposureSums sums(View view) {
    ExposureSums seen = sums;
    for (var doubt : doubts.in(view).entrySet()) {
      NodeContribution stands = held.get(doubt.getKey());
      if (stands != null) {
        seen = seen.minus(stands.sums()).plus(doubt.getValue().sums());
      }
    }
    return seen;
  }

  /** What is known of the loss under gap shocks as budgets see it. */
  BigDecimal gapLoss(View view) {
    BigDecimal known = BigDecimal.ZERO;
    for (NodeContribution one : seen(view)) {
      BigDecimal loss = one.gapLoss();
      known = loss == null ? known : known.add(loss);
    }
    return known;
  }

  /** Open positions whose loss under gap shocks is unknown. */
  int withoutGapLoss(View view) {
    return seen(view).stream()
        .filter(one -> one.gapLoss() == null)
        .mapToInt(one -> one.sums().positions())
        .sum();
  }

  private Collection<NodeContribution> seen(View view) {
    Map<InstrumentId, NodeContribution> seen = new TreeMap<>(held);
    doubts.in(view).forEach((instrument, doubt) -> seen.replace(instrument, doubt));
    return seen.values();
  }

  /** Instruments held whose mark is stale. */
  int stalePositions() {
    return doubts.stale().stream()
        .map(held::get)
        .mapToInt(stale -> stale == null ? 0 : stale.sums().positions())
        .sum();
  }

  /** Positions whose mark is unconfirmed, or 0. */
  int unconfirmedPositions() {
    return doubts.unconfirmed().stream()
        .map(held::get)
        .mapToInt(doubtful -> doubtful == null ? 0 : doubtful.sums().positions())
        .sum();
  }

  NodeExposure exposure() {
    NodeContribution extremes = NodeContribution.EMPTY;
    for (NodeContribution contribution : held.values()) {
      extremes = extremes.withExtremesOf(contribution);
    }
    NodeContribution all = new NodeContribution(sums, extremes.nearest(), extremes.highestRatio());
    return new NodeExposure(asset, all, sinceStart, sinceDayCut, stalePositions());
  }

  /** Known gross notional of the instruments that share a property, quote currency. */
  Map<String, BigDecimal> grossBy(Function<InstrumentId, String> property, View view) {
    Map<InstrumentId, NodeContribution> doubtful = doubts.in(view);
    Map<String, BigDecimal> gross = new TreeMap<>();
    held.forEach(
        (instrument, contribution) ->
            gross.merge(
                property.apply(instrument),
                doubtful.getOrDefault(instrument, contribution).sums().grossNotional(),
                BigDecimal::add));
    return gross;
  }
}
