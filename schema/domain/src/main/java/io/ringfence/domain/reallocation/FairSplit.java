package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Sources.Draw;
import io.ringfence.domain.reallocation.Split.Available;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * An amount from the free balance, then from donors of the recipient's book, then from those of
 * other books, each group drained to one common level.
 *
 * @param policy minimum and step
 * @param amount what is asked for, settlement asset, a multiple of the step
 * @param room most that may come from outside the recipient's book
 * @param lines how each donor's distance falls as it gives
 */
record FairSplit(
    ReallocationPolicy policy,
    BigDecimal amount,
    BigDecimal room,
    Function<Source.Donor, DonorLine> lines) {
  /** The parts; empty where this way leaves a part below the minimum or goes beyond the room. */
  List<Draw> of(Available all) {
    List<Draw> parts = new ArrayList<>();
    BigDecimal cash = BigDecimal.ZERO;
    if (!all.cash().isEmpty()) {
      Draw part = all.cash().getFirst().atMost(amount.min(room));
      cash = part.amount();
      parts.add(part);
    }
    BigDecimal fromDonors = amount.subtract(cash);
    BigDecimal inside = fromDonors.min(Available.sum(all.inside()));
    BigDecimal outside = fromDonors.subtract(inside);
    if (cash.add(outside).compareTo(room) > 0 || isCrumb(cash)) {
      return List.of();
    }
    Optional<List<Draw>> near = shares(all.inside(), inside);
    Optional<List<Draw>> far = shares(all.outside(), outside);
    if (near.isEmpty() || far.isEmpty()) {
      return List.of();
    }
    parts.addAll(near.get());
    parts.addAll(far.get());
    return parts;
  }

  private boolean isCrumb(BigDecimal part) {
    return part.signum() > 0 && part.compareTo(policy.minimumTransfer()) < 0;
  }

  private Optional<List<Draw>> shares(List<Draw> donors, BigDecimal asked) {
    if (isCrumb(asked)) {
      return Optional.empty();
    }
    List<DonorShares.Spare> spares = new ArrayList<>(donors.size());
    Map<PositionKey, Draw> byKey = new HashMap<>();
    for (Draw draw : donors) {
      if (draw.source() instanceof Source.Donor donor) {
        PoolPosition position = donor.position();
        spares.add(new DonorShares.Spare(position, draw.amount(), lines.apply(donor)));
        byKey.put(position.key(), draw);
      }
    }
    return new DonorShares(policy, spares)
        .of(asked)
        .map(shares -> shares.stream().map(share -> drawOf(share, byKey)).toList());
  }

  private static Draw drawOf(DonorShares.Spare share, Map<PositionKey, Draw> donors) {
    Draw draw = Objects.requireNonNull(donors.get(share.donor().key()));
    return new Draw(draw.source(), share.amount());
  }
}
