package io.ringfence.domain.position;

import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the institution knows about a position beyond its economics; absent is unknown.
 *
 * @param desk desk that owns it
 * @param book book inside the desk
 * @param trader who holds it
 * @param stopPrice resting stop, quote per base
 * @param stopQuantity quantity the stop covers, base asset
 * @param plannedMaxLoss most the trader planned to lose, settlement asset
 * @param thesis whether the reason for the position still holds
 * @param plan what was decided, before opening, to do in trouble
 * @param legalEntity entity that owns the account
 * @param clientOrHouse whose money it is
 * @param labels further facts that are carried and shown, not computed with
 */
public record PositionFacts(
    String desk,
    String book,
    String trader,
    @Nullable BigDecimal stopPrice,
    @Nullable BigDecimal stopQuantity,
    @Nullable BigDecimal plannedMaxLoss,
    @Nullable Thesis thesis,
    @Nullable Plan plan,
    @Nullable String legalEntity,
    @Nullable String clientOrHouse,
    Labels labels) {
  /** Whether the reason for a position still holds. */
  public enum Thesis {
    INTACT,
    BROKEN
  }

  /** What was decided, before opening, to do when the position gets into trouble. */
  public enum Plan {
    ADD,
    EXIT
  }

  /**
   * Facts that are carried and shown, not computed with; absent is unknown.
   *
   * @param strategy strategy it belongs to
   * @param bookTag core, speculative or experimental
   * @param profile risk profile
   * @param riskClass risk class
   * @param sector sector of the underlying
   * @param conviction strength of belief as the desk writes it
   * @param pairId pair the position is a leg of
   */
  public record Labels(
      @Nullable String strategy,
      @Nullable String bookTag,
      @Nullable String profile,
      @Nullable String riskClass,
      @Nullable String sector,
      @Nullable String conviction,
      @Nullable String pairId) {
    /** Nothing known. */
    public static final Labels UNKNOWN = new Labels(null, null, null, null, null, null, null);
  }

  public PositionFacts {
    // Refuses names that cannot be part of a node path.
    NodePath.book(desk, book);
  }

  /** Facts with nothing but the owner. */
  public static PositionFacts of(String desk, String book, String trader) {
    return new PositionFacts(
        desk, book, trader, null, null, null, null, null, null, null, Labels.UNKNOWN);
  }

  /** The book's risk node. */
  public NodePath node() {
    return NodePath.book(desk, book);
  }
}
