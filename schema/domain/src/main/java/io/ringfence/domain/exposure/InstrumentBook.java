package io.ringfence.domain.exposure;

import static java.util.Objects.requireNonNull;

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
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All positions of one instrument, and its mark. Events are applied in the order they are given;
 * the caller brings them into the order of time. Where a mark price enters the arithmetic. A mark
 * costs what it changes: an index says whom it concerns, and only those are looked at, exactly.
 *
 * <p>Not thread-safe. State is rebuilt by {@link #restorePosition}, {@link #restoreRow} and {@link
 * #restoreMark} from what {@link #takeChanged} and {@link #takeAppliedRows} gave out.
 */
public final class InstrumentBook {
  private final AlertLevels levels;
  private final LiquidationMode mode;
  private final KnownPositions positions = new KnownPositions();
  private final AppliedSequences sequences = new AppliedSequences();
  private final Concerns concerns;
  private MarginRules rules;
  private PositionWatch watch;
  private @Nullable MarkUpdate mark;

  /** A book of a simulated run, without positions and without a mark. */
  public InstrumentBook(MarginRules rules, AlertLevels levels) {
    this(rules, levels, LiquidationMode.CLOSES);
  }

  /** A book without positions and without a mark. */
  public InstrumentBook(MarginRules rules, AlertLevels levels, LiquidationMode mode) {
    this.levels = levels;
    this.mode = mode;
    this.rules = rules;
    this.watch = new PositionWatch(rules.model(), levels, mode);
    this.concerns = new Concerns(rules, levels, positions);
  }

  /** The rules in force: those of the last {@link RulesChanged}, or those it began with. */
  public MarginRules rules() {
    return rules;
  }

  /** Applies one event and says what became of it. */
  public Outcome apply(PositionEvent event) {
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

  /**
   * A version of a position presumed liquidated refutes that: it is looked at from the next mark.
   */
  private Outcome applyVersion(PositionVersion version) {
    PositionState known = positions.find(version.key());
    PositionState open = known != null && known.isOpen() ? known : null;
    Step step = new Step(version, positions);
    if (version.closes()) {
      if (open == null) {
        return Admission.refuseFlat(version.key(), known);
      }
      end(open, version, step);
    } else {
      PositionState after =
          open != null
              ? open.replacedBy(rules, version)
              : PositionState.opened(rules, version, known);
      step.version(after, version, open);
      if (open == null || !open.isPresumedLiquidated()) {
        look(after, step);
      }
    }
    return step.done();
  }

  /** A report that a presumed liquidation is over confirms it; another end is a close. */
  private void end(PositionState open, PositionVersion version, Step step) {
    Optional<MarginExposure> exposure = exposureOf(open);
    if (open.isPresumedLiquidated() && exposure.isPresent()) {
      step.confirm(open, exposure.get());
    } else {
      step.version(open.ended(Status.CLOSED), version, open);
    }
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
    PositionState after = VenueFills.apply(fill, requireNonNull(before), rules, step);
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

  /** Only positions that the mark concerns are looked at. */
  private Outcome applyMark(MarkUpdate update) {
    mark = update;
    Step step = new Step(update, positions);
    for (PositionKey key : concerns.by(update)) {
      look(Objects.requireNonNull(positions.find(key)), step);
    }
    return step.done();
  }

  /** Every position is a new version under the new rules, looked at where its mark stands. */
  private Outcome applyRules(RulesChanged changed) {
    rules = changed.rules();
    watch = new PositionWatch(rules.model(), levels, mode);
    concerns.under(rules, mark());
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
  public List<PositionState> openPositions() {
    return positions.open();
  }

  /** Whether any position is open. */
  public boolean hasOpenPositions() {
    return positions.hasOpen();
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

  /** What one open position contributes to each node it belongs to. */
  public NodeContribution contributionOf(PositionState position) {
    return NodeContribution.of(position, exposureOf(position));
  }

  /** What the open positions contribute to each node they belong to: book, desk and firm. */
  public Map<NodePath, NodeContribution> contributions() {
    return concerns.contributions();
  }

  /** How many positions every mark visits, because their conditions turn at no single tick. */
  public int visitedAtEveryMark() {
    return concerns.loose();
  }

  /** What marks have cost so far. */
  public BookWork work() {
    return concerns.work();
  }

  /** Positions changed since the last call, flat ones included: what must be kept to restore. */
  public List<PositionState> takeChanged() {
    return positions.takeChanged();
  }

  /** Rows applied since the last call: what must be kept to recognise their repetition. */
  public Collection<AppliedRow> takeAppliedRows() {
    return sequences.takeFresh();
  }

  /** Puts back a position that {@link #takeChanged} gave out. */
  public void restorePosition(PositionState state) {
    positions.restore(state);
  }

  /** Puts back a row that {@link #takeAppliedRows} gave out. */
  public void restoreRow(AppliedRow row) {
    sequences.restore(row);
  }

  /** Puts back the mark in force. */
  public void restoreMark(MarkUpdate restored) {
    mark = restored;
    concerns.standAt(restored);
  }
}
