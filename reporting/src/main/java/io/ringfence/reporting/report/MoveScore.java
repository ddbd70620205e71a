package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.reporting.query.MarksExtremesQuery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a move would have burned and saved by the marks since: wallets of the positions it touches
 * that a mark reached the liquidation price of, as if nothing else had been done to them.
 *
 * @param ignored burned without it, settlement asset
 * @param followed burned with it
 */
public record MoveScore(BigDecimal ignored, BigDecimal followed) {
  /** What following it saves; below 0: what our advice costs. */
  public BigDecimal saved() {
    return ignored.subtract(followed);
  }

  /**
   * The score of a move; empty: no later mark says anything of one of its positions.
   *
   * @param extremes lowest and highest marks since it was decided
   */
  public static Optional<MoveScore> of(MoveBatch.Move move, List<MarksExtremesQuery.Row> extremes) {
    MoveScore score = new MoveScore(BigDecimal.ZERO, BigDecimal.ZERO);
    Optional<MoveScore> all = Optional.of(score);
    if (move.to().isPresent()) {
      all = plus(all, of(move.to().get(), move.amount(), extremes));
    }
    return move.from().isPresent()
        ? plus(all, of(move.from().get(), move.amount().negate(), extremes))
        : all;
  }

  private static Optional<MoveScore> plus(Optional<MoveScore> all, Optional<MoveScore> more) {
    return all.flatMap(
        one ->
            more.map(
                other ->
                    new MoveScore(
                        one.ignored.add(other.ignored), one.followed.add(other.followed))));
  }

  private static Optional<MoveScore> of(
      MoveBatch.Leg leg, BigDecimal change, List<MarksExtremesQuery.Row> extremes) {
    PositionKey key = PositionKey.parse(leg.position()).orElseThrow();
    return extremes.stream()
        .filter(
            row ->
                row.venue().equals(key.instrument().venue())
                    && row.instrument().equals(key.instrument().symbol()))
        .map(row -> worst(row, key.side()))
        .filter(Objects::nonNull)
        .findFirst()
        .map(
            worst ->
                new MoveScore(
                    burned(leg.liquidationBefore(), key.side(), worst, leg.wallet()),
                    burned(leg.liquidationAfter(), key.side(), worst, leg.wallet().add(change))));
  }

  private static @Nullable BigDecimal worst(MarksExtremesQuery.Row row, PositionSide side) {
    return switch (side) {
      case LONG -> row.lowest();
      case SHORT -> row.highest();
    };
  }

  private static BigDecimal burned(
      Optional<BigDecimal> liquidation, PositionSide side, BigDecimal worst, BigDecimal wallet) {
    return liquidation
        .filter(price -> side.sign() * worst.compareTo(price) <= 0)
        .map(_ -> wallet.max(BigDecimal.ZERO))
        .orElse(BigDecimal.ZERO);
  }
}
