package io.ringfence.domain.exposure;

import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.FundingSettled;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.RulesChanged;
import io.ringfence.domain.position.PositionEvent.StopsSet;
import io.ringfence.domain.position.PositionEvent.VenueFill;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.position.PositionState.Status;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Naive twin of an instrument book: every mark looks at every open position, every sum adds all of
 * them, whatever the rules.
 */
final class LoopBook {
  private final AlertLevels levels;
  private final LiquidationMode mode;
  private final KnownPositions positions = new KnownPositions();
  private final AppliedSequences sequences = new AppliedSequences();
  private MarginRules rules;
  private PositionWatch watch;
  private @Nullable MarkUpdate mark;

  /** A book without positions and without a mark. */
  LoopBook(MarginRules rules, AlertLevels levels, LiquidationMode mode) {
    this.levels = levels;
    this.mode = mode;
    this.rules = rules;
    this.watch = new PositionWatch(rules.model(), levels, mode);
  }

  /** The rules in force: those of the last {@link RulesChanged}, or those it began with. */
  MarginRules rules() {
    return rules;
  }

  /** Applies one event and says what became of it. */
  Outcome apply(PositionEvent event) {
    return switch (event) {
      case PositionEvent.Sequenced sequenced -> applySequenced(sequenced);
      case FundingSettled funding -> applyFunding(funding);
      case MarkUpdate update -> applyMark(update);
      case RulesChanged changed -> applyRules(changed);
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
          case StopsSet stops -> applyStops(stops);
          case VenueFill fill -> applyFill(fill);
        };
    if (outcome instanceof Outcome.Applied) {
      sequences.add(event);
    }
    return outcome;
  }

  private Outcome applyVersion(PositionVersion version) {
    PositionState known = positions.find(version.key());
    PositionState open = known != null && known.isOpen() ? known : null;
    Step step = new Step(version, positions);
    if (version.closes()) {
      if (open == null) {
        return Admission.refuseFlat(version.key(), known);
      }
      Optional<MarginExposure> exposure = exposureOf(open);
      if (open.isPresumedLiquidated() && exposure.isPresent()) {
        step.confirm(open, exposure.get());
      } else {
        step.change(open.ended(Status.CLOSED), Effect.Change.CLOSE, null);
      }
    } else {
      PositionState after =
          open != null
              ? open.replacedBy(rules, version)
              : PositionState.opened(rules, version, known);
      step.change(after, Effect.Change.VERSION, null);
      if (open == null || !open.isPresumedLiquidated()) {
        look(after, step);
      }
    }
    return step.done();
  }

  private Outcome applyWallet(WalletEvent wallet) {
    PositionState before = positions.find(wallet.key());
    if (before == null || !before.isOpen()) {
      return Admission.refuseFlat(wallet.key(), before);
    }
    Outcome refused = Admission.judgeRemoval(wallet, rules.removal(), exposureOf(before));
    if (refused != null) {
      return refused;
    }
    PositionState after = before.walletChanged(wallet.signedAmount(), wallet.deposited());
    Step step = new Step(wallet, positions);
    step.change(after, Effect.Change.of(wallet.kind()), wallet.signedAmount());
    look(after, step);
    return step.done();
  }

  private Outcome applyStops(StopsSet stops) {
    PositionState before = positions.find(stops.key());
    if (before == null || !before.isOpen()) {
      return Admission.refuseFlat(stops.key(), before);
    }
    Step step = new Step(stops, positions);
    step.change(before.withFacts(stops.over(before.facts())), Effect.Change.STOPS, null);
    return step.done();
  }

  private Outcome applyFill(VenueFill fill) {
    PositionState before = positions.find(fill.key());
    Outcome told = VenueFills.judge(fill, before);
    if (told != null) {
      return told;
    }
    Step step = new Step(fill, positions);
    PositionState after = VenueFills.apply(fill, Objects.requireNonNull(before), rules, step);
    if (after.isOpen()) {
      look(after, step);
    }
    return step.done();
  }

  private Outcome applyFunding(FundingSettled funding) {
    if (mark == null) {
      return new Outcome.Rejected(
          RejectReason.NO_MARK, "funding needs a mark of " + funding.instrument() + ", none yet");
    }
    Step step = new Step(funding, positions);
    for (PositionState before : openPositions()) {
      BigDecimal amount = rules.funding().amount(before.economics(), mark.price(), funding.rate());
      PositionState after =
          rules.funding().movesWallet()
              ? before.walletChanged(amount, BigDecimal.ZERO)
              : before.settledByAccount(amount);
      step.change(after, Effect.Change.FUNDING, amount);
      look(after, step);
    }
    return step.done();
  }

  private Outcome applyMark(MarkUpdate update) {
    mark = update;
    Step step = new Step(update, positions);
    openPositions().forEach(position -> look(position, step));
    return step.done();
  }

  /** Every position is a new version under the new rules, looked at where its mark stands. */
  private Outcome applyRules(RulesChanged changed) {
    rules = changed.rules();
    watch = new PositionWatch(rules.model(), levels, mode);
    Step step = new Step(changed, positions);
    for (PositionState before : openPositions()) {
      PositionState after = before.under(rules);
      step.change(after, Effect.Change.RULES, null);
      look(after, step);
    }
    return step.done();
  }

  /** Looks at a position at the mark in force; nothing to see where there is none. */
  private void look(PositionState position, Step step) {
    exposureOf(position)
        .map(exposure -> watch.look(position, exposure, step.cause().at()))
        .ifPresent(step::saw);
  }

  /** Open positions in the order of their keys. */
  List<PositionState> openPositions() {
    return positions.open();
  }

  /** The position valued at the mark in force; empty where there is no mark yet. */
  Optional<MarginExposure> exposureOf(PositionState position) {
    return mark == null
        ? Optional.empty()
        : Optional.of(
            MarginExposure.of(rules, position.economics(), position.leverage(), mark.price()));
  }

  /** The mark in force; empty where there is none yet. */
  Optional<MarkUpdate> mark() {
    return Optional.ofNullable(mark);
  }

  /** What the open positions contribute to each node they belong to: book, desk and firm. */
  Map<NodePath, NodeContribution> contributions() {
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
  List<PositionState> takeChanged() {
    return positions.takeChanged();
  }

  /** Rows applied since the last call: what must be kept to recognise their repetition. */
  Collection<AppliedRow> takeAppliedRows() {
    return sequences.takeFresh();
  }

  /** Puts back a position that {@link #takeChanged} gave out. */
  void restorePosition(PositionState state) {
    positions.restore(state);
  }

  /** Puts back a row that {@link #takeAppliedRows} gave out. */
  void restoreRow(AppliedRow row) {
    sequences.restore(row);
  }

  /** Puts back the mark in force. */
  void restoreMark(MarkUpdate restored) {
    mark = restored;
  }
}
