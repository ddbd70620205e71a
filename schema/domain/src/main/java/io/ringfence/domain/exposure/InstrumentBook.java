package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.FundingSettled;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.position.PositionState.Status;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All positions of one instrument, and its mark. Events are applied in the order they are given;
 * the caller brings them into the order of time. Where a mark price enters the arithmetic.
 *
 * <p>Not thread-safe. State is rebuilt by {@link #restorePosition}, {@link #restoreRow} and {@link
 * #restoreMark} from what {@link #takeChanged} and {@link #takeAppliedRows} gave out.
 */
public final class InstrumentBook {
  private final MarginRules rules;
  private final PositionWatch watch;
  private final TreeMap<PositionKey, PositionState> positions = new TreeMap<>();
  private final AppliedSequences sequences = new AppliedSequences();
  private final TreeSet<PositionKey> changed = new TreeSet<>();
  private @Nullable MarkUpdate mark;

  /** A book without positions and without a mark. */
  public InstrumentBook(MarginRules rules, AlertLevels levels) {
    this.rules = rules;
    this.watch = new PositionWatch(rules.model(), levels);
  }

  /** Applies one event and says what became of it. */
  public Outcome apply(PositionEvent event) {
    return switch (event) {
      case PositionEvent.Sequenced sequenced -> applySequenced(sequenced);
      case FundingSettled funding -> applyFunding(funding);
      case MarkUpdate update -> applyMark(update);
    };
  }

  private Outcome applySequenced(PositionEvent.Sequenced event) {
    Outcome judged = sequences.judge(event);
    if (judged != null) {
      return judged;
    }
    Outcome outcome =
        switch (event) {
          case PositionVersion version -> applyVersion(version);
          case WalletEvent wallet -> applyWallet(wallet);
        };
    if (outcome instanceof Outcome.Applied) {
      sequences.add(event);
    }
    return outcome;
  }

  private Outcome applyVersion(PositionVersion version) {
    PositionState known = positions.get(version.key());
    PositionState open = known != null && known.isOpen() ? known : null;
    List<Effect> effects = new ArrayList<>();
    if (version.closes()) {
      if (open == null) {
        return Admission.refuseFlat(version.key(), known);
      }
      store(open.ended(Status.CLOSED), effects, Effect.Change.CLOSE, version, null);
    } else {
      PositionState after = open != null ? open.replacedBy(version) : opened(version, known);
      store(after, effects, Effect.Change.VERSION, version, null);
      evaluate(after, version, effects);
    }
    return new Outcome.Applied(effects);
  }

  private static PositionState opened(PositionVersion version, @Nullable PositionState before) {
    return before == null
        ? PositionState.opened(version, 1, 1)
        : PositionState.opened(version, before.episode() + 1, before.changes() + 1);
  }

  private Outcome applyWallet(WalletEvent wallet) {
    PositionState before = positions.get(wallet.key());
    if (before == null || !before.isOpen()) {
      return Admission.refuseFlat(wallet.key(), before);
    }
    Outcome refused = Admission.judgeRemoval(wallet, rules.removal(), exposureOf(before));
    if (refused != null) {
      return refused;
    }
    BigDecimal deposited =
        wallet.kind() == WalletEvent.Kind.FEE ? BigDecimal.ZERO : wallet.signedAmount();
    PositionState after = before.walletChanged(wallet.signedAmount(), deposited);
    List<Effect> effects = new ArrayList<>();
    store(after, effects, changeOf(wallet), wallet, wallet.signedAmount());
    evaluate(after, wallet, effects);
    return new Outcome.Applied(effects);
  }

  private static Effect.Change changeOf(WalletEvent wallet) {
    return switch (wallet.kind()) {
      case ADD -> Effect.Change.ADD;
      case REMOVE -> Effect.Change.REMOVE;
      case FEE -> Effect.Change.FEE;
    };
  }

  private Outcome applyFunding(FundingSettled funding) {
    if (mark == null) {
      return new Outcome.Rejected(
          RejectReason.NO_MARK, "funding needs a mark of " + funding.instrument() + ", none yet");
    }
    List<Effect> effects = new ArrayList<>();
    for (PositionState before : openPositions()) {
      BigDecimal amount = before.economics().funding(mark.price(), funding.rate());
      PositionState after = before.walletChanged(amount, BigDecimal.ZERO);
      store(after, effects, Effect.Change.FUNDING, funding, amount);
      evaluate(after, funding, effects);
    }
    return new Outcome.Applied(effects);
  }

  private Outcome applyMark(MarkUpdate update) {
    mark = update;
    List<Effect> effects = new ArrayList<>();
    for (PositionState position : openPositions()) {
      evaluate(position, update, effects);
    }
    return new Outcome.Applied(effects);
  }

  /** Looks at a position at the mark in force; nothing to see where there is none. */
  private void evaluate(PositionState position, PositionEvent cause, List<Effect> effects) {
    exposureOf(position)
        .map(exposure -> watch.look(position, exposure, cause.at()))
        .ifPresent(
            sighting -> {
              effects.addAll(sighting.effects());
              if (!sighting.after().equals(position)) {
                put(sighting.after());
              }
            });
  }

  private void store(
      PositionState after,
      List<Effect> effects,
      Effect.Change change,
      PositionEvent cause,
      @Nullable BigDecimal amount) {
    put(after);
    Long sequence =
        cause instanceof PositionEvent.Sequenced sequenced ? sequenced.sequence() : null;
    effects.add(new Effect.PositionChanged(after, change, cause.at(), sequence, amount));
  }

  private void put(PositionState state) {
    positions.put(state.key(), state);
    changed.add(state.key());
  }

  /** Open positions in the order of their keys. */
  public List<PositionState> openPositions() {
    return positions.values().stream().filter(PositionState::isOpen).toList();
  }

  /** The position valued at the mark in force; empty where there is no mark yet. */
  public Optional<MarginExposure> exposureOf(PositionState position) {
    return mark == null
        ? Optional.empty()
        : Optional.of(
            MarginExposure.of(rules, position.economics(), position.leverage(), mark.price()));
  }

  /** The mark in force; empty where there is none yet. */
  public Optional<MarkUpdate> mark() {
    return Optional.ofNullable(mark);
  }

  /** What the open positions contribute to each node they belong to: book, desk and firm. */
  public Map<NodePath, NodeContribution> contributions() {
    Map<NodePath, NodeContribution> contributions = new TreeMap<>();
    for (PositionState position : openPositions()) {
      NodeContribution one = NodeContribution.of(position, exposureOf(position));
      for (NodePath node : position.facts().node().upwards()) {
        contributions.merge(node, one, NodeContribution::plus);
      }
    }
    return contributions;
  }

  /** Positions changed since the last call, flat ones included: what must be kept to restore. */
  public List<PositionState> takeChanged() {
    List<PositionState> taken =
        changed.stream().map(positions::get).map(Objects::requireNonNull).toList();
    changed.clear();
    return taken;
  }

  /** Rows applied since the last call: what must be kept to recognise their repetition. */
  public Collection<AppliedRow> takeAppliedRows() {
    return sequences.takeFresh();
  }

  /** Puts back a position that {@link #takeChanged} gave out. */
  public void restorePosition(PositionState state) {
    positions.put(state.key(), state);
  }

  /** Puts back a row that {@link #takeAppliedRows} gave out. */
  public void restoreRow(AppliedRow row) {
    sequences.restore(row);
  }

  /** Puts back the mark in force. */
  public void restoreMark(MarkUpdate restored) {
    mark = restored;
  }
}
