package io.ringfence.api.reallocation;

import io.ringfence.api.proposal.OutcomeFigures;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.reporting.whatif.BatchCheck;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of moves says.
 *
 * @param venue venue of the pool
 * @param account account of the pool
 * @param settlementAsset asset of every amount
 * @param desk desk of the pool
 * @param moves every move with the position before and after it
 * @param freeBalance what the account's free balance changes by
 * @param gates burned margin before and after at shocks
 * @param budgets budgets that count the moves
 * @param needsRiskDesk whether the risk desk has to agree: more burns at a shock, a budget is not
 *     kept, or a plan says to exit
 */
record MovesContent(
    String venue,
    String account,
    String settlementAsset,
    String desk,
    List<Move> moves,
    BigDecimal freeBalance,
    List<Gate> gates,
    List<OutcomeFigures> budgets,
    boolean needsRiskDesk) {
  /**
   * A move.
   *
   * @param position key of the position
   * @param amount margin put in, below 0: taken out
   * @param before the position at its mark
   * @param after the same with the move
   */
  record Move(String position, BigDecimal amount, @Nullable Side before, @Nullable Side after) {
    static Move of(BatchCheck.Move move) {
      return new Move(
          move.line().key().toString(),
          move.amount(),
          Side.of(move.before()),
          Side.of(move.after()));
    }
  }

  /**
   * A position at its mark.
   *
   * @param isolatedMargin wallet W
   * @param liquidationPrice null: none
   * @param distance to liquidation, fraction of the mark; null: none
   * @param stillToLose from now
   */
  record Side(
      BigDecimal isolatedMargin,
      @Nullable BigDecimal liquidationPrice,
      @Nullable BigDecimal distance,
      BigDecimal stillToLose) {
    static @Nullable Side of(Optional<MarginExposure> exposure) {
      return exposure
          .map(
              it ->
                  new Side(
                      it.position().isolatedMargin(),
                      price(it.liquidationPrice(), it),
                      it.distance().orElse(null),
                      it.stillToLose()))
          .orElse(null);
    }

    private static @Nullable BigDecimal price(Optional<PriceRoot> root, MarginExposure of) {
      return root.map(it -> it.price(of.side())).orElse(null);
    }
  }

  /**
   * Containment gate at a shock.
   *
   * @param shock relative change of every mark
   * @param burnedBefore margin of the pool's positions that die without the moves
   * @param burnedAfter the same with them
   * @param burnsMore whether that is more
   */
  record Gate(
      BigDecimal shock, BigDecimal burnedBefore, BigDecimal burnedAfter, boolean burnsMore) {
    static Gate of(Batch.Gate gate) {
      return new Gate(gate.shock(), gate.burnedBefore(), gate.burnedAfter(), gate.burnsMore());
    }
  }

  static MovesContent of(BatchCheck.Checked checked) {
    Pool.Id pool = checked.pool();
    return new MovesContent(
        pool.venue(),
        pool.account(),
        pool.settlementAsset(),
        pool.desk(),
        checked.moves().stream().map(Move::of).toList(),
        checked.freeBalance(),
        checked.gates().stream().map(Gate::of).toList(),
        checked.budgets().stream().map(OutcomeFigures::of).toList(),
        checked.needsRiskDesk());
  }
}
