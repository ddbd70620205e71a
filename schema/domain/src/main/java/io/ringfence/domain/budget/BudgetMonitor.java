package io.ringfence.domain.budget;

import io.ringfence.domain.budget.ActionNews.Threshold;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One budget with everything that was given for it, and the state it is in. Where another limit
 * comes into force, the state is that of the new limits at once; else {@link Hysteresis} says what
 * follows.
 */
public final class BudgetMonitor {
  private final BudgetVersions versions = new BudgetVersions();
  private final BreachWatch breaches = new BreachWatch();
  private final ThresholdWatch thresholds = new ThresholdWatch();
  private @Nullable RiskBudget inForce;
  private @Nullable Standing standing;

  /**
   * The state a budget is in.
   *
   * @param state the state
   * @param since when it was entered
   * @param warnedSince when the warning was entered that use became unknown in; absent: it did not
   */
  public record Standing(BudgetState state, Instant since, @Nullable Instant warnedSince) {
    /** Since when a warning is to be left, be it known or not; absent: there is none. */
    @Nullable Instant warning() {
      return state == BudgetState.WARNING ? since : warnedSince;
    }
  }

  /**
   * Everything that must be kept to restore, beside what was given.
   *
   * @param inForce the one in force at the last evaluation; absent: none
   * @param standing the state; absent with {@code inForce}
   * @param breachesOpened breaches opened so far
   * @param openBreach the open one; absent: none
   * @param hardBefore hard limit at the last evaluation; absent: none was known
   * @param passed thresholds the state lies over
   * @param reduceOnly thresholds that have raised a reduce-only flag
   */
  public record Memory(
      @Nullable RiskBudget inForce,
      @Nullable Standing standing,
      long breachesOpened,
      @Nullable Breach openBreach,
      @Nullable BigDecimal hardBefore,
      Set<Threshold> passed,
      Set<Threshold> reduceOnly) {
    public Memory {
      passed = Set.copyOf(passed);
      reduceOnly = Set.copyOf(reduceOnly);
    }
  }

  /** A monitor of a budget that was never evaluated. */
  public BudgetMonitor(RiskBudget budget) {
    versions.add(budget);
  }

  /** Takes what was given later for the same. */
  void add(RiskBudget budget) {
    versions.add(budget);
  }

  /** What was given first: all that was given measures the same. */
  public RiskBudget budget() {
    return versions.all().getFirst();
  }

  /** Everything that was given, in its order. */
  public List<RiskBudget> given() {
    return versions.all();
  }

  /** The one in force at the last evaluation; empty before the first and where none is. */
  public Optional<RiskBudget> inForce() {
    return Optional.ofNullable(inForce);
  }

  /** The state it is in; empty before the first evaluation and where none is in force. */
  public Optional<Standing> standing() {
    return Optional.ofNullable(standing);
  }

  /** What must be kept. */
  public Memory memory() {
    return new Memory(
        inForce,
        standing,
        breaches.opened(),
        breaches.open().orElse(null),
        breaches.hardBefore(),
        thresholds.passed(),
        thresholds.reduceOnly());
  }

  /** Puts back what {@link #memory()} gave out. */
  public void restore(Memory memory) {
    inForce = memory.inForce();
    standing = memory.standing();
    breaches.restore(memory);
    thresholds.restore(memory);
  }

  /** The open breach. */
  public Optional<Breach> openBreach() {
    return breaches.open();
  }

  /** Whether this is one of what was given for the same. */
  boolean isFor(BudgetKey key) {
    return BudgetKey.of(budget()).equals(key);
  }

  /** Evaluates at an instant; what follows. */
  BudgetNews evaluate(BudgetReading reading) {
    return versions
        .inForce(reading.at(), reading.regime())
        .map(budget -> judge(BudgetInForce.of(budget, reading.capital()), reading))
        .orElseGet(() -> leave(reading));
  }

  private BudgetNews leave(BudgetReading reading) {
    RiskBudget last = inForce;
    inForce = null;
    standing = null;
    return last == null
        ? BudgetNews.NONE
        : new BudgetNews(
            List.of(),
            breaches.leave(reading).stream().toList(),
            thresholds.leave(last, reading.at()));
  }

  private BudgetNews judge(BudgetInForce now, BudgetReading reading) {
    BudgetUse use = now.isKnown() ? reading.use() : reading.use().withUnknown(1);
    Standing before = standing;
    BudgetState state = state(now, use, reading);
    List<BudgetChange> changes = new ArrayList<>();
    if (before == null || before.state() != state) {
      BudgetState previous = before == null ? null : before.state();
      changes.add(new BudgetChange(now, reading.at(), state, previous, use));
      standing = new Standing(state, reading.at(), remembered(state, before));
    }
    inForce = now.budget();
    List<BreachNews> news = breaches.judge(now, use, reading).stream().toList();
    long breach = news.isEmpty() ? breaches.openNumber() : news.getFirst().breach().number();
    return new BudgetNews(
        changes, news, thresholds.judge(now.budget(), state, reading.at(), breach));
  }

  private BudgetState state(BudgetInForce now, BudgetUse use, BudgetReading reading) {
    BudgetState raw = raw(now, use, reading.certain());
    boolean isNew = !now.budget().equals(inForce);
    return standing == null || isNew
        ? raw
        : new Hysteresis(now.limits(), now.budget().minimumDwell())
            .next(standing, raw, use, reading.at());
  }

  private static BudgetState raw(BudgetInForce now, BudgetUse use, BudgetUse certain) {
    if (now.isBreachedBy(use)) {
      return now.isBreachedBy(certain) ? BudgetState.BREACH : BudgetState.UNCONFIRMED;
    }
    if (!use.isKnown()) {
      return BudgetState.UNKNOWN_AT_LEAST;
    }
    return use.exceeds(now.limits().soft()) ? BudgetState.WARNING : BudgetState.WITHIN;
  }

  /** A warning is not over because use has become unknown or unconfirmed. */
  private static @Nullable Instant remembered(BudgetState state, @Nullable Standing before) {
    return switch (state) {
      case UNKNOWN_AT_LEAST, UNCONFIRMED -> before == null ? null : before.warning();
      case WITHIN, WARNING, BREACH -> null;
    };
  }
}
