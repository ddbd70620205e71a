package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Joint;
import io.ringfence.domain.reallocation.Containment.Window;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A decision ticket: what can be done about one position, each answer with what it costs and with
 * what the position's pool burns afterwards. Nobody has decided anything. Source: risk definitions,
 * Moving margin.
 *
 * @param position the position as it is
 * @param target distance it should stand at, fraction of its mark
 * @param need margin that lifts it there, settlement asset; 0: it stands there
 * @param barred why margin may not be added to it; absent: nothing bars it
 * @param answers add and reduce only where it stands below its target, close, and wait
 */
public record Decision(
    PoolPosition position,
    BigDecimal target,
    BigDecimal need,
    @Nullable Obstacle barred,
    List<Answer> answers) {
  /**
   * One answer.
   *
   * @param rival the answer and its cost
   * @param closes what it closes; absent: nothing, or all of it
   * @param shocks what the pool burns when every mark moves against the position
   * @param crashes what it burns in recorded crashes
   * @param tail expected shortfall of what it burns in recorded joint windows
   * @param needsApproval whether it raises that, or the worst of the crashes, beyond the tolerance,
   *     so that the risk desk must approve it
   */
  public record Answer(
      Rival rival,
      Suggestion.@Nullable Reduction closes,
      Containment shocks,
      Containment crashes,
      BurnTail tail,
      boolean needsApproval) {}

  /**
   * Recorded moves that answers are judged in.
   *
   * @param crashes windows of crashes
   * @param joint joint windows whose tail is taken
   */
  public record Recorded(List<Window> crashes, Joint joint) {
    public Recorded {
      crashes = List.copyOf(crashes);
    }
  }

  public Decision {
    answers = List.copyOf(answers);
  }

  /**
   * The ticket of a position of a pool.
   *
   * @param recorded moves the pool is judged in
   * @throws IllegalArgumentException when the pool does not hold the position
   */
  public static Decision of(
      Pool pool, PositionKey key, ReallocationPolicy policy, Recorded recorded) {
    PoolPosition position =
        pool.positions().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("key must be of the pool, was " + key));
    BigDecimal target = Distances.target(policy, position);
    boolean isBelow = position.slackAt(target).signum() < 0;
    BigDecimal need = isBelow ? Appraisal.of(position, policy).need() : BigDecimal.ZERO;
    Gate gate = new Gate(pool, policy, recorded, position);
    return new Decision(
        position,
        target,
        need,
        Reallocation.obstacle(position).orElse(null),
        Rival.of(position, need, policy).stream()
            .filter(rival -> isBelow || rival.kind() != Rival.Kind.ADD)
            .map(rival -> gate.answer(rival, need))
            .toList());
  }

  /** Judges answers to one position of a pool. */
  private record Gate(
      Pool pool, ReallocationPolicy policy, Recorded recorded, PoolPosition position) {
    Answer answer(Rival rival, BigDecimal need) {
      Function<PoolPosition, Optional<PoolPosition>> after =
          one -> one.key().equals(position.key()) ? after(rival.kind(), need) : Optional.of(one);
      Containment burned = Containment.of(pool, after, recorded.crashes());
      BurnTail tail = BurnTail.of(pool, after, recorded.joint());
      BigDecimal tolerance = policy.shortfallTolerance(pool.id());
      return new Answer(
          rival,
          rival.kind() == Rival.Kind.REDUCE
              ? Reduce.to(position, Distances.target(policy, position)).orElse(null)
              : null,
          Containment.of(pool, after, shocks()),
          burned,
          tail,
          burned.needsApproval(tolerance) || tail.isRaisedBy(tolerance));
    }

    private Optional<PoolPosition> after(Rival.Kind kind, BigDecimal need) {
      return switch (kind) {
        case ADD -> Optional.of(position.with(need));
        case REDUCE -> Reduce.applied(position, policy);
        case CLOSE -> Optional.empty();
        case DO_NOTHING -> Optional.of(position);
      };
    }

    /** The policy's shocks, turned against the position: a short dies of rising marks. */
    private List<Window> shocks() {
      return policy.shocks().stream().map(BigDecimal::abs).map(this::against).toList();
    }

    private Window against(BigDecimal move) {
      boolean isLong = position.economics().side() == PositionSide.LONG;
      Extremes all =
          isLong
              ? new Extremes(move.negate(), BigDecimal.ZERO)
              : new Extremes(BigDecimal.ZERO, move);
      BigDecimal percent = move.movePointRight(2).stripTrailingZeros();
      return new Window(
          "every mark %s%s %%".formatted(isLong ? "-" : "+", percent.toPlainString()),
          Map.of(),
          all);
    }
  }
}
