package io.ringfence.domain.mode;

import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.stress.Hedge;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which margin mode a position should have. Opinions differ, so a policy decides and says why;
 * nothing is hard-coded.
 *
 * @param byDefault mode of what no other line concerns
 * @param crossForHedges whether the legs of a pair that the order system named share their margin
 *     where they lie in one account: a leg's profit then carries the other's loss
 * @param isolatedTags book tags that are always ring-fenced, for example {@code speculative}
 */
public record ModePolicy(MarginMode byDefault, boolean crossForHedges, Set<String> isolatedTags) {
  /** Ring-fence everything but named hedges within one account. */
  public static final ModePolicy DEFAULT =
      new ModePolicy(MarginMode.ISOLATED, true, Set.of("speculative", "experimental"));

  public ModePolicy {
    isolatedTags = Set.copyOf(isolatedTags);
  }

  /**
   * A recommendation.
   *
   * @param mode the mode
   * @param because why, in words
   */
  public record Advice(MarginMode mode, String because) {}

  /**
   * The mode of a position.
   *
   * @param hedge pair it is a leg of within its account; absent: none
   */
  public Advice of(PositionFacts facts, @Nullable Hedge hedge) {
    String tag = facts.labels().bookTag();
    if (tag != null && isolatedTags.contains(tag)) {
      return new Advice(MarginMode.ISOLATED, "book tag " + tag + " is always ring-fenced");
    }
    if (facts.thesis() == PositionFacts.Thesis.BROKEN) {
      return new Advice(MarginMode.ISOLATED, "its thesis is broken: nothing else stands for it");
    }
    if (crossForHedges && hedge != null && hedge.isGiven() && !hedge.isOrphaned()) {
      return new Advice(
          MarginMode.CROSS, "leg of pair " + hedge.name() + " in one account: legs offset");
    }
    return new Advice(byDefault, "the policy's mode for what hedges nothing in its account");
  }
}
