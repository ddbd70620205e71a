package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.InstrumentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a node holds and has realised, by settlement asset, and when its day ends. */
final class NodeHoldings {
  private final TreeMap<String, AssetLedger> ledgers = new TreeMap<>();
  private final HeldMarks marks = new HeldMarks();
  private DayCut dayCut;

  NodeHoldings(DayCut dayCut) {
    this.dayCut = dayCut;
  }

  DayCut dayCut() {
    return dayCut;
  }

  void changeDayCut(DayCut other, Instant at) {
    rollTo(at);
    dayCut = other;
    LocalDate today = other.dayOf(at);
    ledgers.values().forEach(ledger -> ledger.rename(today));
  }

  void apply(
      String asset, InstrumentId instrument, NodeContribution contribution, MarkQuality quality) {
    ledger(asset).replace(instrument, contribution, quality);
    if (contribution.sums().positions() == 0) {
      marks.remove(asset, instrument);
    } else {
      marks.put(asset, instrument, quality);
    }
  }

  void realise(String asset, Realised realised, Instant at) {
    AssetLedger ledger = ledger(asset);
    ledger.rollTo(dayCut.dayOf(at));
    ledger.realise(realised);
  }

  /** Begins new sums where the day of an instant is another one. */
  void rollTo(Instant at) {
    LocalDate today = dayCut.dayOf(at);
    ledgers.values().forEach(ledger -> ledger.rollTo(today));
  }

  List<NodeExposure> exposures() {
    return ledgers.values().stream().map(AssetLedger::exposure).toList();
  }

  Map<String, AssetLedger> ledgers() {
    return Map.copyOf(ledgers);
  }

  /** The most stressed regime of what is held; absent: unknown. */
  @Nullable VolatilityRegime regime() {
    return marks.regime();
  }

  /** Whether a position rests on a mark that nobody has confirmed. */
  boolean areInDoubt() {
    return ledgers.values().stream().anyMatch(ledger -> ledger.unconfirmedPositions() > 0);
  }

  /** Conversions that a figure in a currency needs: of what is held or was lost today. */
  Set<AssetPair> pairsInto(String currency) {
    Set<AssetPair> pairs = new TreeSet<>();
    for (AssetLedger ledger : ledgers.values()) {
      if (ledger.needsRate() && !ledger.asset().equals(currency)) {
        pairs.add(new AssetPair(ledger.asset(), currency));
      }
    }
    return pairs;
  }

  List<RealisedState> realisedStates() {
    return ledgers.values().stream().map(AssetLedger::realisedState).toList();
  }

  void restoreRealised(RealisedState state) {
    ledger(state.settlementAsset()).restore(state);
  }

  private AssetLedger ledger(String asset) {
    return ledgers.computeIfAbsent(asset, AssetLedger::new);
  }
}
