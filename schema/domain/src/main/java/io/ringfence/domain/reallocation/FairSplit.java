package io.ringfence.domain.reallocation;

import io.ringfence.domain.reallocation.Sources.Draw;
import io.ringfence.domain.reallocation.Split.Available;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
    for (Draw draw : donors) {
      if (draw.source() instanceof Source.Donor donor) {
        spares.add(new DonorShares.Spare(donor.position(), draw.amount(), lines.apply(donor)));
      }
    }
    return new DonorShares(policy, spares)
        .of(asked)
        .map(shares -> shares.stream().map(share -> drawOf(share, donors)).toList());
  }

  private static Draw drawOf(DonorShares.Spare share, List<Draw> donors) {
    return donors.stream()
        .filter(
            draw ->
                draw.source() instanceof Source.Donor donor
                    && donor.position().key().equals(share.donor().key()))
        .map(draw -> new Draw(draw.source(), share.amount()))
        .findFirst()
        .orElseThrow();
  }
}
